// A word that touches the end of a link, in scripts with spaces. Endings of one or two letters are
// inflection and are left alone: `des [Portal](url)s`.
#include <string>

#include "base/utf8.h"
#include "check/facts/glued_endings.h"
#include "check/facts/nearby_targets.h"
#include "check/facts/prose_words.h"
#include "check/rules/rules.h"
#include "text/character.h"
#include "text/script.h"

namespace locseg::check {
namespace missing_space_after_link {
namespace {

// The letters from `at` on: how many, and where they end.
struct Letters {
  std::size_t count = 0;
  std::size_t end = 0;
};

Letters letters_at(std::string_view text, std::size_t at) {
  Letters letters{0, at};
  while (letters.end < text.size()) {
    const base::CodePoint point = base::code_point_at(text, letters.end);
    if (!text::is_spaced_letter(point.value)) break;
    ++letters.count;
    letters.end += point.size;
  }
  return letters;
}

bool touches(Side& side, const markup::Code& code, Letters& letters) {
  if (code.kind != markup::CodeKind::kLink || is_blank(side.text(code.inside()))) return false;
  const std::string_view inside = side.text(code.inside());
  if (inside.back() == ' ' || inside.ends_with("\u00A0")) return false;  // the space is in the link
  letters = letters_at(side.masked(), code.close.end);
  const std::string_view tail = side.masked().substr(code.close.end, letters.end - code.close.end);
  return letters.count > 2 && !is_glued_ending(inside, tail, side.primary_lang());
}

// The letters at the end of `text`.
std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0) {
    const std::size_t at = base::char_begin(text, begin - 1);
    if (!text::is_spaced_letter(base::code_point_at(text, at).value)) break;
    begin = at;
  }
  return text.substr(begin);
}

// `[Pumpen](a.md)haus`: the link ends within a compound, as a target nearby has the whole word.
bool is_within_compound(SegmentFacts& facts, std::string_view head, std::string_view tail) {
  constexpr std::size_t kLeast = 4;
  if (head.size() < kLeast || !text::is_lower(base::code_point_at(tail, 0).value)) return false;
  const std::string whole = std::string(head) + std::string(tail);
  return any_target_near(facts.place(),
                         [&](std::string_view target) { return has_word(target, whole, false); });
}

std::string message_of(SegmentFacts& facts, const markup::Code& code, Span tail) {
  const std::string_view behind = facts.target().text(tail);
  const std::string_view head = last_word(facts.target().text(code.inside()));
  if (!is_within_compound(facts, head, behind)) {
    return "no space between the link and " + quoted(behind);
  }
  return "the link ends inside the word " + quoted(std::string(head) + std::string(behind));
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  for (const markup::Code& code : target.codes().codes) {
    Letters letters;
    if (!touches(target, code, letters)) continue;
    for (const markup::Code& other : facts.source().codes().codes) {
      Letters ignored;
      if (touches(facts.source(), other, ignored)) return;
    }
    const Span tail{code.close.end, letters.end};
    faults.in_target(tail, message_of(facts, code, tail));
  }
}

}  // namespace
}  // namespace missing_space_after_link

constinit const Rule kMissingSpaceAfterLink = {
    .description = {.id = "missing-space-after-link",
                    .group = RuleGroup::kPunctuation,
                    .summary = "a word that runs into the link before it",
                    .why = "Readers see one word, half of it a link. Languages without spaces "
                           "are left alone, and endings of one or two letters are inflection, "
                           "as are the particles, verbs and cases that Korean, Turkish, Finnish "
                           "and their kind write at the end of a noun. Where the article has "
                           "the two as one word elsewhere, the message says so.",
                    .bad = {.source = "Open the [portal](a.md) first.",
                            .target = "Öffnen Sie das [Portal](a.md)zuerst."},
                    .good = {.source = "Open the [portal](a.md) first.",
                             .target = "Die Seite des [Portal](a.md)s öffnen."},
                    .off_for = "ja zh th lo km my"},
    .needs = {.target = kBracket},
    .check = missing_space_after_link::check,
};

}  // namespace locseg::check
