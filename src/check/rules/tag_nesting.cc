// Tags of the target that cross or find no partner, where those of the source do.
#include "check/rules/rules.h"
#include "markup/tags.h"

namespace locseg::check {
namespace tag_nesting {
namespace {

// The first tag that should have a partner and has none. `<p>` and `<li>` need none in HTML.
const markup::Code* lone_tag(Side& side) {
  for (const markup::Code& code : side.codes().codes) {
    if (code.kind != markup::CodeKind::kTag || code.paired()) continue;
    const std::string_view name = side.text(code.value);
    const std::string_view mark = side.text(code.open);
    if (mark.ends_with("/>") || markup::is_void_element(name) || name == "p" || name == "li") {
      continue;
    }
    return &code;
  }
  return nullptr;
}

std::size_t tags_in(Side& side) {
  std::size_t count = 0;
  for (const markup::Code& code : side.codes().codes) {
    if (code.kind == markup::CodeKind::kTag) count += code.paired() ? 2 : 1;
  }
  return count;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  const markup::Code* lone = lone_tag(target);
  if (lone == nullptr || lone_tag(facts.source()) != nullptr) return;
  if (tags_in(target) != tags_in(facts.source())) return;  // tag-mismatch
  faults.in_target(lone->open, "the tag " + quoted(target.text(lone->open)) +
                                   " crosses another code or is in the wrong order");
}

}  // namespace
}  // namespace tag_nesting

constinit const Rule kTagNesting = {
    .description = {.id = "tag-nesting",
                    .group = RuleGroup::kCodes,
                    .summary = "tags that cross or are in the wrong order",
                    .why = "Browsers repair <b><i></b></i> each in its own way, and XML readers "
                           "refuse it. Tags that are missing altogether are tag-mismatch.",
                    .bad = {.source = "Press <kbd>Enter</kbd>.",
                            .target = "Drücken Sie </kbd>Eingabe<kbd>."},
                    .good = {.source = "Press <kbd>Enter</kbd>.",
                             .target = "<kbd>Eingabe</kbd> drücken."}},
    .needs = {.target = kAngle},
    .check = tag_nesting::check,
};

}  // namespace locseg::check
