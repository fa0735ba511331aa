// One side of an article: the skeleton, with each pair replaced by one of its texts.
//
// The bilingual writer escaped asterisks that the published article has plain. Undoing it is
// guesswork, since authors write `\*` too. Measured on articles of seven repositories whose
// published form is known, the best rule is to turn every `\*` of a text into `*` except
//   - before `.word`, as in `\*.md`: a file pattern that an author escaped;
//   - in a text that holds a backtick: inside code the backslash is the author's;
//   - at a line's start before a space, where a plain one would begin a list.
#include "locseg/render.h"

#include "article/carrier.h"

namespace locseg {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool keeps_escape(std::string_view text, std::size_t at) {
  const std::string_view after = text.substr(at + 2);
  if (after.size() >= 2 && after[0] == '.' && is_word(after[1])) return true;
  const bool line_start = at == 0 || text[at - 1] == '\n';
  return line_start && after.starts_with(' ');
}

void append_published(std::string_view text, std::string& out) {
  if (text.find('`') != std::string_view::npos) {
    out.append(text);
    return;
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t escape = std::min(text.find("\\*", at), text.size());
    out.append(text.substr(at, escape - at));
    if (escape == text.size()) break;
    out.append(keeps_escape(text, escape) ? "\\*" : "*");
    at = escape + 2;
  }
}

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
      append_published(text, out);
    } else {
      out.append(text);
    }
  }
  skeleton({at, bytes.size()});
  return out;
}

}  // namespace locseg
