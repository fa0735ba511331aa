// White space at the ends of the target that the source does not have: any character that Unicode
// calls white space. The engine lets no repair take the only space between two pairs.
#include "base/ascii.h"
#include "base/utf8.h"
#include "check/facts/prose_words.h"
#include "check/rules/rules.h"
#include "text/character.h"

namespace locseg::check {
namespace edge_space {
namespace {

// Line ends at the edges are the business of line-feed-mismatch.
bool is_edge(char32_t c) { return text::is_space(c) && c != U'\n' && c != U'\r'; }

// Whether a character that begins or ends with the byte may be one.
bool may_be_space(char c) { return !base::is_ascii(c) || c <= ' '; }

Span leading(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    const base::CodePoint point = base::code_point_at(text, end);
    if (!is_edge(point.value)) break;
    end += point.size;
  }
  return {0, end};
}

Span trailing(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0) {
    const std::size_t at = base::char_begin(text, begin - 1);
    if (!is_edge(base::code_point_at(text, at).value)) break;
    begin = at;
  }
  return {begin, text.size()};
}

// Thai, Lao, Khmer and Burmese end a sentence with a space, having no full stop or seldom one.
bool ends_sentence(SegmentFacts& facts, std::string_view source) {
  const std::string_view lang = facts.target().primary_lang();
  if (lang != "th" && lang != "lo" && lang != "km" && lang != "my") return false;
  return source.ends_with('.') || source.ends_with('?') || source.ends_with('!') ||
         source.ends_with(':');
}

void report(Span space, Faults& faults) {
  Fault& fault = faults.in_target(space, "white space at an end; the source has none there");
  fault.fix.push_back({space, ""});
  fault.once_an_article = true;
}

void check(SegmentFacts& facts, Faults& faults) {
  const std::string_view target = facts.target().text();
  if (target.empty() || !(may_be_space(target.front()) || may_be_space(target.back()))) return;
  const Span front = leading(target);
  const Span back = trailing(target);
  if (front.empty() && back.empty()) return;
  if (is_blank(target) || front.end == target.size()) return;  // empty-target
  const std::string_view source = facts.source().text();
  if (!front.empty() && leading(source).empty()) {
    report(front, faults);
  }
  const bool is_single = facts.target().text(back) == " ";
  if (!back.empty() && trailing(source).empty() && !(is_single && ends_sentence(facts, source))) {
    report(back, faults);
  }
}

}  // namespace
}  // namespace edge_space

constinit const Rule kEdgeSpace = {
    .description = {.id = "edge-space",
                    .group = RuleGroup::kPunctuation,
                    .summary = "white space at the start or end that the source does not have",
                    .why = "Readers rarely see it; memories and diffs do, and two sentences come "
                           "to be two spaces apart. The space that ends a sentence in Thai "
                           "and its like is no fault. Said once an article.",
                    .bad = {.source = "Save the file.", .target = "Speichern Sie die Datei. "},
                    .good = {.source = "Save the file.", .target = "Speichern Sie die Datei."},
                    .severity = Severity::kInfo,
                    .fixes = "removes it if other white space is beside it",
                    .texts = RuleTexts::kArticles},
    .check = edge_space::check,
};

}  // namespace locseg::check
