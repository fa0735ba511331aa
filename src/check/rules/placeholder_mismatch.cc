// What a reader or a program fills in: {0}, {{name}}, ${x}, %s, <name>.
#include "check/facts/values.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace placeholder_mismatch {
namespace {

// Still there, as code or with its brackets escaped: a matter of form. Numbers occur too often to
// tell.
bool stands_otherwise(std::string_view placeholder, std::string_view text) {
  if (placeholder.size() < 5) return false;
  return text.find(placeholder.substr(1, placeholder.size() - 2)) != std::string_view::npos;
}

void check(SegmentFacts& facts, Faults& faults) {
  if (!facts.has(kBracket | kPercent | kAngle)) return;
  const std::vector<Value> source = values_of(facts.source(), markup::CodeKind::kPlaceholder);
  const std::vector<Value> target = values_of(facts.target(), markup::CodeKind::kPlaceholder);
  for (const Value& lost : lacking(source, target)) {
    if (stands_otherwise(lost.key, facts.target().text())) continue;
    faults.in_source(lost.span,
                     "the placeholder " + quoted(lost.key) + " is missing from the target");
  }
  for (const Value& gained : lacking(target, source)) {
    if (stands_otherwise(gained.key, facts.source().text())) continue;
    faults.in_target(gained.span,
                     "the placeholder " + quoted(gained.key) + " does not occur in the source");
  }
}

}  // namespace
}  // namespace placeholder_mismatch

constinit const Rule kPlaceholderMismatch = {
    .description = {.id = "placeholder-mismatch",
                    .group = RuleGroup::kCodes,
                    .summary = "a placeholder that was lost, altered or invented",
                    .why = "{0}, {{name}}, ${x}, %s and <name> are filled in by a program, or by "
                           "a reader who looks the name up elsewhere. Their order is free.",
                    .bad = {.source = "Copy {0} to {1}.", .target = "Kopieren Sie {0} nach {2}."},
                    .good = {.source = "Copy {0} to {1}.", .target = "Nach {1} kopieren Sie {0}."}},
    .check = placeholder_mismatch::check,
};

}  // namespace locseg::check
