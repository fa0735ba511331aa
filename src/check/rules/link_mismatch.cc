// Links that were lost or gained: their number differs.
#include "check/facts/links.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace link_mismatch {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  const std::vector<Value> source = links_of(facts.source());
  const std::vector<Value> target = links_of(facts.target());
  if (source.size() == target.size()) return;
  if (source.size() > target.size()) {
    for (const Value& lost : surplus(source, target)) {
      if (!stands_plainly(facts.target(), lost)) {
        faults.in_source(lost.span,
                         "the link to " + quoted(lost.key) + " is missing from the target");
      }
    }
  } else {
    for (const Value& gained : surplus(target, source)) {
      if (!stands_plainly(facts.source(), gained)) {
        faults.in_target(gained.span,
                         "the link to " + quoted(gained.key) + " does not occur in the source");
      }
    }
  }
}

}  // namespace
}  // namespace link_mismatch

constinit const Rule kLinkMismatch = {
    .description = {.id = "link-mismatch",
                    .group = RuleGroup::kCodes,
                    .summary = "a link that was lost or gained",
                    .why = "A reader of the translation cannot go where a reader of the source "
                           "can, or the other way round. Links of the same number but with "
                           "other targets are link-target-changed.",
                    .bad = {.source = "See [the guide](guide.md) and [the list](list.md).",
                            .target = "Siehe [die Anleitung](guide.md) und die Liste."},
                    .good = {.source = "See [the guide](guide.md) and [the list](list.md).",
                             .target = "Siehe [Liste](list.md) und [Anleitung](guide.md)."}},
    .needs = {.either = kBracket | kAngle | kColon},
    .check = link_mismatch::check,
};

}  // namespace locseg::check
