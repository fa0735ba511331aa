// A source that holds a term of the glossary, and a target that holds none of its translations.
#include "check/facts/term_index.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace missing_term {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  const TermIndex* terms = facts.context().terms;
  if (terms == nullptr) return;
  const std::vector<TermMatch> matches = terms->matches(facts.source().masked());
  if (matches.empty()) return;
  const std::string_view target = facts.target().text();
  const std::vector<TermWord> words = term_words(target, facts.target().lang());
  for (const TermMatch& match : matches) {
    const TermEntry& entry = *match.entry;
    if (entry.preferred.empty() || entry.stays) continue;
    bool found = false;
    for (const std::string& term : entry.preferred) {
      found = found || terms->find(target, words, term, true).has_value();
    }
    if (found) continue;
    std::string wanted = quoted(entry.preferred.front());
    if (entry.preferred.size() > 1) wanted += " or another of its translations";
    faults.in_source(match.span, "the glossary has " + wanted + " for " + quoted(entry.source) +
                                     "; the target does not hold it");
  }
}

}  // namespace
}  // namespace missing_term

constinit const Rule kMissingTerm = {
    .description = {.id = "missing-term",
                    .group = RuleGroup::kTerms,
                    .summary = "a term of the glossary that is not translated as it says",
                    .why = "Readers learn a thing by its name. Inflected forms and, in languages "
                           "that write them, compounds count as the term; codes are not looked "
                           "into. Runs with a glossary only.",
                    .bad = {.source = "Open the valve.",
                            .target = "Öffnen Sie den Hahn.",
                            .glossary = "source\ttarget\nvalve\tVentil\n"},
                    .good = {.source = "Open the valves.",
                             .target = "Öffnen Sie die Ventile.",
                             .glossary = "source\ttarget\nvalve\tVentil\n"}},
    .check = missing_term::check,
};

}  // namespace locseg::check
