// Tags, by name and whether they open or close.
#include <algorithm>

#include "base/ascii.h"
#include "check/facts/values.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace tag_mismatch {
namespace {

// `4<sup>th</sup>`, which other languages write without a tag.
bool is_ordinal(Side& side, const markup::Code& code) {
  const std::string_view inside = side.text(code.inside());
  return side.text(code.value) == "sup" &&
         (inside == "st" || inside == "nd" || inside == "rd" || inside == "th");
}

bool has_ordinal(Side& side) {
  const auto& codes = side.codes().codes;
  return std::any_of(codes.begin(), codes.end(), [&](const markup::Code& code) {
    return code.kind == markup::CodeKind::kTag && is_ordinal(side, code);
  });
}

std::vector<Value> tags_of(Side& side, bool ordinals) {
  std::vector<Value> values;
  for (const markup::Code& code : side.codes().codes) {
    if (code.kind != markup::CodeKind::kTag) continue;
    if (ordinals && side.text(code.value) == "sup") continue;
    std::string name(side.text(code.value));
    for (char& c : name) c = base::ascii_lower(c);
    const bool closing = side.text(code.open).starts_with("</");
    values.push_back({(closing ? "</" : "<") + name + ">", code.open});
    if (code.paired()) values.push_back({"</" + name + ">", code.close});
  }
  return values;
}

void check(SegmentFacts& facts, Faults& faults) {
  const bool ordinals = has_ordinal(facts.source());
  const auto name = [](const Value& tag) { return "the tag " + tag.key; };
  report_each(lost_and_gained(tags_of(facts.source(), ordinals), tags_of(facts.target(), ordinals)),
              name, faults);
}

}  // namespace
}  // namespace tag_mismatch

constinit const Rule kTagMismatch = {
    .description = {.id = "tag-mismatch",
                    .group = RuleGroup::kCodes,
                    .summary = "an HTML or XML tag that was lost or gained",
                    .why = "A lost tag loses its form or its function; a lost half swallows the "
                           "rest of the article. Order, attributes and the <sup> of 4th are free.",
                    .bad = {.source = "Press <kbd>Enter</kbd>.",
                            .target = "Drücken Sie <kbd>Eingabe."},
                    .good = {.source = "Press <kbd>Enter</kbd>.",
                             .target = "Drücken Sie <kbd>Eingabe</kbd>."}},
    .needs = {.either = kAngle},
    .check = tag_mismatch::check,
};

}  // namespace locseg::check
