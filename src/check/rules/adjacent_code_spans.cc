// Code spans side by side, between which the source has text: `a` `b`.
#include "check/facts/prose_words.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace adjacent_code_spans {
namespace {

// From the first code span to the end of the next, if they are side by side; empty else.
Span side_by_side(Side& side) {
  const markup::Code* last = nullptr;
  for (const markup::Code& code : side.codes().codes) {
    if (code.kind != markup::CodeKind::kCodeSpan) continue;
    if (last != nullptr && is_blank(side.text({last->whole().end, code.open.begin}))) {
      return {last->open.begin, code.whole().end};
    }
    last = &code;
  }
  return {};
}

void check(SegmentFacts& facts, Faults& faults) {
  const Span found = side_by_side(facts.target());
  if (found.empty() || !side_by_side(facts.source()).empty()) return;
  faults.in_target(found, "code spans are side by side; the source has text between them");
}

}  // namespace
}  // namespace adjacent_code_spans

constinit const Rule kAdjacentCodeSpans = {
    .description =
        {.id = "adjacent-code-spans",
         .group = RuleGroup::kCodes,
         .summary = "code spans side by side, between which the source has text",
         .why = "What was between them stayed behind or was lost, so the sentence does not "
                "say any more what each of them is. Machine translation does it.",
         .bad = {.source = "Set `mode` to `fast`.", .target = "Setzen Sie auf `mode` `fast`."},
         .good = {.source = "Set `mode` to `fast`.", .target = "Setzen Sie `mode` auf `fast`."}},
    .needs = {.source = kBacktick, .target = kBacktick},
    .check = adjacent_code_spans::check,
};

}  // namespace locseg::check
