// Versions: `1.2.3`, `v2`.
#include "check/facts/technical_loss.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace version_mismatch {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  if (!facts.source().has(kDigit)) return;
  report_lost(facts, TechnicalKind::kVersion, "the version ", faults);
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
    .check = version_mismatch::check,
};

}  // namespace locseg::check
