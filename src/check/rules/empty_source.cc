// A target that says something, and a source of nothing but white space.
#include "check/facts/prose_words.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace empty_source {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  const std::string_view source = facts.source().text();
  if (!is_blank(source) || is_blank(facts.target().text())) return;
  faults.in_source({0, source.size()}, "the source is empty");
}

}  // namespace
}  // namespace empty_source

constinit const Rule kEmptySource = {
    .description = {.id = "empty-source",
                    .group = RuleGroup::kCompleteness,
                    .summary = "a source that says nothing",
                    .why = "The reader who asks for the original sees none, and a memory that "
                           "learns the pair would offer it for every empty sentence.",
                    .bad = {.source = "", .target = "Starten Sie den Dienst neu."},
                    .good = {.source = "Restart the service.",
                             .target = "Starten Sie den Dienst neu."}},
    .check = empty_source::check,
};

}  // namespace locseg::check
