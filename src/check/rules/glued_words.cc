// Two words without the space between: behind a comma or a full stop, before a link, beside code.
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/utf8.h"
#include "check/facts/glued_endings.h"
#include "check/rules/rules.h"
#include "text/character.h"
#include "text/script.h"

namespace locseg::check {
namespace glued_words {
namespace {

// Shorter words are endings, articles and prepositions that languages join to what follows.
constexpr std::size_t kLeastLetters = 3;

// What the marks begin with that part words: ASCII's, and those of the scripts with spaces from
// Armenian on, such as `،`.
constexpr base::ByteSet kMarks = base::ByteSet(",.;!?").with(0xD4, 0xE1);

// The next of them at `from` or behind; without marks of other scripts where the others are not.
std::size_t next_mark(Side& side, MarkCursor& marks, std::size_t from) {
  if (side.has(kGreekOnBlocks)) return kMarks.find(side.masked(), from);
  return marks.find(kMarks, from);
}

// The mark at `at`, one of ours; of size 0 if none is there.
base::CodePoint mark_at(std::string_view text, std::size_t at) {
  const base::CodePoint point = base::code_point_at(text, at);
  const bool is_mark = point.value < 0x80 || (point.valid() && text::ends_part(point.value));
  return is_mark ? point : base::CodePoint{0, 0};
}

struct Letters {
  Span span;
  std::size_t count = 0;
  char32_t first = 0;
  char32_t last = 0;
};

Letters letters_behind(std::string_view text, std::size_t at) {
  Letters out{{at, at}};
  while (out.span.end < text.size()) {
    const base::CodePoint point = base::code_point_at(text, out.span.end);
    if (!text::is_spaced_letter(point.value)) break;
    if (out.count++ == 0) out.first = point.value;
    out.last = point.value;
    out.span.end += point.size;
  }
  return out;
}

Letters letters_before(std::string_view text, std::size_t at) {
  Letters out{{at, at}};
  while (out.span.begin > 0) {
    const std::size_t begin = base::char_begin(text, out.span.begin - 1);
    const base::CodePoint point = base::code_point_at(text, begin);
    if (!text::is_spaced_letter(point.value)) break;
    if (out.count++ == 0) out.last = point.value;
    out.first = point.value;
    out.span.begin = begin;
  }
  return out;
}

bool is_word(const Letters& letters) { return letters.count >= kLeastLetters; }

// What makes a name of what it touches: `a.b`, `x/y`, `a-b`.
constexpr base::ByteSet kJoins("./\\@:-_#&=+*0123456789\x01");
// What makes a name even of words around a comma. A compound may be beside it, and emphasis.
constexpr base::ByteSet kJoinsAtComma("./\\@:_#&=+0123456789");

bool is_bounded(std::string_view text, const base::ByteSet& joins, const Letters& before,
                const Letters& behind) {
  const bool begins = before.span.begin == 0 || !joins.has(text[before.span.begin - 1]);
  const std::size_t end = behind.span.end;
  const bool ends = end == text.size() || !joins.has(text[end]) ||
                    (text[end] == '.' && (end + 1 == text.size() || text[end + 1] == ' '));
  return begins && ends;
}

// A comma, or its like.
bool parts_clauses(char32_t mark) {
  return mark < 0x80 ? mark == ',' || mark == ';' : !text::is_sentence_end(mark);
}

// A full stop between words parts sentences where the second has a capital and the first none; what
// is all ASCII may be a name of code.
// Marks past ASCII are in no such name.
bool parts_words(std::string_view text, char32_t mark, const Letters& before,
                 const Letters& behind) {
  const Span both{before.span.begin, behind.span.end};
  if (parts_clauses(mark) || mark >= 0x80) return true;
  return text::is_lower(before.last) && text::is_upper(behind.first) &&
         (mark != '.' || !base::is_ascii(both.of(text)));
}

// The two words that the mark at `at` should part with a space; empty if it parts none.
Span glued_at(std::string_view text, std::size_t at, const base::CodePoint& mark) {
  const Letters behind = letters_behind(text, at + mark.size);  // mostly a space
  if (mark.size == 0 || !is_word(behind)) return {};
  const Letters before = letters_before(text, at);
  const base::ByteSet& joins = parts_clauses(mark.value) ? kJoinsAtComma : kJoins;
  const bool glued = is_word(before) && is_bounded(text, joins, before, behind) &&
                     parts_words(text, mark.value, before, behind);
  return glued ? Span{before.span.begin, behind.span.end} : Span{};
}

// The marks that are between two words without a space. A source that writes them so means it.
std::u32string gluing_marks(std::string_view text) {
  std::u32string marks;
  for (std::size_t at = kMarks.find(text, 0); at < text.size(); at = kMarks.find(text, at + 1)) {
    const base::CodePoint mark = mark_at(text, at);
    if (!glued_at(text, at, mark).empty()) marks += mark.value;
  }
  return marks;
}

void check_marks(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  const std::string_view text = target.masked();
  std::optional<std::u32string> in_source;
  MarkCursor marks(text, target.marks());
  for (std::size_t at = next_mark(target, marks, 0); at < text.size();
       at = next_mark(target, marks, at + 1)) {
    const base::CodePoint mark = mark_at(text, at);
    const Span both = glued_at(text, at, mark);
    if (both.empty()) continue;
    if (!in_source) in_source = gluing_marks(facts.source().masked());
    if (in_source->find(mark.value) != std::u32string::npos) continue;
    const std::string_view glued = target.text(both);
    if (facts.source().text().find(glued) != std::string_view::npos) continue;
    Fault& fault = faults.in_target(both, "no space behind the mark in " + quoted(glued));
    fault.fix.push_back({{at + mark.size, at + mark.size}, " "});
  }
}

bool is_link_or_code(const markup::Code& code) {
  return code.kind == markup::CodeKind::kLink || code.kind == markup::CodeKind::kCodeSpan;
}

// The letters that touch the begin of a link or code, or the end of code; of one side or the other.
Letters touching(Side& side, const markup::Code& code) {
  const Letters before = letters_before(side.masked(), code.whole().begin);
  if (is_word(before)) return before;
  if (code.kind != markup::CodeKind::kCodeSpan) return {};
  const Letters behind = letters_behind(side.masked(), code.whole().end);
  const bool is_ending =
      is_glued_ending(side.text(code.whole()), side.text(behind.span), side.primary_lang());
  return is_word(behind) && !is_ending ? behind : Letters{};
}

bool touches_words(Side& side) {
  for (const markup::Code& code : side.codes().codes) {
    if (is_link_or_code(code) && touching(side, code).count > 0) return true;
  }
  return false;
}

void check_codes(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  for (const markup::Code& code : target.codes().codes) {
    if (!is_link_or_code(code)) continue;
    const Letters letters = touching(target, code);
    if (letters.count == 0) continue;
    if (touches_words(facts.source())) return;
    const std::string what = code.kind == markup::CodeKind::kLink ? "a link" : "code";
    Fault& fault = faults.in_target(
        letters.span, "no space between " + quoted(target.text(letters.span)) + " and " + what);
    const bool is_before = letters.span.begin < code.whole().begin;
    const std::size_t at = is_before ? letters.span.end : letters.span.begin;
    fault.fix.push_back({{at, at}, " "});
  }
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (target.has(kStop | kGreekOnBlocks)) check_marks(facts, faults);
  if (target.has(kBracket | kBacktick)) check_codes(facts, faults);
}

}  // namespace
}  // namespace glued_words

constinit const Rule kGluedWords = {
    .description = {.id = "glued-words",
                    .group = RuleGroup::kPunctuation,
                    .summary = "two words without the space between",
                    .why = "A space is lacking behind a comma or a full stop, before a link, or "
                           "beside code. Words of one or two letters, endings, names with a point "
                           "inside and languages without spaces are no fault, nor is what the "
                           "source has as well.",
                    .bad = {.source = "Close it, then start the pump.",
                            .target = "Schließen Sie,starten Sie dann die Pumpe."},
                    .good = {.source = "Close Pump.App, then start.",
                             .target = "Schließen Sie Pump.App, starten Sie dann."},
                    .off_for = "ja zh th lo km my",
                    .fixes = "puts a space there"},
    .needs = {.target = kLetter | kNonAscii},
    .check = glued_words::check,
};

}  // namespace locseg::check
