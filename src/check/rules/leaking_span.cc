// Pairs whose tags reach the reader as text. The article is read by md4c; a tag of a pair that it
// delivers as text or as a code span leaks. What makes it leak is the character before the tag, or
// a code span or tag that was left open somewhere before.
#include <algorithm>
#include <array>

#include "check/article_facts.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace {

// The three opening tags of a pair; the closing ones leak when these do.
std::array<Span, 3> tags_of(const Article& article, const Segment& segment) {
  const std::string_view bytes = article.bytes();
  const std::size_t after =
      std::min<std::size_t>(bytes.find("<span", segment.target.end), segment.source.begin);
  const std::size_t source =
      std::min<std::size_t>(bytes.rfind('<', segment.source.begin), segment.source.begin);
  return {Span{segment.whole.begin, segment.target.begin}, Span{after, source},
          Span{source, segment.source.begin}};
}

std::string cause_before(std::string_view bytes, std::uint64_t tag, markup::RenderedAs as) {
  if (as == markup::RenderedAs::kCodeSpan) return "a code span that was opened before it";
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
std::string cause_of(ArticleFacts& facts, std::uint64_t tag) {
  const std::string_view bytes = facts.article().bytes();
  const auto* piece = markup::piece_at(facts.pieces(), tag);
  if (piece != nullptr &&
      (piece->as == markup::RenderedAs::kText || piece->as == markup::RenderedAs::kCodeSpan))
    return cause_before(bytes, tag, piece->as);
  if (piece != nullptr && piece->as == markup::RenderedAs::kCodeBlock) return {};
  // What md4c does not know and those who publish the article do: mentions, and pictures' texts.
  const std::string_view before = bytes.substr(0, tag);
  if (before.ends_with('@')) return "the '@' before it, which begins a mention or ends an address";
  if (before.ends_with("![")) return "the '!' before the link, which makes it a picture";
  return {};
}

void check(ArticleFacts& facts, Faults& faults) {
  const Article& article = facts.article();
  for (std::size_t i = 0; i < article.segments().size(); ++i) {
    const Segment& segment = article.segments()[i];
    if (segment.whole.begin < facts.body_begin() || segment.recovered) continue;
    for (const Span tag : tags_of(article, segment)) {
      const std::string cause = cause_of(facts, tag.begin);
      if (cause.empty()) continue;
      faults.in_article(tag, "readers see this tag, because of " + cause).segment = i;
      break;
    }
  }
}

}  // namespace

constinit const Rule kLeakingSpan = {
    .description =
        {.id = "leaking-span",
         .group = RuleGroup::kArticle,
         .summary = "a pair whose tags readers see as text",
         .why = "Markdown reads a tag as text after a backslash, inside a code span, and inside a "
                "tag that was never closed. The page then shows the tags and the source sentence. "
                "The finding names the character that does it.",
         .bad = {.article = "C:\\<span data-ttu-id=\"0a1b2-103\">Hallo.</span><span "
                            "class=\"sxs-lookup\"><span "
                            "data-stu-id=\"0a1b2-103\">Hello.</span></span>\n"},
         .good = {.article = "C:\\\\<span data-ttu-id=\"0a1b2-103\">Hallo.</span><span "
                             "class=\"sxs-lookup\"><span "
                             "data-stu-id=\"0a1b2-103\">Hello.</span></span>\n"},
         .severity = Severity::kError},
    .check = check,
};

}  // namespace locseg::check
