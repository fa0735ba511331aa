// Overrides of direction, which make text read other than it is stored: the trick of the
// Trojan-source attacks (CVE-2021-42574).
#include "check/rules/rules.h"

namespace locseg::check {
namespace bidi_override {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  for (const std::string_view control : {"\u202D", "\u202E"}) {
    const std::size_t at = target.text().find(control);
    if (at == std::string_view::npos) continue;
    faults.in_target({at, at + control.size()},
                     quoted(control) + " makes the text show in another order than it is stored");
  }
}

}  // namespace
}  // namespace bidi_override

constinit const Rule kBidiOverride = {
    .description = {.id = "bidi-override",
                    .group = RuleGroup::kScript,
                    .summary = "a bidirectional override, U+202D or U+202E",
                    .why = "Text shows in another order than it is stored, so what a reader "
                           "checks is not what a program runs. No language needs overrides; "
                           "marks and isolates do what is wanted.",
                    .bad = {.source = "Run it.", .target = "\u202Etxt.exe\u202C ausführen."},
                    .good = {.source = "Run it.", .target = "Führen Sie es aus."},
                    .severity = Severity::kError},
    .needs = {.target = kMarkBlocks},
    .check = bidi_override::check,
};

}  // namespace locseg::check
