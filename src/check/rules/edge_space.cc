// White space at the ends of the target that the source does not have: any character that Unicode
// calls white space. It goes only where white space stands beside the pair too, for it may be all
// that keeps two sentences apart.
#include "base/utf8.h"
#include "check/facts/prose_words.h"
#include "check/rules/rules.h"
#include "text/character.h"

namespace locseg::check {
namespace edge_space {
namespace {

// Line ends at the edges are the business of line-feed-mismatch.
bool is_edge(char32_t c) { return text::is_space(c) && c != U'\n' && c != U'\r'; }

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

void check(SegmentFacts& facts, Faults& faults) {
  const std::string_view target = facts.target().text();
  const Span front = leading(target);
  const Span back = trailing(target);
  if (front.empty() && back.empty()) return;
  if (is_blank(target) || front.end == target.size()) return;  // empty-target
  const std::string_view source = facts.source().text();
  if (!front.empty() && leading(source).empty()) {
    Fault& fault = faults.in_target(front, "white space at the start; the source has none");
    if (facts.surroundings().space_before) fault.fix.push_back({front, ""});
  }
  if (!back.empty() && trailing(source).empty()) {
    Fault& fault = faults.in_target(back, "white space at the end; the source has none");
    if (facts.surroundings().space_after) fault.fix.push_back({back, ""});
  }
}

}  // namespace
}  // namespace edge_space

constinit const Rule kEdgeSpace = {
    .description = {.id = "edge-space",
                    .group = RuleGroup::kPunctuation,
                    .summary = "white space at the start or end that the source does not have",
                    .why = "Readers rarely see it; memories and diffs do, and two sentences come "
                           "to stand two spaces apart.",
                    .bad = {.source = "Save the file.", .target = "Speichern Sie die Datei. "},
                    .good = {.source = "Save the file.", .target = "Speichern Sie die Datei."},
                    .severity = Severity::kInfo,
                    .fixes = "removes it where white space stands beside it",
                    .texts = RuleTexts::kArticles},
    .check = edge_space::check,
};

}  // namespace locseg::check
