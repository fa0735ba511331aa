// U+FFFD in the target: a character was lost before the article was written.
#include "check/rules/rules.h"

namespace locseg::check {
namespace replacement_character {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  const std::size_t at = target.text().find(kReplacement);
  if (at == std::string_view::npos) return;
  if (facts.source().text().find(kReplacement) != std::string_view::npos) return;
  faults.in_target({at, at + kReplacement.size()}, "a character was lost and replaced by U+FFFD");
}

}  // namespace
}  // namespace replacement_character

constinit const Rule kReplacementCharacter = {
    .description = {.id = "replacement-character",
                    .group = RuleGroup::kScript,
                    .summary = "the replacement character U+FFFD",
                    .why = "A program met bytes it could not read and put this mark in place of "
                           "a character, which only a person can restore.",
                    .bad = {.source = "Open the file.", .target = "Datei \uFFFDffnen."},
                    .good = {.source = "Open the file.", .target = "Datei öffnen."},
                    .severity = Severity::kError},
    .needs = {.target = kWideBlocks},
    .check = replacement_character::check,
};

}  // namespace locseg::check
