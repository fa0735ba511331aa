// A word twice in a row, where the source repeats none. In scripts without spaces, a stretch of
// four or more characters that follows upon itself.
#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "check/facts/byte_set.h"
#include "check/rules/rules.h"
#include "text/character.h"
#include "text/fold.h"
#include "text/script.h"

namespace locseg::check {
namespace repeated_word {
namespace {

// What characters from U+0800 on begin with.
constexpr ByteSet kThreeByteLeads = ByteSet("").with(0xE0, 0xFF);
// U+4000 to U+9FFF.
constexpr ByteSet kHanLeads = ByteSet("").with(0xE4, 0xE9);

// Words that grammar sets twice, in lower case: article and pronoun, or pronoun and pronoun.
bool may_repeat(std::string_view word, std::string_view lang) {
  struct Entry {
    std::string_view lang;
    std::string_view words;
  };
  constexpr Entry kEntries[] = {
      {"de", " die der das sie den dem ihnen ihr "},
      {"en", " that had "},
      {"fr", " nous vous "},
      {"nl", " dat je "},
      {"tr", " tek ayrı sık yavaş "},
  };
  for (const Entry& entry : kEntries) {
    if (entry.lang != lang) continue;
    const std::size_t at = entry.words.find(word);
    if (at != std::string_view::npos && at > 0 && entry.words[at - 1] == ' ' &&
        entry.words[at + word.size()] == ' ') {
      return true;
    }
  }
  return false;
}

struct Word {
  std::string_view bytes;
  std::size_t begin = 0;
};

// What touches a word and makes it part of something else: `a-b`, `x.y`, `1st`, `don't`.
constexpr ByteSet kJoins("-_./\\@:'0123456789\x01");

// A combining mark; kana and Han hold none but the two voicing marks.
bool is_mark(char32_t c) {
  if (c < 0x300 || (c >= 0x3030 && c < 0x3099) || (c > 0x309A && c < 0xA000)) return false;
  return text::is_mark(c);
}

constexpr ByteSet kAsciiLetters = ByteSet("").with('A', 'Z').with('a', 'z');

std::size_t letters_end(std::string_view text, std::size_t at) {
  for (;;) {
    while (at < text.size() && kAsciiLetters.has(text[at])) ++at;
    if (at == text.size() || static_cast<unsigned char>(text[at]) < 0x80) return at;
    const base::CodePoint point = base::code_point_at(text, at);
    if (!text::is_spaced_letter(point.value) && !is_mark(point.value)) return at;
    at += point.size;
  }
}

// Whether the letters that end at `end` are a whole word.
bool ends_word(std::string_view text, std::size_t end) {
  if (end == text.size() || !kJoins.has(text[end])) return true;
  return (text[end] == '.' || text[end] == ':') && (end + 1 == text.size() || text[end + 1] == ' ');
}

bool same_word(std::string_view a, std::string_view b, std::string_view lang, std::string& fold_a,
               std::string& fold_b) {
  if (a.size() != b.size() || b.size() < 2) return false;
  // Most neighbours end on different letters.
  const char last_a = a.back();
  const char last_b = b.back();
  if (static_cast<unsigned char>(last_a | last_b) < 0x80 &&
      base::ascii_lower(last_a) != base::ascii_lower(last_b)) {
    return false;
  }
  const std::string_view folded = text::fold_case(b, fold_b);
  return text::fold_case(a, fold_a) == folded && !may_repeat(folded, lang);
}

// Two equal words with nothing but spaces between them; the span of the second.
Span repeated_word(std::string_view text, std::string_view lang) {
  Word last;
  std::string fold_a;
  std::string fold_b;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::size_t end = kHanLeads.has(text[at]) ? at : letters_end(text, at);
    if (end == begin) {
      const base::CodePoint point = base::code_point_at(text, end);
      if (point.value != U' ' && point.value != U'\n' && point.value != U'\r' &&
          point.value != U'\u00A0') {
        last = {};
      }
      at += point.size;
      continue;
    }
    const std::string_view bytes = text.substr(begin, end - begin);
    const bool word = ends_word(text, end);
    if (word && same_word(last.bytes, bytes, lang, fold_a, fold_b)) return {begin, end};
    last = word ? Word{bytes, begin} : Word{};
    at = end;
  }
  return {};
}

constexpr std::size_t kLeast = 4;
constexpr std::size_t kMost = 16;

// Whether some part of kLeast to kMost characters follows upon itself. Such a part covers a place
// that is a multiple of kLeast and agrees with one of the places before it.
bool may_repeat_itself(const std::vector<char32_t>& characters) {
  for (std::size_t at = kLeast; at < characters.size(); at += kLeast) {
    const std::size_t most = std::min(at, kMost);
    for (std::size_t distance = kLeast; distance <= most; ++distance) {
      if (characters[at] != characters[at - distance]) continue;
      std::size_t begin = at;
      while (begin > distance && characters[begin - 1] == characters[begin - 1 - distance] &&
             at - begin < distance) {
        --begin;
      }
      std::size_t end = at + 1;
      while (end < characters.size() && characters[end] == characters[end - distance] &&
             end - begin < distance) {
        ++end;
      }
      if (end - begin >= distance) return true;
    }
  }
  return false;
}

struct Part {
  std::size_t begin = 0;  // in characters
  std::size_t end = 0;
};

// A part of kLeast to kMost characters that follows upon itself, the shortest first; empty where
// there is none. For each distance, one walk counts how long the text has agreed with itself.
Part repeated_part(const std::vector<char32_t>& characters) {
  if (characters.size() < 2 * kLeast || !may_repeat_itself(characters)) return {};
  for (std::size_t distance = kLeast; distance <= kMost; ++distance) {
    std::size_t run = 0;
    for (std::size_t i = distance; i < characters.size(); ++i) {
      run = characters[i] == characters[i - distance] ? run + 1 : 0;
      if (run == distance) return {i + 1 - distance, i + 1};
    }
  }
  return {};
}

std::size_t skip_characters(std::string_view text, std::size_t at, std::size_t count) {
  for (; count > 0; --count) at += base::code_point_at(text, at).size;
  return at;
}

// The first such part of a text in a script without spaces.
Span repeated_stretch(std::string_view text) {
  std::vector<char32_t> characters;  // of such scripts, that stand together
  characters.reserve(text.size() / 3);
  for (std::size_t at = kThreeByteLeads.find(text, 0); at < text.size();
       at = kThreeByteLeads.find(text, at)) {
    const std::size_t begin = at;
    characters.clear();
    while (at < text.size()) {
      const base::CodePoint point = base::code_point_at(text, at);
      if (!text::is_spaceless_letter(point.value)) break;
      characters.push_back(point.value);
      at += point.size;
    }
    if (const Part found = repeated_part(characters); found.end != 0) {
      const std::size_t from = skip_characters(text, begin, found.begin);
      return {from, skip_characters(text, from, found.end - found.begin)};
    }
    if (characters.empty()) at += base::code_point_at(text, at).size;
  }
  return {};
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (!target.has(kSpace | kThreeBytes)) return;
  const std::string_view text = target.masked();
  Span fault;
  if (target.has(kSpace)) fault = repeated_word(text, target.primary_lang());
  if (fault.empty() && target.has(kThreeBytes)) fault = repeated_stretch(text);
  if (fault.empty()) return;
  Side& source = facts.source();
  if (!repeated_word(source.masked(), source.primary_lang()).empty()) return;
  faults.in_target(fault, quoted(target.text(fault)) + " is there twice");
}

}  // namespace
}  // namespace repeated_word

constinit const Rule kRepeatedWord = {
    .description = {.id = "repeated-word",
                    .group = RuleGroup::kPunctuation,
                    .summary = "a word twice in a row",
                    .why = "A slip of hand or of machine. What grammar repeats (die die, Sie sie) "
                           "and what the source repeats is no fault; in scripts without spaces "
                           "it takes four characters.",
                    .bad = {.source = "Open the file.", .target = "Öffnen Sie die Datei Datei."},
                    .good = {.source = "Those who save the file.",
                             .target = "Jene, die die Datei speichern."}},
    .check = repeated_word::check,
};

}  // namespace locseg::check
