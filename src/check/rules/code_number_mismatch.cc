// GUIDs and part numbers of the source that the target does not have.
#include "check/facts/names.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace code_number_mismatch {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  Side& source = facts.source();
  if (!source.has(kDigit)) return;
  for (const Name& name : source.names()) {
    if (name.kind != NameKind::kCodeNumber) continue;
    const std::string_view spelled = source.text(name.span);
    if (holds_name(facts.target().text(), spelled)) continue;
    faults.in_source(name.span, quoted(spelled) + " is missing from the target");
  }
}

}  // namespace
}  // namespace code_number_mismatch

constinit const Rule kCodeNumberMismatch = {
    .description = {.id = "code-number-mismatch",
                    .group = RuleGroup::kData,
                    .summary = "a GUID or a part number that is missing or altered",
                    .why = "One wrong digit names another order, tenant or product, and no reader "
                           "sees it. Case does not count. Of part numbers those with a capital and "
                           "three digits after a hyphen are known.",
                    .bad = {.source = "Order part 6Y5-00005.",
                            .target = "Bestellen Sie Teil 6Y5-00006."},
                    .good = {.source = "Order part 6Y5-00005.",
                             .target = "Bestellen Sie Teil 6Y5-00005."},
                    .severity = Severity::kError},
    .needs = {.source = kHyphen},
    .check = code_number_mismatch::check,
};

}  // namespace locseg::check
