// As many links as the source has, but to elsewhere. Compared as a multiset: order is free.
#include "check/facts/links.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace link_target_changed {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  if (!facts.target().has(kBracket)) return;
  const std::vector<Value> source = links_of(facts.source());
  const std::vector<Value> target = links_of(facts.target());
  if (source.size() != target.size()) return;
  const std::vector<Value> lost = surplus(source, target);
  const std::vector<Value> gained = surplus(target, source);
  for (std::size_t i = 0; i < gained.size(); ++i) {
    faults.in_target(gained[i].span, "the link goes to " + quoted(gained[i].key) +
                                         "; in the source it goes to " + quoted(lost[i].key));
  }
}

}  // namespace
}  // namespace link_target_changed

constinit const Rule kLinkTargetChanged = {
    .description =
        {.id = "link-target-changed",
         .group = RuleGroup::kCodes,
         .summary = "a link that goes elsewhere than in the source",
         .why = "A translated or mangled target is a dead link. The language part of an "
                "address (/en-us/, ?view=, a trailing slash) may differ, bookmarks on the same "
                "page may be translated with their heading, and the order of links is free.",
         .bad = {.source = "See [the guide](get-started/guide.md).",
                 .target = "Siehe [die Anleitung](erste-schritte/guide.md)."},
         .good = {.source = "See [the guide](https://docs.example/en-us/guide).",
                  .target = "Siehe [die Anleitung](https://docs.example/de-de/guide)."}},
    .check = link_target_changed::check,
};

}  // namespace locseg::check
