// A tag of a pair that md4c delivers as text or as a code span leaks. What makes it leak is the
// character before the tag, or a code span or tag that was left open somewhere before.
#include "markup/leaks.h"

#include <algorithm>
#include <array>

#include "base/printable.h"

namespace locseg::markup {
namespace {

std::string quoted(std::string_view text) { return "'" + base::printable(text) + "'"; }

// The tags of a pair: each opening one, and the closing ones behind either text.
std::array<Span, 5> tags_of(const Article& article, const Segment& segment) {
  const std::string_view bytes = article.bytes();
  const std::size_t after =
      std::min<std::size_t>(bytes.find("<span", segment.target.end), segment.source.begin);
  const std::size_t source =
      std::min<std::size_t>(bytes.rfind('<', segment.source.begin), segment.source.begin);
  return {Span{segment.whole.begin, segment.target.begin}, Span{segment.target.end, after},
          Span{after, source}, Span{source, segment.source.begin},
          Span{segment.source.end, segment.whole.end}};
}

std::string cause_before(std::string_view bytes, std::uint64_t tag, RenderedAs as) {
  if (as == RenderedAs::kCodeSpan) return "a code span that was opened before it";
  if (tag == 0) return "what stands around it";
  std::uint64_t begin = tag - 1;
  while (begin > 0 && (static_cast<unsigned char>(bytes[begin]) & 0xC0U) == 0x80U) --begin;
  const std::string_view before = bytes.substr(begin, tag - begin);
  if (before == "\\") return "the backslash before it";
  // Far enough for any tag; a line may be as long as the article.
  constexpr std::size_t kReach = 400;
  const std::string_view near =
      bytes.substr(tag - std::min<std::size_t>(tag, kReach), std::min<std::size_t>(tag, kReach));
  const std::size_t mark = near.find_last_of("<>\n");
  if (mark != std::string_view::npos && near[mark] == '<')
    return "the '<' before it that no '>' closes";
  return "the " + quoted(before) + " before it";
}

// Why the tag at `tag` reaches the reader; empty where it does not.
std::string cause_of(std::string_view bytes, const std::vector<RenderedPiece>& pieces,
                     std::uint64_t tag) {
  const RenderedPiece* piece = piece_at(pieces, tag);
  if (piece != nullptr && (piece->as == RenderedAs::kText || piece->as == RenderedAs::kCodeSpan))
    return cause_before(bytes, tag, piece->as);
  if (piece != nullptr && piece->as == RenderedAs::kCodeBlock) return {};
  // What md4c does not know and those who publish the article do: mentions, and pictures' texts.
  const std::string_view before = bytes.substr(0, tag);
  if (before.ends_with('@')) return "the '@' before it, which begins a mention or ends an address";
  if (before.ends_with("![")) return "the '!' before the link, which makes it a picture";
  return {};
}

}  // namespace

std::uint64_t body_begin(const Article& article) {
  const std::string_view bytes = article.bytes();
  if (article.kind() != ArticleKind::kMarkdown) return bytes.size();
  const Span metadata = article.front_matter().span;
  if (metadata.empty()) return 0;
  // The span ends before the line that closes it.
  const std::size_t end = bytes.find('\n', metadata.end);
  return end == std::string_view::npos ? bytes.size() : end + 1;
}

void read_body(const Article& article, std::vector<RenderedPiece>& into) {
  into.clear();
  if (article.kind() != ArticleKind::kMarkdown) return;
  const std::uint64_t begin = body_begin(article);
  read_blocks(article.bytes().substr(begin), into);
  for (RenderedPiece& piece : into) {
    piece.span.begin += begin;
    piece.span.end += begin;
  }
}

std::vector<Leak> find_leaks(const Article& article, const std::vector<RenderedPiece>& pieces) {
  std::vector<Leak> leaks;
  const std::uint64_t begin = body_begin(article);
  for (std::size_t i = 0; i < article.segments().size(); ++i) {
    const Segment& segment = article.segments()[i];
    if (segment.whole.begin < begin || segment.recovered) continue;
    for (const Span tag : tags_of(article, segment)) {
      std::string cause = cause_of(article.bytes(), pieces, tag.begin);
      if (cause.empty()) continue;
      leaks.push_back({i, tag, std::move(cause)});
      break;
    }
  }
  return leaks;
}

}  // namespace locseg::markup
