// Any bytes as an article of each kind: what the parser promises of spans and order holds, nothing
// is lost, every text encodes back to the bytes it was read from, and both sides render.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "locseg/article.h"
#include "locseg/edit.h"
#include "locseg/render.h"

namespace {

using namespace locseg;

// An assert that Release builds keep.
void require(bool holds) {
  if (!holds) std::abort();
}

void check_text(const Article& article, const Segment& segment, Span span) {
  std::string scratch;
  const std::string text(article.text(segment, span, scratch));
  const auto encoded = article.encode(segment, span, text);
  require(encoded.has_value() && *encoded == span.of(article.bytes()));
}

void check_segments(const Article& article) {
  std::uint64_t end = 0;
  std::uint64_t line = 1;
  for (const Segment& segment : article.segments()) {
    require(end <= segment.whole.begin && segment.whole.end <= article.bytes().size());
    require(segment.whole.contains(segment.id) && segment.whole.contains(segment.target) &&
            segment.whole.contains(segment.source));
    require(segment.target.end <= segment.source.begin && line <= segment.line);
    check_text(article, segment, segment.target);
    check_text(article, segment, segment.source);
    end = segment.whole.end;
    line = segment.line;
  }
}

void check_problems(const Article& article) {
  std::uint64_t begin = 0;
  for (const Problem& problem : article.problems()) {
    require(begin <= problem.span.begin && problem.span.end <= article.bytes().size());
    require(problem.position.line >= 1 && problem.position.column >= 1);
    require(!message_of(problem).empty());
    begin = problem.span.begin;
  }
}

void check(std::string_view bytes, ArticleKind kind) {
  const Article article = parse_article(bytes, kind);
  require(article.bytes().data() == bytes.data() && article.bytes().size() == bytes.size());
  check_segments(article);
  check_problems(article);
  for (const Side side : {Side::kTarget, Side::kSource}) {
    const std::string rendered = render(article, {.side = side, .published = false});
    if (article.segments().empty() && article.damage().empty()) require(rendered == bytes);
    static_cast<void>(render(article, {.side = side, .published = true}));
  }
  const auto unchanged = apply_edits(bytes, {});
  require(unchanged.has_value() && *unchanged == bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const ArticleKind kind :
       {ArticleKind::kMarkdown, ArticleKind::kYaml, ArticleKind::kJson, ArticleKind::kXml}) {
    check(bytes, kind);
  }
  return 0;
}
