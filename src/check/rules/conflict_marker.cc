// Conflict markers, in the parser's words.
#include "check/facts/article_facts.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace conflict_marker {
namespace {

void check(ArticleFacts& facts, Faults& faults) {
  report_problems(facts, {ProblemKind::kConflictMarker}, faults);
}

}  // namespace
}  // namespace conflict_marker

constinit const Rule kConflictMarker = {
    .description = {.id = "conflict-marker",
                    .group = RuleGroup::kArticle,
                    .summary = "a git conflict marker at the start of a line",
                    .why = "An unfinished merge was committed: readers see both "
                           "versions and the markers.",
                    .bad = {.article = "Eins\n<<<<<<< HEAD\nZwei\n=======\nDrei\n>>>>>>> main\n"},
                    .good = {.article = "Eins\n\nTitel\n=======\n"},
                    .severity = Severity::kError},
    .check = conflict_marker::check,
};

}  // namespace locseg::check
