// What a reader or a program fills in: {0}, {{name}}, ${x}, %s, <name>.
#include "check/rules/rules.h"
#include "check/values.h"

namespace locseg::check {
namespace {

void check(Facts& facts, Faults& faults) {
  if (!facts.has(kBracket | kPercent | kAngle)) return;
  const std::vector<Value> source = values_of(facts.source(), markup::CodeKind::kPlaceholder);
  const std::vector<Value> target = values_of(facts.target(), markup::CodeKind::kPlaceholder);
  for (const Value& lost : lacking(source, target)) {
    // Still there, as code or with its brackets escaped: a matter of form.
    const std::string_view name = std::string_view(lost.key).substr(1, lost.key.size() - 2);
    if (lost.key.size() > 2 && facts.target().text().find(name) != std::string_view::npos) continue;
    faults.in_source(lost.span,
                     "the placeholder " + quoted(lost.key) + " is missing from the target");
  }
  for (const Value& gained : lacking(target, source)) {
    const std::string_view name = std::string_view(gained.key).substr(1, gained.key.size() - 2);
    if (gained.key.size() > 2 && facts.source().text().find(name) != std::string_view::npos)
      continue;
    faults.in_target(gained.span,
                     "the placeholder " + quoted(gained.key) + " does not occur in the source");
  }
}

}  // namespace

constinit const Rule kPlaceholderMismatch = {
    .description = {.id = "placeholder-mismatch",
                    .group = RuleGroup::kCodes,
                    .summary = "a placeholder that was lost, altered or invented",
                    .why = "{0}, {{name}}, ${x}, %s and <name> are filled in by a program, or by "
                           "a reader who looks the name up elsewhere. Their order is free.",
                    .bad = {.source = "Copy {0} to {1}.", .target = "Kopieren Sie {0} nach {2}."},
                    .good = {.source = "Copy {0} to {1}.", .target = "Nach {1} kopieren Sie {0}."}},
    .check = check,
};

}  // namespace locseg::check
