// Mail addresses in the text itself.
#include "check/facts/technical_loss.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace email_mismatch {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  report_lost(facts, TechnicalKind::kEmail, "the mail address ", faults);
}

}  // namespace
}  // namespace email_mismatch

constinit const Rule kEmailMismatch = {
    .description = {.id = "email-mismatch",
                    .group = RuleGroup::kData,
                    .summary = "a mail address that is missing or altered",
                    .why = "Mail goes astray.",
                    .bad = {.source = "Write to help@a.example.",
                            .target = "Schreiben Sie an hilfe@a.example."},
                    .good = {.source = "Write to help@a.example.",
                             .target = "Schreiben Sie an help@a.example."}},
    .needs = {.source = kAt},
    .check = email_mismatch::check,
};

}  // namespace locseg::check
