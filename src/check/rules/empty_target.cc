// A source that says something, and a target of nothing but white space.
#include "check/facts/prose_words.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace empty_target {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  const std::string_view target = facts.target().text();
  if (!is_blank(target) || is_blank(facts.source().text())) return;
  faults.in_target({0, target.size()}, "the target is empty");
}

}  // namespace
}  // namespace empty_target

constinit const Rule kEmptyTarget = {
    .description = {.id = "empty-target",
                    .group = RuleGroup::kCompleteness,
                    .summary = "a target that says nothing",
                    .why = "Readers of the translation miss the sentence and do not know it.",
                    .bad = {.source = "Restart the service.", .target = " "},
                    .good = {.source = "Restart the service.", .target = "Starten Sie neu."},
                    .severity = Severity::kError},
    .check = empty_target::check,
};

}  // namespace locseg::check
