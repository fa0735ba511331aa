// One side of an article: the skeleton, with each pair replaced by one of its texts.
#include "locseg/render.h"

#include "article/carrier.h"
#include "markup/published.h"

namespace locseg {
namespace {

bool is_escaped(Carrier carrier) {
  return carrier == Carrier::kJsonString || carrier == Carrier::kYamlDouble ||
         carrier == Carrier::kYamlSingle;
}

}  // namespace

std::string render(const Article& article, const RenderOptions& options) {
  const std::string_view bytes = article.bytes();
  std::string out;
  out.reserve(bytes.size());
  std::string scratch;
  const auto skeleton = [&](Span span) {
    article::decode_damaged(bytes, span, article.damage(), out);
  };
  std::uint64_t at = 0;
  for (const Segment& segment : article.segments()) {
    skeleton({at, segment.whole.begin});
    at = segment.whole.end;
    const Span side = options.side == Side::kTarget ? segment.target : segment.source;
    const std::string_view text =
        is_escaped(segment.carrier) ? side.of(bytes) : article.text(segment, side, scratch);
    if (options.published && !is_escaped(segment.carrier)) {
      markup::append_published(text, out);
    } else {
      out.append(text);
    }
  }
  skeleton({at, bytes.size()});
  return out;
}

}  // namespace locseg
