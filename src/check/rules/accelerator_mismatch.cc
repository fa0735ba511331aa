// Access keys, where the catalog says how they are marked.
#include <string>
#include <vector>

#include "base/utf8.h"
#include "check/rules/rules.h"
#include "markup/tokens.h"
#include "text/character.h"

namespace locseg::check {
namespace accelerator_mismatch {
namespace {

// Marks before a letter or a digit; a doubled one is the character itself, and `&amp;` an entity.
std::vector<Span> marks_in(std::string_view text, char mark) {
  std::vector<Span> out;
  for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at)) {
    const std::size_t next = at + 1;
    if (next == text.size()) break;
    const base::CodePoint point = base::code_point_at(text, next);
    const bool is_entity = mark == '&' && markup::read_entity(text, at).has_value();
    if (text[next] == mark) {
      at = next + 1;
      continue;
    }
    if (!is_entity && point.valid() &&
        (text::is_letter(point.value) || text::digit_value(point.value) >= 0)) {
      out.push_back({at, next + point.size});
    }
    at = next;
  }
  return out;
}

void check(SegmentFacts& facts, Faults& faults) {
  const char mark = facts.origin() == nullptr ? '\0' : facts.origin()->accelerator;
  if (mark == '\0') return;
  const std::vector<Span> source = marks_in(facts.source().text(), mark);
  const std::vector<Span> target = marks_in(facts.target().text(), mark);
  if (source.size() > 1 || source.size() == target.size()) return;
  if (target.empty()) {
    faults.in_source(source.front(), "the access key is missing from the target");
  } else if (source.empty()) {
    faults.in_target(target.front(), "the source has no access key");
  } else {
    faults.in_target(target[1], "there is more than one access key");
  }
}

}  // namespace
}  // namespace accelerator_mismatch

constinit const Rule kAcceleratorMismatch = {
    .description =
        {.id = "accelerator-mismatch",
         .group = RuleGroup::kCodes,
         .summary = "an access key that was lost, doubled or invented",
         .why = "Without it a control cannot be reached by keyboard. Looked for only if "
                "the file says how keys are marked: the field X-Accelerator-Marker of a "
                "PO file, or an XLIFF file of the data type winres. Which letter it is "
                "is free.",
         .bad = {.source = "&Open", .target = "Öffnen", .flags = "&"},
         .good = {.source = "&Open", .target = "打开(&O)", .target_lang = "zh-CN", .flags = "&"},
         .texts = RuleTexts::kCatalogs},
    .check = accelerator_mismatch::check,
};

}  // namespace locseg::check
