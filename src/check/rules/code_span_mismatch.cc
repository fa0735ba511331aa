// Code spans of one side whose content the other side does not hold. Content that is there without
// its backticks lost its form only and is left alone when the source has it both ways.
#include "check/facts/values.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace code_span_mismatch {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  if (!facts.has(kBacktick)) return;
  const std::vector<Value> source = values_of(facts.source(), markup::CodeKind::kCodeSpan);
  const std::vector<Value> target = values_of(facts.target(), markup::CodeKind::kCodeSpan);
  for (const Value& lost : lacking(source, target)) {
    const bool plain = facts.target().text().find(lost.key) != std::string_view::npos;
    faults.in_source(lost.span,
                     plain ? quoted(lost.key) + " is no longer set as code in the target"
                           : "the code " + quoted(lost.key) + " is missing from the target");
  }
  for (const Value& gained : lacking(target, source)) {
    if (facts.source().text().find(gained.key) != std::string_view::npos) continue;
    faults.in_target(gained.span,
                     "the code " + quoted(gained.key) + " does not occur in the source");
  }
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
    .check = code_span_mismatch::check,
};

}  // namespace locseg::check
