// A word twice in a row that neither grammar nor the source asks for. In scripts without spaces, a
// stretch of four or more characters that follows upon itself (repeated_stretch.h).
#include <algorithm>

#include "base/byte_set.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "check/facts/doublings.h"
#include "check/rules/repeated_stretch.h"
#include "check/rules/rules.h"
#include "text/character.h"
#include "text/fold.h"
#include "text/script.h"

namespace locseg::check {
namespace repeated_word {
namespace {

// The classes of all characters past ASCII but the marks of many languages, dashes and quotation
// marks: those of scripts without spaces are among them.
constexpr ByteClasses kSpaceless =
    kGreekOnBlocks | kSymbolBlocks | kKanaBlocks | kHanBlocks | kHangulBlocks | kWideLetters;

// How many words may lie between two that meet in another order.
constexpr std::size_t kNear = 5;

struct Word {
  std::string_view bytes;
  std::size_t begin = 0;
};

// What touches a word and makes it part of something else: `a-b`, `x.y`, `1st`, `don't`.
constexpr base::ByteSet kJoins("-_./\\@:'0123456789\x01");

// A combining mark; kana and Han hold none but the two voicing marks.
bool is_mark(char32_t c) {
  if (c < 0x300 || (c >= 0x3030 && c < 0x3099) || (c > 0x309A && c < 0xA000)) return false;
  return text::is_mark(c);
}

bool is_in_word(char32_t c) { return text::is_spaced_letter(c) || is_mark(c); }

std::size_t letters_end(std::string_view text, std::size_t at) {
  for (;;) {
    while (at < text.size() && base::kAsciiLetters.has(text[at])) ++at;
    if (at == text.size() || static_cast<unsigned char>(text[at]) < 0x80) return at;
    const base::CodePoint point = base::code_point_at(text, at);
    if (!is_in_word(point.value)) return at;
    at += point.size;
  }
}

// Whether the letters that end at `end` are a whole word.
bool ends_word(std::string_view text, std::size_t end) {
  if (end == text.size() || !kJoins.has(text[end])) return true;
  return (text[end] == '.' || text[end] == ':') && (end + 1 == text.size() || text[end + 1] == ' ');
}

// A word begins here: nothing before it that makes it a part of another, as in `Portal'da da`.
bool starts_word(std::string_view text, std::size_t begin) {
  if (begin == 0) return true;
  const char before = text[begin - 1];
  if (before == Side::kMark) return true;
  return !kJoins.has(before) && !text.substr(0, begin).ends_with("’");
}

bool is_whole(std::string_view text, const Word& word) {
  return ends_word(text, word.begin + word.bytes.size()) && starts_word(text, word.begin);
}

// Nothing but spaces, marks and quotation marks between `at` and the end of a sentence or the
// start.
bool begins_sentence(std::string_view text, std::size_t at) {
  const std::size_t before = text.substr(0, at).find_last_not_of(" \n\r\x01*\"'([");
  return before == std::string_view::npos ||
         std::string_view(".!?:").find(text[before]) != std::string_view::npos;
}

bool is_hangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

// One word twice. In another case it is another word, a name and a preposition for example, but for
// the capital that begins a sentence. Single letters have a meaning: `s s` in a pattern.
bool same_word(std::string_view text, const Word& a, const Word& b) {
  const std::size_t size = b.bytes.size();
  if (a.bytes.size() != size || size < 2 || a.bytes.back() != b.bytes.back()) return false;
  const base::CodePoint first = base::code_point_at(b.bytes, 0);
  if (first.size == size && !is_hangul(first.value)) return false;
  if (a.bytes == b.bytes) return true;
  if (a.bytes.substr(first.size) != b.bytes.substr(first.size)) return false;
  std::string fold_a;
  std::string fold_b;
  return text::fold_case(a.bytes, fold_a) == text::fold_case(b.bytes, fold_b) &&
         begins_sentence(text, a.begin);
}

// Two equal words with nothing but spaces between them.
struct Repeat {
  Word first;
  Word second;
};

constexpr std::string_view kNoBreakSpace = "\u00A0";

bool is_gap(char c) { return c == ' ' || c == '\n' || c == '\r'; }

// The next space or line end at `at` or behind; the text's size if there is none.
std::size_t find_gap(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_gap(text[at]) && !text.substr(at).starts_with(kNoBreakSpace)) {
    at = base::find_any_of(text, at + 1, {' ', '\n', '\r', kNoBreakSpace[0]});
  }
  return at;
}

// The place behind all such at `at`.
std::size_t gap_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_gap(text[at])) {
      ++at;
    } else if (text.substr(at).starts_with(kNoBreakSpace)) {
      at += kNoBreakSpace.size();
    } else {
      break;
    }
  }
  return at;
}

// The word that ends at `end` and begins at `least` or behind.
Word word_before(std::string_view text, std::size_t least, std::size_t end) {
  std::size_t begin = end;
  while (begin > least) {
    const std::size_t before = base::char_begin(text, begin - 1);
    if (!base::kAsciiLetters.has(text[before]) &&
        !is_in_word(base::code_point_at(text, before).value)) {
      break;
    }
    begin = before;
  }
  return {text.substr(begin, end - begin), begin};
}

// The next at `at` or behind; false if there is none. Moves `at` past it.
bool find_repeat(std::string_view text, std::size_t& at, Repeat& found) {
  const std::size_t least = at;
  for (at = find_gap(text, at); at < text.size(); at = find_gap(text, at)) {
    const std::size_t gap = at;
    at = gap_end(text, at);
    const Word word{text.substr(at, letters_end(text, at) - at), at};
    at += word.bytes.size();
    if (word.bytes.empty() || gap == least || text[gap - 1] != word.bytes.back()) continue;
    const Word last = word_before(text, least, gap);
    if (same_word(text, last, word) && is_whole(text, last) && is_whole(text, word)) {
      found = {last, word};
      return true;
    }
  }
  return false;
}

bool repeats_word(std::string_view text) {
  std::size_t at = 0;
  Repeat ignored;
  return find_repeat(text, at, ignored);
}

// What begins where a code ends is an ending or a particle of what the code holds.
bool follows_code(Side& target, std::size_t at) {
  return at > 0 && target.masked()[at - 1] == Side::kMark &&
         std::ranges::any_of(target.codes().codes,
                             [&](const markup::Code& code) { return code.whole().end == at; });
}

// In Arabic the subject follows the verb and the object the subject, so two nouns with the article
// meet if the source says the noun twice.
bool are_two_nouns(SegmentFacts& facts, const Repeat& found) {
  return facts.target().primary_lang() == "ar" && found.first.bytes.starts_with("ال") &&
         says_twice(facts.source(), kNear);
}

constexpr std::string_view kArabicArticle = "ال";

// Four letters and more; particles are shorter.
bool may_be_noun(std::string_view word) {
  constexpr std::size_t kBytes = 8;
  return word.size() >= kBytes;
}

// Nouns complete one another in Arabic, and the last has the article: behind `دفتر العملاء`, the
// book of the customers, `العملاء` begins something else, and `تعيين تعيين النموذج` is the setting
// of the mapping of the model. Without the article two words may be spelled alike, since vowels are
// not written: `مكون مكون` is a configured component.
bool may_part_nouns(SegmentFacts& facts, const Repeat& found) {
  if (facts.target().primary_lang() != "ar") return false;
  if (!found.first.bytes.starts_with(kArabicArticle)) return may_be_noun(found.second.bytes);
  const std::string_view text = facts.target().masked();
  std::string_view before = text.substr(0, found.first.begin);
  if (!before.ends_with(' ')) return false;
  before.remove_suffix(1);
  const std::string_view noun = before.substr(before.rfind(' ') + 1);
  return may_be_noun(noun) && noun.find(kArabicArticle) == std::string_view::npos;
}

// A noun and its participle: `asociados asociados a`, partners associated with.
bool is_noun_and_participle(SegmentFacts& facts, const Repeat& found) {
  return may_be_participle(found.second.bytes, facts.target().primary_lang()) &&
         has_governing_participle(facts.source().masked());
}

// The source means both: it has the word, or names, as often itself. A short word of the target may
// look like a name of the source, as `Pro pro` in Czech.
bool source_means_both(SegmentFacts& facts, const Repeat& found) {
  const std::string_view source = facts.source().masked();
  const std::string_view target = facts.target().masked();
  const std::size_t there = count_word(source, found.second.bytes);
  const std::size_t here = count_word(target, found.second.bytes);
  if (there >= here) return true;
  const bool name = text::is_upper(base::code_point_at(found.second.bytes, 0).value);
  if (!name && there > 0 && found.second.bytes.size() <= 3) return true;
  if (name && there == 0 && says_in_two_cases(source)) return true;
  return name && most_said_name(source, kNear) >= here;
}

bool is_meant(SegmentFacts& facts, const Repeat& found) {
  Side& target = facts.target();
  std::string scratch;
  if (may_double(text::fold_case(found.second.bytes, scratch), target.primary_lang())) return true;
  const std::string_view before = target.masked().substr(0, found.first.begin);
  if (is_end_of_relative_clause(before, target.primary_lang())) return true;
  return follows_code(target, found.first.begin) || source_means_both(facts, found) ||
         are_two_nouns(facts, found) || is_noun_and_participle(facts, found) ||
         (reduplicates(target.primary_lang()) && says_by_turns(facts.source().masked()));
}

Repetition repeated_word(SegmentFacts& facts) {
  const std::string_view text = facts.target().masked();
  std::size_t at = 0;
  for (Repeat found; find_repeat(text, at, found);) {
    const Word& word = found.second;
    if (is_meant(facts, found)) continue;
    const bool is_doubtful =
        may_part_nouns(facts, found) || doubles_plurals(facts.target().primary_lang());
    return {{word.begin, word.begin + word.bytes.size()}, is_doubtful};
  }
  return {};
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  Repetition found;
  if (target.has(kSpace)) found = repeated_word(facts);
  if (found.span.empty() && target.has(kThreeBytes) && target.has(kSpaceless)) {
    found = repeated_stretch(facts);
  }
  if (found.span.empty() || repeats_word(facts.source().masked())) return;
  Fault& fault = faults.in_target(found.span, quoted(target.text(found.span)) + " is there twice");
  if (found.is_doubtful) fault.severity = Severity::kInfo;
}

}  // namespace
}  // namespace repeated_word

constinit const Rule kRepeatedWord = {
    .description = {.id = "repeated-word",
                    .group = RuleGroup::kPunctuation,
                    .summary = "a word twice in a row",
                    .why =
                        "A slip of hand or of machine. What grammar repeats (die die, Sie sie, "
                        "adım adım) and what the source says twice is no fault; in scripts "
                        "without spaces it takes four characters, and whole words in Thai and "
                        "its like. An info where two phrases may meet in Arabic or Thai, and where "
                        "a noun said twice is a plural (id, ms).",
                    .bad = {.source = "Open the file.", .target = "Öffnen Sie die Datei Datei."},
                    .good = {.source = "Those who save the file.",
                             .target = "Jene, die die Datei speichern."}},
    .needs = {.target = kSpace | kThreeBytes},
    .check = repeated_word::check,
};

}  // namespace locseg::check
