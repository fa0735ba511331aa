// Any bytes as an article of every layout without tags: spans keep their order and their bounds,
// both sides render, the article's own units merge to its own bytes, and another target reads back
// in its place or is refused.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/parts.h"
#include "locseg/article.h"
#include "locseg/merge.h"

namespace {

using namespace locseg;
using fuzz::require;

void check_spans(const Article& article) {
  std::uint64_t end = 0;
  std::uint64_t line = 1;
  for (const Segment& segment : article.segments()) {
    require(end <= segment.whole.begin && segment.whole == segment.target);
    require(segment.target.begin <= segment.target.end);
    require(segment.target.end <= article.bytes().size());
    require(segment.source.begin <= segment.source.end);
    require(segment.source.end <= article.source_bytes().size());
    require(!segment.target.overlaps(segment.source) && line <= segment.line);
    require(!article.id(segment).empty());
    end = segment.whole.end;
    line = segment.line;
  }
  end = 0;
  for (const Span& stretch : article.source_stretches()) {
    require(end <= stretch.begin && stretch.begin < stretch.end);
    require(stretch.end <= article.bytes().size());
    end = stretch.end;
  }
  std::uint64_t begin = 0;
  for (const Problem& problem : article.problems()) {
    require(begin <= problem.span.begin && problem.span.end <= article.bytes().size());
    begin = problem.span.begin;
  }
}

void check_merges(const Article& article) {
  ArticleUnits own;
  own.read("a.md", article, {}, {});
  const auto same = merge_units(article, own.group().units, {});
  require(same.has_value() && same->bytes == article.bytes());
  if (article.segments().empty()) return;
  std::vector<Unit> units(own.group().units.begin(), own.group().units.end());
  const std::size_t at = units.size() / 2;
  const std::string target = std::string(units[at].target) + " x";
  units[at].target = target;
  const auto merged = merge_units(article, units, {OnStale::kSkip, true});
  if (!merged) return;
  Article after;
  read_article(merged->bytes, article.kind(), article.read_options(), after);
  require(after.segments().size() == article.segments().size());
  for (std::size_t i = 0; i < after.segments().size(); ++i) {
    const Segment& was = article.segments()[i];
    const Segment& is = after.segments()[i];
    require(article.source(was) == after.source(is) && article.id(was) == after.id(is));
    require(article.target(was) == after.target(is) || i == at);
  }
}

void check(std::string_view bytes, ArticleKind kind, std::optional<Layout> layout) {
  Article article;
  read_article(bytes, kind, {layout, "en-US"}, article);
  require(article.bytes().data() == bytes.data() && article.bytes().size() == bytes.size());
  require(!layout || article.layout() == *layout);
  for (const RenderedSide side : {RenderedSide::kTarget, RenderedSide::kSource}) {
    const std::string rendered = render(article, {.side = side, .published = false});
    if (article.segments().empty() && article.source_stretches().empty() &&
        article.damage().empty()) {
      require(rendered == bytes);
    }
  }
  if (article.layout() == Layout::kSpans) return;
  check_spans(article);
  check_merges(article);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto layout : {Layout::kComment, Layout::kAlternating, Layout::kPod}) {
    check(bytes, ArticleKind::kMarkdown, layout);
  }
  check(bytes, ArticleKind::kXml, Layout::kComment);
  check(bytes, ArticleKind::kMarkdown, std::nullopt);
  return 0;
}
