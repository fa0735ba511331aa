// As many links as the source has, but to elsewhere. Compared as a multiset: order is free.
#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "check/facts/links.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace link_target_changed {
namespace {

// `[a][b]` is a link only where `[b]:` says to where.
bool is_defined(SegmentFacts& facts, std::string_view label) {
  const auto lowered = [](std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), base::ascii_lower);
    return out;
  };
  const std::string definition = lowered(std::string("[").append(label).append("]:"));
  return lowered(facts.article_bytes()).find(definition) != std::string::npos;
}

bool is_link(SegmentFacts& facts, Side& side, const Value& link) {
  const std::string_view whole = side.text(link.span);
  if (!whole.ends_with(']')) return true;
  const std::size_t open = whole.rfind('[');
  return is_defined(facts, whole.substr(open + 1, whole.size() - open - 2));
}

void check(SegmentFacts& facts, Faults& faults) {
  if (count_links(facts.source()) != count_links(facts.target())) return;
  const std::vector<Value> source = links_of(facts.source());
  const std::vector<Value> target = links_of(facts.target());
  if (std::ranges::equal(source, target, {}, &Value::key, &Value::key)) return;
  const std::vector<Value> lost = surplus(source, target);
  const std::vector<Value> gained = surplus(target, source);
  for (std::size_t i = 0; i < gained.size(); ++i) {
    if (!is_link(facts, facts.source(), lost[i])) continue;
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
                "page may be translated with their heading, and the order of links is free. [a][b] "
                "is a link if the "
                "article defines b.",
         .bad = {.source = "See [the guide](get-started/guide.md).",
                 .target = "Siehe [die Anleitung](erste-schritte/guide.md)."},
         .good = {.source = "See [the guide](https://docs.example/en-us/guide).",
                  .target = "Siehe [die Anleitung](https://docs.example/de-de/guide)."}},
    .needs = {.target = kBracket},
    .check = link_target_changed::check,
};

}  // namespace locseg::check
