#include "report/status_words.h"

#include <algorithm>

#include "base/words.h"

namespace locseg::report {
namespace {

void add_count(std::string& out, std::uint64_t count, std::string_view word) {
  if (count == 0) return;
  if (!out.empty()) out += ", ";
  out.append(base::grouped(count)).append(" ").append(word);
}

}  // namespace

std::string spoken(PageState state) {
  std::string words(name_of(state));
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string_view meaning_of(DriftKind kind) {
  constexpr std::string_view kMeanings[kDriftKinds] = {
      "the source says it otherwise now",
      "the source says it no longer",
      "new in the source",
      "not translated",
      "at another place in the source now",
      "only marks or addresses changed in the source"};
  return kMeanings[static_cast<std::size_t>(kind)];
}

std::string words_for(const PageStatus& page) {
  std::string out;
  add_count(out, page.stale(), "stale");
  add_count(out, page.untranslated(), "untranslated");
  add_count(out, page.count(DriftKind::kMoved), "moved");
  add_count(out, page.count(DriftKind::kMarkup), "with other marks");
  return out;
}

std::string sum_of(const Status& status) {
  std::string states;
  for (std::size_t i = 0; i < kPageStates; ++i) {
    const auto state = static_cast<PageState>(i);
    add_count(states, status.count(state), spoken(state));
  }
  std::string out = base::counted(status.pages.size(), "page");
  if (!states.empty()) out += ": " + states;
  const std::uint64_t stale = status.stale();
  const std::uint64_t untranslated = status.untranslated();
  if (stale + untranslated == 0) return out;
  out += "; " + base::counted(stale, "stale sentence");
  if (untranslated != 0) out += ", " + base::grouped(untranslated) + " untranslated";
  return out;
}

}  // namespace locseg::report
