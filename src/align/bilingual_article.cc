// Written on the translation's bytes: each target is replaced by its pair, so that the rest cannot
// change. What the parser reads back is the proof.
#include "base/ascii.h"
#include "base/utf8.h"
#include "locseg/align.h"
#include "text/script.h"

namespace locseg {
namespace {

std::string pair_text(std::string_view id, std::string_view target, std::string_view source) {
  std::string text = "<span data-ttu-id=\"";
  text.append(id).append("\">").append(target);
  text.append("</span><span class=\"sxs-lookup\"><span data-stu-id=\"");
  text.append(id).append("\">").append(source).append("</span></span>");
  return text;
}

bool has_spaceless_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (text::is_spaceless_letter(point.value)) return true;
    at += point.size;
  }
  return false;
}

// With the space around brackets at its ends. Chinese and Japanese texts write `(a) ` where `（a）`
// is usual, bracket and space for the width of one, so the space is no white space of the article:
// it would not be there, or there twice, if it were.
Span with_spaces_of_brackets(std::string_view target, Span span) {
  if (!has_spaceless_letter(span.of(target))) return span;
  const auto at = [&](std::uint64_t place) { return place < target.size() ? target[place] : '\n'; };
  if (at(span.end - 1) == ')' && at(span.end) == ' ' && base::is_ascii_space(at(span.end + 1))) {
    ++span.end;
  }
  if (at(span.begin) == '(' && span.begin > 1 && at(span.begin - 1) == ' ' &&
      (at(span.begin - 2) == ' ' || at(span.begin - 2) == '>')) {
    --span.begin;
  }
  return span;
}

// A pair that reads back alone as what it was written from.
bool is_sound(const std::string& pair, std::string_view target, std::string_view source) {
  const Article article = parse_article(pair, ArticleKind::kMarkdown);
  if (article.segments().size() != 1 || !article.problems().empty()) return false;
  const Segment& segment = article.segments().front();
  return segment.whole == Span{0, pair.size()} && article.target(segment) == target &&
         article.source(segment) == source;
}

}  // namespace

BilingualArticle bilingual_article(std::string_view target, const AlignedArticle& alignment,
                                   double least, std::string_view prefix) {
  std::vector<Edit> edits;
  for (const AlignedPair& pair : alignment.pairs) {
    if (pair.hidden || pair.confidence < least) continue;
    std::string id(prefix);
    id += '-';
    id += std::to_string(pair.number);
    Span span = with_spaces_of_brackets(target, pair.target);
    if (!edits.empty() && edits.back().span.overlaps(span)) span = pair.target;
    std::string text = pair_text(id, span.of(target), pair.source_text);
    if (is_sound(text, span.of(target), pair.source_text)) edits.push_back({span, std::move(text)});
  }
  BilingualArticle untouched{std::string(target)};
  Result<std::string> bytes = apply_edits(target, edits);
  if (!bytes) return untouched;
  const Article article = parse_article(*bytes, ArticleKind::kMarkdown);
  const bool proved = article.segments().size() >= edits.size() && render(article, {}) == target;
  return proved ? BilingualArticle{std::move(*bytes), edits.size()} : untouched;
}

}  // namespace locseg
