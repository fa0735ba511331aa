// A source of then, one of today and a translation, of any bytes: the places of drifts lead to
// their texts in the translation, one behind another, and nothing of a source that did not change
// is stale.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "fuzz/parts.h"
#include "status/bases.h"
#include "status/page_comparison.h"

using namespace locseg;
using fuzz::require;

namespace {

// Where a text has this place, counted plainly: lines by their line feeds, columns by the bytes
// that begin a code point.
std::size_t offset_of(const Position& position, std::string_view text) {
  Position at{1, 1};
  std::size_t offset = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (offset < text.size() && at != position) {
    at = text[offset] == '\n' ? Position{at.line + 1, 1} : Position{at.line, at.column + 1};
    offset = base::next_char_begin(text, offset + 1);
  }
  require(at == position);
  return offset;
}

void require_places(const std::vector<Drift>& drifts, std::string_view translation) {
  // The place of a stray byte that continues no code point is that of what is before it.
  const bool has_texts = base::valid_utf8_prefix(translation) == translation.size();
  std::size_t last = 0;
  for (const Drift& drift : drifts) {
    const std::size_t begin = offset_of(drift.position, translation);
    require(begin >= last);
    last = begin;
    const std::size_t end = offset_of(drift.end, translation);
    require(end >= begin);
    require(!has_texts || translation.substr(begin, end - begin) == drift.translation);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [then, today, target] = fuzz::parts<3>(data, size);
  status::Linker linker("en-US", "de-DE");
  status::StatementReader reader("en-US");
  for (const std::string_view now : {today, then}) {
    const status::PageTexts texts{now, target, ArticleKind::kMarkdown};
    std::vector<status::Basis> bases = status::bases_in_article(texts, "en-US");
    bases.push_back({std::string(then), linker.links({then, target, ArticleKind::kMarkdown})});
    PageStatus page;
    status::compare_page(texts, bases, reader, false, page);
    require_places(page.drifts, target);
    bases.erase(bases.begin(), bases.end() - 1);
    status::compare_page(texts, bases, reader, false, page);
    if (now == then) require(page.stale() == 0);
  }
  return 0;
}
