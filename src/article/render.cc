// One side of an article: the skeleton, with each pair replaced by one of its texts.
//
// The bilingual writer escaped asterisks that the published article has plain, and authors escape
// asterisks too. Whose an escape is, the source tells, which the writer left nearly alone:
//   - where the source of a pair has no `\*`, those of its target are the writer's;
//   - where the article has a source that would read otherwise without its escapes, its author is
//     one who escapes, and all that have a counterpart in their source are the author's;
//   - else nothing is known but the text, and markup::append_published judges by that.
#include <algorithm>

#include "article/carrier.h"
#include "locseg/article.h"
#include "markup/published.h"

namespace locseg {
namespace {

bool is_escaped(Carrier carrier) {
  return carrier == Carrier::kJsonString || carrier == Carrier::kYamlDouble ||
         carrier == Carrier::kYamlSingle;
}

// True if nothing but white space and quote marks is before `offset` in its line, so that an
// asterisk there would begin a list.
bool begins_block(std::string_view bytes, std::uint64_t offset) {
  while (offset > 0 && (bytes[offset - 1] == ' ' || bytes[offset - 1] == '>')) --offset;
  return offset == 0 || bytes[offset - 1] == '\n';
}

bool author_escapes(const Article& article) {
  const std::string_view bytes = article.bytes();
  return std::any_of(
      article.segments().begin(), article.segments().end(), [&](const Segment& segment) {
        const std::string_view source = segment.source.of(bytes);
        return (source.starts_with("\\* ") && begins_block(bytes, segment.whole.begin)) ||
               markup::needs_escapes(source);
      });
}

std::string render_spans(const Article& article, const RenderOptions& options) {
  const std::string_view bytes = article.bytes();
  std::string out;
  out.reserve(bytes.size());
  std::string scratch;
  const auto skeleton = [&](Span span) {
    article::decode_damaged(bytes, span, article.damage(), out);
  };
  const bool authors = options.published && author_escapes(article);
  const auto escapes = [&](const Segment& segment) {
    if (segment.source.of(bytes).find("\\*") == std::string_view::npos) {
      return markup::Escapes::kWriters;
    }
    return authors ? markup::Escapes::kAuthors : markup::Escapes::kUnknown;
  };
  std::uint64_t at = 0;
  for (const Segment& segment : article.segments()) {
    skeleton({at, segment.whole.begin});
    at = segment.whole.end;
    const Span side = options.side == RenderedSide::kTarget ? segment.target : segment.source;
    const std::string_view text =
        is_escaped(segment.carrier) ? side.of(bytes) : article.text(segment.carrier, side, scratch);
    if (options.published && !is_escaped(segment.carrier)) {
      markup::append_published(text, escapes(segment), out);
    } else {
      out.append(text);
    }
  }
  skeleton({at, bytes.size()});
  return out;
}

}  // namespace

std::string render(const Article& article, const RenderOptions& options) {
  if (article.layout() == Layout::kSpans) return render_spans(article, options);
  if (!article.has_own_sources() && options.side == RenderedSide::kSource) {
    return std::string(article.source_bytes());
  }
  const std::string_view bytes = article.bytes();
  std::string out;
  out.reserve(bytes.size());
  auto stretch = article.source_stretches().begin();
  const auto skeleton = [&](Span span) {
    for (; stretch != article.source_stretches().end() && stretch->end <= span.end; ++stretch) {
      out += bytes.substr(span.begin, stretch->begin - span.begin);
      span.begin = stretch->end;
    }
    out += span.of(bytes);
  };
  std::uint64_t at = 0;
  std::string scratch;
  for (const Segment& segment : article.segments()) {
    skeleton({at, segment.whole.begin});
    at = segment.whole.end;
    if (options.side == RenderedSide::kTarget) {
      out += segment.target.of(bytes);
      continue;
    }
    const auto encoded =
        article.encode(segment, segment.target, article.source_text(segment, scratch));
    out += encoded ? std::string_view(*encoded) : segment.source.of(bytes);
  }
  skeleton({at, bytes.size()});
  return out;
}

}  // namespace locseg
