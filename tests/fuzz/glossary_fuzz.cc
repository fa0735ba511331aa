// Any bytes as a glossary, with commas, with tabs and as TBX: read or refused.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "locseg/glossary.h"

namespace {

void check(const locseg::Result<locseg::Glossary>& glossary) {
  if (!glossary && glossary.error().message.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check(locseg::parse_glossary_table(text, ',', "terms.csv"));
  check(locseg::parse_glossary_table(text, '\t', "terms.tsv"));
  check(locseg::parse_glossary_tbx(text, "terms.tbx"));
  return 0;
}
