// Images, by the file they show. A localized image is in another folder, so paths are compared
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
  const auto name = [](const Value& image) { return "the image " + quoted(image.key); };
  report_each(lost_and_gained(images_of(facts.source()), images_of(facts.target())), name, faults);
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
