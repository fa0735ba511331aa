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

// Whether a tag that arrives so reaches the reader.
bool reaches_reader(std::optional<markup::RenderedAs> as) {
  return as == markup::RenderedAs::kText || as == markup::RenderedAs::kCodeSpan ||
         as == markup::RenderedAs::kPictureText;
}

// Why the tag at `tag` does, which arrives so.
std::string cause_of(std::string_view bytes, std::uint64_t tag, markup::RenderedAs as) {
  if (as == markup::RenderedAs::kPictureText)
    return "the '!' before the link, which makes it a picture";
  return cause_before(bytes, tag, as);
}

}  // namespace

std::vector<Leak> find_leaks(const Article& article, const std::vector<PairReading>& pairs) {
  std::vector<Leak> leaks;
  const std::uint64_t begin = body_begin(article);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const Segment& segment = article.segments()[i];
    if (segment.whole.begin < begin || segment.recovered) continue;
    const auto& as = pairs[i].as;
    const auto* const leaking = std::ranges::find_if(as, reaches_reader);
    if (leaking == as.end()) continue;
    const Span tag =
        tags_of(article.bytes(), segment)[static_cast<std::size_t>(leaking - as.begin())];
    leaks.push_back({i, tag, cause_of(article.bytes(), tag.begin, **leaking)});
  }
  return leaks;
}

}  // namespace locseg::article
