#include "report/analysis_words.h"

#include <fmt/core.h>

#include "base/words.h"

namespace locseg::report {

std::string decimal(std::uint64_t hundredths) {
  std::string out = fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

std::string rounded(std::uint64_t hundredths) { return base::grouped((hundredths + 50) / 100); }

std::string_view shown_language(std::string_view tag) { return tag.empty() ? "unknown" : tag; }

}  // namespace locseg::report
