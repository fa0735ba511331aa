// `[](target)`: a link that readers cannot see.
#include <algorithm>

#include "check/facts/links.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace empty_link_text {
namespace {

bool has_empty_link(Side& side) {
  return std::ranges::any_of(side.codes().codes,
                             [&](const markup::Code& code) { return is_empty_link(side, code); });
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (!has_empty_link(target) || has_empty_link(facts.source())) return;
  for (const markup::Code& code : target.codes().codes) {
    if (!is_empty_link(target, code)) continue;
    faults.in_target(code.whole(), "the link to " + quoted(target.text(code.value)) +
                                       " has no text, so readers cannot see it");
  }
  faults.all().front().leaves(TextSide::kSource, lost_link_texts(facts));
}

}  // namespace
}  // namespace empty_link_text

constinit const Rule kEmptyLinkText = {
    .description = {.id = "empty-link-text",
                    .group = RuleGroup::kCodes,
                    .summary = "a link without text",
                    .why = "Readers cannot see it. A sign of text that machine translation moved "
                           "out of the brackets.",
                    .bad = {.source = "See [the guide](guide.md).",
                            .target = "Siehe die Anleitung[](guide.md)."},
                    .good = {.source = "See [the guide](guide.md).",
                             .target = "Siehe [die Anleitung](guide.md)."},
                    .severity = Severity::kError},
    .needs = {.target = kBracket},
    .check = empty_link_text::check,
};

}  // namespace locseg::check
