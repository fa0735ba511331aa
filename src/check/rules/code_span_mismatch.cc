// Code spans of one side whose content the other side does not hold. Content that is there without
// its backticks lost its form only and is left alone when the source has it both ways.
#include <algorithm>

#include "check/facts/values.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace code_span_mismatch {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  const std::vector<Value> source = values_of(facts.source(), markup::CodeKind::kCodeSpan);
  const std::vector<Value> target = values_of(facts.target(), markup::CodeKind::kCodeSpan);
  std::vector<Value> gained = lacking(target, source);
  std::erase_if(gained, [&](const Value& it) {
    return facts.source().text().find(it.key) != std::string_view::npos;
  });
  std::vector<Value> lost = lacking(source, target);
  std::erase_if(lost, [&](const Value& it) {
    if (facts.target().text().find(it.key) == std::string_view::npos) return false;
    // Code that was glued to other code is in that.
    const bool glued = std::ranges::any_of(
        gained, [&](const Value& other) { return other.key.find(it.key) != std::string::npos; });
    if (!glued) {
      faults.in_source(it.span, quoted(it.key) + " is no longer set as code in the target");
    }
    return true;
  });
  report_differences(lost, gained, "the code ", faults);
}

}  // namespace
}  // namespace code_span_mismatch

constinit const Rule kCodeSpanMismatch = {
    .description = {.id = "code-span-mismatch",
                    .group = RuleGroup::kCodes,
                    .summary = "a code span that was lost, altered or invented",
                    .why = "Readers type code as they see it. Code spans are compared by what "
                           "they hold; their order and how often each occurs are free, and so is "
                           "setting as code what the source writes plainly.",
                    .bad = {.source = "Run `git push`.", .target = "Führen Sie `git drücken` aus."},
                    .good = {.source = "Run `git push`.", .target = "Führen Sie `git push` aus."}},
    .needs = {.either = kBacktick},
    .check = code_span_mismatch::check,
};

}  // namespace locseg::check
