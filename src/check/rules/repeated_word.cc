// A word twice in a row, where the source repeats none. In scripts without spaces, a stretch of
// four or more characters that follows upon itself.
#include <algorithm>

#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/character.h"
#include "text/fold.h"
#include "text/script.h"

namespace locseg::check {
namespace {

/// Words that grammar sets twice, in lower case: article and pronoun, or pronoun and pronoun.
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
        entry.words[at + word.size()] == ' ')
      return true;
  }
  return false;
}

bool is_spaced_letter(char32_t c) {
  return text::is_letter(c) && (c < 0x300 || !text::is_spaceless(text::script_of(c)));
}

struct Word {
  std::string_view bytes;
  std::size_t begin = 0;
};

/// Two equal words with nothing but spaces between them; the span of the second.
Span repeated_word(std::string_view text, std::string_view lang) {
  Word last;
  std::string fold_a;
  std::string fold_b;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    std::size_t end = at;
    bool word = true;
    while (end < text.size()) {
      const base::CodePoint point = base::code_point_at(text, end);
      if (!is_spaced_letter(point.value) && !text::is_mark(point.value)) {
        // A word of letters only: no part of `a-b`, `x.y`, `1st`, `don't`.
        if (std::string_view("-_./\\@:'0123456789\x01").find(static_cast<char>(point.value)) !=
                std::string_view::npos &&
            point.value < 0x80)
          word = end > begin && (point.value == U'.' || point.value == U':') &&
                 (end + 1 == text.size() || text[end + 1] == ' ');
        break;
      }
      end += point.size;
    }
    if (end == begin) {
      const base::CodePoint point = base::code_point_at(text, end);
      if (point.value != U' ' && point.value != U'\n' && point.value != U'\r' &&
          point.value != U'\u00A0')
        last = {};
      at += point.size;
      continue;
    }
    const std::string_view bytes = text.substr(begin, end - begin);
    if (word && bytes.size() > 1 && bytes.size() == last.bytes.size()) {
      const std::string_view a = text::fold_case(last.bytes, fold_a);
      const std::string_view b = text::fold_case(bytes, fold_b);
      if (a == b && !may_repeat(b, lang)) return {begin, end};
    }
    last = word ? Word{bytes, begin} : Word{};
    at = end;
  }
  return {};
}

/// A stretch of kLeast to kMost characters of a script without spaces that follows upon itself.
/// For each distance, one walk counts how long the text has agreed with itself.
Span repeated_stretch(std::string_view text) {
  constexpr std::size_t kLeast = 4;
  constexpr std::size_t kMost = 16;
  std::vector<char32_t> characters;
  std::vector<std::size_t> offsets;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    characters.push_back(point.value);
    offsets.push_back(at);
    at += point.size;
  }
  offsets.push_back(text.size());
  std::vector<char> spaceless(characters.size());
  std::transform(characters.begin(), characters.end(), spaceless.begin(), [](char32_t c) -> char {
    return c >= 0xE00 && text::is_letter(c) && text::is_spaceless(text::script_of(c)) ? 1 : 0;
  });
  for (std::size_t distance = kLeast; distance <= kMost; ++distance) {
    std::size_t run = 0;
    for (std::size_t i = distance; i < characters.size(); ++i) {
      const bool same = characters[i] == characters[i - distance] && spaceless[i] != 0;
      run = same ? run + 1 : 0;
      if (run == distance) return {offsets[i + 1 - distance], offsets[i + 1]};
    }
  }
  return {};
}

void check(Facts& facts, Faults& faults) {
  Side& target = facts.target();
  if (!target.has(kSpace | kThreeBytes)) return;
  const std::string_view text = target.masked();
  Span fault;
  if (target.has(kSpace)) fault = repeated_word(text, target.primary_lang());
  if (fault.empty() && target.has(kThreeBytes)) fault = repeated_stretch(text);
  if (fault.empty()) return;
  Side& source = facts.source();
  if (!repeated_word(source.masked(), source.primary_lang()).empty()) return;
  faults.in_target(fault, quoted(target.text(fault)) + " stands there twice");
}

}  // namespace

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
    .check = check,
};

}  // namespace locseg::check
