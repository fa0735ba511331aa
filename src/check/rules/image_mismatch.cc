// Images, by the file they show. A localized image stands in another folder, so paths are compared
// by their last part.
#include "check/facts/addresses.h"
#include "check/facts/values.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace image_mismatch {
namespace {

std::vector<Value> images_of(Side& side) {
  std::vector<Value> values = values_of(side, markup::CodeKind::kImage);
  for (Value& value : values) value.key = std::string(last_part(value.key));
  return values;
}

void check(SegmentFacts& facts, Faults& faults) {
  const std::vector<Value> source = images_of(facts.source());
  const std::vector<Value> target = images_of(facts.target());
  for (const Value& lost : surplus(source, target)) {
    faults.in_source(lost.span, "the image " + quoted(lost.key) + " is missing from the target");
  }
  for (const Value& gained : surplus(target, source)) {
    faults.in_target(gained.span,
                     "the image " + quoted(gained.key) + " does not occur in the source");
  }
}

}  // namespace
}  // namespace image_mismatch

constinit const Rule kImageMismatch = {
    .description = {.id = "image-mismatch",
                    .group = RuleGroup::kCodes,
                    .summary = "an image that was lost, added or replaced by another",
                    .why = "Readers need the same pictures. They are compared by file name, since "
                           "localized ones are in another folder; alternative text is free.",
                    .bad = {.source = "Select ![Gear](media/gear.png).",
                            .target = "Wählen Sie das Zahnrad."},
                    .good = {.source = "Select ![Gear](media/gear.png).",
                             .target = "Wählen Sie ![Zahnrad](media/de/gear.png)."}},
    .needs = {.either = kBracket},
    .check = image_mismatch::check,
};

}  // namespace locseg::check
