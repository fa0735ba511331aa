// A tag of a pair that md4c delivers as text, as a code span or in a picture's text leaks. What
// makes it leak is the character before the tag, or a code span or tag that was left open somewhere
// before.
#include "article/leaks.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "base/words.h"

namespace locseg::article {
namespace {

std::string cause_before(std::string_view bytes, std::uint64_t tag, markup::RenderedAs as) {
  if (as == markup::RenderedAs::kCodeSpan) return "a code span that was opened before it";
  if (tag == 0) return "what is around it";
  const std::uint64_t begin = base::char_begin(bytes, tag - 1);
  const std::string_view before = bytes.substr(begin, tag - begin);
  if (before == "\\") return "the backslash before it";
  // Far enough for any tag; a line may be as long as the article.
  constexpr std::size_t kReach = 400;
  const std::string_view near =
      bytes.substr(tag - std::min<std::size_t>(tag, kReach), std::min<std::size_t>(tag, kReach));
  const std::size_t mark = near.find_last_of("<>\n");
  if (mark != std::string_view::npos && near[mark] == '<')
    return "the '<' before it that no '>' closes";
  return "the " + base::quoted(before) + " before it";
}

// Why the tag at `tag`, which arrives so, reaches the reader; empty where it does not.
std::string cause_of(std::string_view bytes, std::uint64_t tag,
                     std::optional<markup::RenderedAs> as) {
  if (as == markup::RenderedAs::kText || as == markup::RenderedAs::kCodeSpan)
    return cause_before(bytes, tag, *as);
  if (as == markup::RenderedAs::kPictureText)
    return "the '!' before the link, which makes it a picture";
  return {};
}

}  // namespace

std::vector<Leak> find_leaks(const Article& article, const std::vector<PairReading>& pairs) {
  std::vector<Leak> leaks;
  const std::uint64_t begin = body_begin(article);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const Segment& segment = article.segments()[i];
    if (segment.whole.begin < begin || segment.recovered) continue;
    for (std::size_t tag = 0; tag < PairReading::kTags; ++tag) {
      const Span span = pairs[i].tags[tag];
      std::string cause = cause_of(article.bytes(), span.begin, pairs[i].as[tag]);
      if (cause.empty()) continue;
      leaks.push_back({i, span, std::move(cause)});
      break;
    }
  }
  return leaks;
}

}  // namespace locseg::article
