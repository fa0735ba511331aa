// Versions: `1.2.3`, `v2`.
#include "check/numbers/number_difference.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace version_mismatch {
namespace {

// `v2` may be written in words: the second version.
bool is_in_words(std::string_view version, const NumberText& target, std::string_view lang) {
  if (target.plain().find(version) != std::string_view::npos) return true;
  return skip_digits(version, 0) == version.size() &&
         tells_number(target.plain(), lang, key_of(version, ""));
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& source = facts.source();
  Side& target = facts.target();
  for (const TechnicalWord& word : source.technical()) {
    if (word.kind != TechnicalKind::kVersion) continue;
    const std::string_view spelled = source.text(word.span);
    // `v 1.2` is `v1.2`.
    const bool marked = spelled[0] == 'v' || spelled[0] == 'V';
    const std::string_view version = spelled.substr(marked ? 1 : 0);
    if (target.text().find(version) != std::string_view::npos) continue;
    if (is_in_words(version, NumberText(target.text()), target.lang())) continue;
    faults.in_source(word.span, "the version " + quoted(spelled) + " is missing from the target");
  }
}

}  // namespace
}  // namespace version_mismatch

constinit const Rule kVersionMismatch = {
    .description = {.id = "version-mismatch",
                    .group = RuleGroup::kData,
                    .summary = "a version number that is missing or altered",
                    .why = "Another version is another product. Versions are numbers of three "
                           "parts and more, and those marked with a v.",
                    .bad = {.source = "Install 10.0.1 or v2.",
                            .target = "Installieren Sie 10.0.2 oder v2."},
                    .good = {.source = "Install 10.0.1 or v2.",
                             .target = "Installieren Sie 10.0.1 oder v2."}},
    .needs = {.source = kDigit},
    .check = version_mismatch::check,
};

}  // namespace locseg::check
