// A mark drawn into emphasis: `**Save.**` for `**Save**.` in the source.
#include "check/facts/drawn_marks.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace punctuation_in_emphasis {
namespace {

bool is_emphasis(const markup::Code& code) {
  return code.kind == markup::CodeKind::kEmphasis && code.paired();
}

struct Marks {
  bool inside = false;
  bool behind = false;
};

// Whether emphasis of `side` ends with a mark, and whether one follows it.
Marks marks_of(Side& side) {
  Marks marks;
  for (const markup::Code& code : side.codes().codes) {
    if (!is_emphasis(code)) continue;
    marks.inside = marks.inside || !mark_at_end(side.text(code.inside())).empty();
    marks.behind = marks.behind || begins_with_mark(side.text().substr(code.close.end));
  }
  return marks;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (!marks_of(target).inside) return;
  const Marks wanted = marks_of(facts.source());
  if (wanted.inside || !wanted.behind) return;
  for (const markup::Code& code : target.codes().codes) {
    if (!is_emphasis(code)) continue;
    const std::string_view text = target.text(code.inside());
    const std::string_view mark = mark_at_end(text);
    if (mark.empty() || mark.size() == text.size() || is_abbreviation(text)) continue;
    if (code.whole() == Span{0, target.text().size()}) continue;  // a sentence that is emphasized
    const Span at{code.close.begin - mark.size(), code.close.begin};
    Fault& fault = faults.in_target(
        at, "the emphasis ends with " + quoted(mark) + "; in the source it does not");
    fault.fix = {{at, ""}, {{code.close.end, code.close.end}, std::string(mark)}};
    fault.unsafe_fix = true;
    return;
  }
}

}  // namespace
}  // namespace punctuation_in_emphasis

constinit const Rule kPunctuationInEmphasis = {
    .description = {.id = "punctuation-in-emphasis",
                    .group = RuleGroup::kCodes,
                    .summary = "a full stop or comma drawn into emphasis",
                    .why = "The mark ends the sentence, not the name of the button, and where "
                           "machine translation moved it the emphasis is often on the wrong words "
                           "as well. Reported if the source has its marks behind the emphasis "
                           "only; abbreviations keep their point. Readers hardly see it if "
                           "the emphasis is on the right words, so it is an info.",
                    .bad = {.source = "When you are done, select **Send**.",
                            .target = "Danach Senden **auswählen.**"},
                    .good = {.source = "When you are done, select **Send**.",
                             .target = "Danach **Senden** auswählen."},
                    .severity = Severity::kInfo,
                    .unsafe_fixes = "moves the mark behind the emphasis"},
    .needs = {.source = kEmphasis, .target = kEmphasis},
    .check = punctuation_in_emphasis::check,
};

}  // namespace locseg::check
