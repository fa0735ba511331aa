// A target with a word that the glossary forbids for what the source says, or altogether.
#include <algorithm>

#include "check/facts/term_index.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace forbidden_term {
namespace {

void report(SegmentFacts& facts, const TermEntry& entry, const std::vector<TermWord>& words,
            Faults& faults) {
  const std::string_view target = facts.target().text();
  for (const std::string& term : entry.forbidden) {
    const auto found = facts.context().terms->find(target, words, term, false);
    if (!found) continue;
    std::string message = "the glossary forbids " + quoted(term);
    if (!entry.source.empty()) message += " for " + quoted(entry.source);
    if (!entry.preferred.empty()) message += "; it asks for " + quoted(entry.preferred.front());
    faults.in_target(*found, std::move(message));
  }
}

void check(SegmentFacts& facts, Faults& faults) {
  const TermIndex* terms = facts.context().terms;
  if (terms == nullptr) return;
  const std::vector<TermWord> words = term_words(facts.target().text(), facts.target().lang());
  std::vector<const TermEntry*> seen;
  for (const TermMatch& match : terms->matches(facts.source().masked())) {
    if (std::find(seen.begin(), seen.end(), match.entry) != seen.end()) continue;
    seen.push_back(match.entry);
    report(facts, *match.entry, words, faults);
  }
  for (const TermEntry& entry : terms->entries()) {
    if (entry.source.empty()) report(facts, entry, words, faults);
  }
}

}  // namespace
}  // namespace forbidden_term

constinit const Rule kForbiddenTerm = {
    .description = {.id = "forbidden-term",
                    .group = RuleGroup::kTerms,
                    .summary = "a translation that the glossary forbids",
                    .why = "A rejected or outdated word for a thing. Inflected forms count, parts "
                           "of longer words do not. Runs with a glossary only.",
                    .bad = {.source = "Edit the schedule.",
                            .target = "Bearbeiten Sie die Fahrpläne.",
                            .glossary = "source\ttarget\tstatus\nschedule\tFahrplan\tforbidden\n"},
                    .good = {.source = "Take the train.",
                             .target = "Beachten Sie den Fahrplan.",
                             .glossary =
                                 "source\ttarget\tstatus\nschedule\tFahrplan\tforbidden\n"}},
    .check = forbidden_term::check,
};

}  // namespace locseg::check
