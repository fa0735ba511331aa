// Two articles of any bytes are aligned: pairs are inside and disjoint, and what is written from
// them, and the article of two trees, renders to the translation.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "fuzz/parts.h"
#include "locseg/align.h"

using namespace locseg;
using fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [source, target] = fuzz::parts<2>(data, size);
  const auto kind = static_cast<ArticleKind>(size % 4);
  const AlignedArticle alignment = align_article(source, target, kind, {"en-US", "de-DE"});
  std::uint64_t end = 0;
  for (const AlignedPair& pair : alignment.pairs) {
    require(pair.source.end <= source.size() && pair.target.end <= target.size());
    require(pair.confidence >= 0 && pair.confidence <= 1);
    if (pair.hidden) continue;
    require(pair.target.begin >= end);
    end = pair.target.end;
  }
  const BilingualArticle both = bilingual_article(target, alignment, 0, "0a1b2");
  if (both.pairs == 0) {
    require(both.bytes == target);
  } else {
    require(render(parse_article(both.bytes, ArticleKind::kMarkdown), {}) == target);
  }
  const ParallelTexts texts{.target = target, .source = source, .kind = kind, .target_lang = "de"};
  const Article article = article_of_pairs(texts, find_parallel_pairs(texts));
  require(render(article, {}) == target);
  require(render(article, {.side = RenderedSide::kSource}) == source);
  return 0;
}
