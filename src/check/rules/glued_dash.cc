// A dash between spaces in the source that lost them: `1-Pump` for `1 - Pump`.
#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/character.h"
#include "text/script.h"

namespace locseg::check {
namespace glued_dash {
namespace {

constexpr std::string_view kDashes[] = {"-", "–", "—"};

// How many dashes of a text are between spaces, how many have a space on one side only, and the
// first that is between letters or digits.
struct Dashes {
  std::size_t apart = 0;
  std::size_t glued = 0;
  Span first_glued;
};

bool is_digit(char32_t c) { return text::digit_value(c) >= 0; }
bool is_word(char32_t c) { return text::is_letter(c) || is_digit(c); }

// Whether the dash between two characters is where no space belongs: in a range, `5-10`, or a word
// of a script with spaces, `e-mail`. Behind a dash a capital begins something else, `x-Pump`.
bool is_joint(char32_t before, std::string_view dash, char32_t after) {
  if (is_digit(before) && is_digit(after)) return true;
  return dash == "-" && text::is_spaced_letter(before) && text::is_spaced_letter(after) &&
         !text::is_upper(after);
}

void count(std::string_view text, std::string_view dash, Dashes& dashes) {
  for (std::size_t at = text.find(dash); at != std::string_view::npos;
       at = text.find(dash, at + dash.size())) {
    const std::size_t end = at + dash.size();
    if (at == 0 || end == text.size()) continue;
    const char32_t before = base::code_point_at(text, base::char_begin(text, at - 1)).value;
    const char32_t after = base::code_point_at(text, end).value;
    if (before == ' ' && after == ' ') {
      ++dashes.apart;
    } else if (is_word(before) &&
               (after == ' ' || (is_word(after) && !is_joint(before, dash, after)))) {
      if (dashes.glued++ == 0) dashes.first_glued = {at, end};
    }
  }
}

Dashes dashes_of(Side& side) {
  Dashes dashes;
  for (const std::string_view dash : kDashes) count(side.masked(), dash, dashes);
  return dashes;
}

void check(SegmentFacts& facts, Faults& faults) {
  const Dashes wanted = dashes_of(facts.source());
  if (wanted.apart == 0) return;
  const Dashes found = dashes_of(facts.target());
  if (found.apart >= wanted.apart || found.glued <= wanted.glued) return;
  faults.in_target(found.first_glued, "the dash lost spaces that it has in the source");
}

}  // namespace
}  // namespace glued_dash

constinit const Rule kGluedDash = {
    .description =
        {.id = "glued-dash",
         .group = RuleGroup::kPunctuation,
         .summary = "a dash between spaces that became a hyphen inside a word",
         .why = "`Step 2 - Pump` is two things, `2-Pump` one word. Reported if the "
                "target has fewer dashes between spaces than the source, and more "
                "without; ranges (5-10) and words (e-mail) are left alone. Languages that join "
                "words with hyphens, such as German, have "
                "more of them anyway.",
         .bad = {.source = "Step 2 - Pump", .target = "第 2 步-泵", .target_lang = "zh-CN"},
         .good = {.source = "Step 2 - Pump", .target = "第 2 步 – 泵", .target_lang = "zh-CN"},
         .severity = Severity::kInfo,
         .off_for = "af da de et fi hu is lb nb nl nn no ru sv"},
    .needs = {.source = kHyphen | kMarkBlocks, .target = kHyphen | kMarkBlocks},
    .check = glued_dash::check,
};

}  // namespace locseg::check
