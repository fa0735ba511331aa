// Any bytes as an article of each kind: what the parser promises of spans and order holds, nothing
// is lost, every text encodes back to the bytes it was read from, and both sides render.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "locseg/article.h"
#include "locseg/span.h"

namespace {

using namespace locseg;

// An assert that Release builds keep.
void require(bool holds) {
  if (!holds) std::abort();
}

void check_text(const Article& article, const Segment& segment, Span span) {
  std::string scratch;
  const std::string text(article.text(segment.carrier, span, scratch));
  const auto encoded = article.encode(segment, span, text);
  require(encoded.has_value() && *encoded == span.of(article.bytes()));
}

// A changed text reads back as it was given, and every other segment as it was: or it is refused.
// Not so in YAML that is broken, where a quote more can turn the meaning of all that follows: there
// only reading the result again tells, which is what merge does.
void check_change(const Article& article, std::size_t index) {
  const Segment& segment = article.segments()[index];
  const std::string text = article.target(segment) + " \"'\\";
  // A tag that was broken by how it is escaped would be mended by escaping it.
  if (text.find("data-ttu-id") != text.npos || text.find("data-stu-id") != text.npos) return;
  const auto encoded = article.encode(segment, segment.target, text);
  if (!encoded) return;
  const Edit edit = {segment.target, *encoded};
  const auto changed = apply_edits(article.bytes(), {&edit, 1});
  require(changed.has_value());
  const Article read = parse_article(*changed, article.kind());
  require(read.segments().size() == article.segments().size());
  for (std::size_t i = 0; i < read.segments().size(); ++i) {
    require(read.target(read.segments()[i]) ==
            (i == index ? text : article.target(article.segments()[i])));
    require(read.source(read.segments()[i]) == article.source(article.segments()[i]));
  }
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
  const bool has_yaml =
      article.kind() == ArticleKind::kYaml || !article.front_matter().span.empty();
  if (!article.segments().empty() && !has_yaml)
    check_change(article, article.segments().size() / 2);
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
  for (const RenderedSide side : {RenderedSide::kTarget, RenderedSide::kSource}) {
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
