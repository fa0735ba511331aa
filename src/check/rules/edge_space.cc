// White space at the ends of the target that the source does not have.
#include "check/facts/prose_words.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace edge_space {
namespace {

bool is_edge(char c) { return c == ' ' || c == '\t'; }

Span leading(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_edge(text[end])) ++end;
  return {0, end};
}

Span trailing(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_edge(text[begin - 1])) --begin;
  return {begin, text.size()};
}

void check(SegmentFacts& facts, Faults& faults) {
  const std::string_view target = facts.target().text();
  if (target.empty() || (!is_edge(target.front()) && !is_edge(target.back()))) return;
  if (is_blank(target)) return;  // empty-target
  const std::string_view source = facts.source().text();
  const Span front = leading(target);
  if (!front.empty() && leading(source).empty()) {
    faults.in_target(front, "white space at the start; the source has none")
        .fix.push_back({front, ""});
  }
  const Span back = trailing(target);
  if (!back.empty() && trailing(source).empty()) {
    faults.in_target(back, "white space at the end; the source has none").fix.push_back({back, ""});
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
                    .fixes = "removes it"},
    .check = edge_space::check,
};

}  // namespace locseg::check
