// Links that were lost or gained: their number differs.
#include "check/facts/links.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace link_mismatch {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  if (count_links(facts.source()) == count_links(facts.target())) return;
  const std::vector<Value> source = links_of(facts.source());
  const std::vector<Value> target = links_of(facts.target());
  LostAndGained links;
  if (source.size() > target.size()) links.lost = surplus(source, target);
  if (source.size() < target.size()) links.gained = surplus(target, source);
  std::erase_if(links.lost, [&](const Value& it) { return stands_plainly(facts.target(), it); });
  std::erase_if(links.gained, [&](const Value& it) { return stands_plainly(facts.source(), it); });
  const auto name = [](const Value& link) { return "the link to " + quoted(link.key); };
  report_each(links, name, faults);
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
