// Included files, by path.
#include "check/facts/values.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace include_mismatch {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  const auto name = [](const Value& include) { return "the include of " + quoted(include.key); };
  report_each(lost_and_gained(values_of(facts.source(), markup::CodeKind::kInclude),
                              values_of(facts.target(), markup::CodeKind::kInclude)),
              name, faults);
}

}  // namespace
}  // namespace include_mismatch

constinit const Rule kIncludeMismatch = {
    .description =
        {.id = "include-mismatch",
         .group = RuleGroup::kCodes,
         .summary = "an [!INCLUDE] that was lost, added or points to another file",
         .why = "An include brings text of another file into the sentence. Its name is free, its "
                "path is not; the order of several is free.",
         .bad = {.source = "Open [!INCLUDE[product](../includes/product.md)].",
                 .target = "Öffnen Sie [!INCLUDE[product](../includes/produkt.md)]."},
         .good = {.source = "Open [!INCLUDE[product](../includes/product.md)].",
                  .target = "Öffnen Sie [!INCLUDE[Produkt](../includes/product.md)]."},
         .severity = Severity::kError},
    .needs = {.either = kBracket},
    .check = include_mismatch::check,
};

}  // namespace locseg::check
