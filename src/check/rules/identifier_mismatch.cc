// Names that programs know: cmdlets, options, camelCase and snake_case, knowledge-base numbers.
#include "check/facts/technical_loss.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace identifier_mismatch {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  report_lost(facts, TechnicalKind::kIdentifier, "the identifier ", faults);
}

}  // namespace
}  // namespace identifier_mismatch

constinit const Rule kIdentifierMismatch = {
    .description = {.id = "identifier-mismatch",
                    .group = RuleGroup::kData,
                    .summary = "a command, option or identifier that is missing or altered",
                    .why = "Get-Item, tenantId, customer_id, --force and KB4023057 are typed or "
                           "searched for as they are. Compounds such as Go-To-Market and product "
                           "names such as PowerShell are prose.",
                    .bad = {.source = "Run Get-Item with --force.",
                            .target = "Führen Sie Hole-Element mit --force aus."},
                    .good = {.source = "Run Get-Item with --force.",
                             .target = "Führen Sie Get-Item mit --force aus."}},
    .needs = {.source = kLetter},
    .check = identifier_mismatch::check,
};

}  // namespace locseg::check
