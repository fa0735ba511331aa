// A name that is to stay as it is, and that the target does not have.
#include "check/facts/term_index.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace translated_do_not_translate {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  const TermIndex* terms = facts.context().terms;
  if (terms == nullptr) return;
  for (const TermMatch& match : terms->matches(facts.source().masked())) {
    if (!match.entry->stays ||
        facts.target().text().find(match.entry->source) != std::string_view::npos) {
      continue;
    }
    faults.in_source(match.span, "the glossary keeps " + quoted(match.entry->source) +
                                     " as it is, and the target does not hold it");
  }
}

}  // namespace
}  // namespace translated_do_not_translate

constinit const Rule kTranslatedDoNotTranslate = {
    .description = {.id = "translated-do-not-translate",
                    .group = RuleGroup::kTerms,
                    .summary = "a name that the glossary keeps, translated or lost",
                    .why = "Names of products and of what a screen shows are found by their "
                           "spelling. Runs with a glossary only.",
                    .bad = {.source = "Connect the Garden Hub.",
                            .target = "Verbinden Sie die Gartenzentrale.",
                            .glossary = "source\ttarget\tstatus\nGarden Hub\t\tdo-not-translate\n"},
                    .good = {.source = "Connect the Garden Hub.",
                             .target = "Verbinden Sie den Garden Hub.",
                             .glossary =
                                 "source\ttarget\tstatus\nGarden Hub\t\tdo-not-translate\n"},
                    .severity = Severity::kError},
    .check = translated_do_not_translate::check,
};

}  // namespace locseg::check
