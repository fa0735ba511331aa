// Paths and file names in the text itself.
#include "check/facts/technical_loss.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace path_mismatch {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  report_lost(facts, TechnicalKind::kPath, "the path ", faults);
}

}  // namespace
}  // namespace path_mismatch

constinit const Rule kPathMismatch = {
    .description = {.id = "path-mismatch",
                    .group = RuleGroup::kData,
                    .summary = "a path or file name that is missing or altered",
                    .why = "A translated file name names no file. A file of the same name in any "
                           "case, alone or in a longer path, is no fault.",
                    .bad = {.source = "Open settings.json first.",
                            .target = "Öffnen Sie zuerst Einstellungen.json."},
                    .good = {.source = "Open settings.json first.",
                             .target = "Öffnen Sie zuerst settings.json."}},
    .needs = {.source = kSlash | kStop},
    .check = path_mismatch::check,
};

}  // namespace locseg::check
