// I and İ, ı and i in Turkish and Azerbaijani: `Için` for `İçin`, `KIMLIK` for `KİMLİK`, and words
// of the source that lost their dot: `Paymentıd`. In these languages the small letter of I is ı and
// that of İ is i (SpecialCasing.txt of Unicode), so a word in capitals tells which small word it
// is. Vowel harmony tells the fault: a word whose other vowels are all front ones has no undotted
// I. Where it says nothing (`Iş`, `KIMLIĞI`), the targets nearby do: they write the small word with
// i and never with ı.
#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "check/facts/nearby_targets.h"
#include "check/rules/rules.h"
#include "text/character.h"
#include "text/fold.h"

namespace locseg::check {
namespace dotted_i {
namespace {

constexpr std::u32string_view kFront = U"eiöüEİÖÜ";
constexpr std::u32string_view kBack = U"aıouAOUâÂ";

bool is_one_of(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

struct Word {
  Span span;
  std::vector<char32_t> letters;
};

// The word of letters at `at`.
Word word_at(std::string_view text, std::size_t at) {
  Word word{{at, at}, {}};
  while (word.span.end < text.size()) {
    const base::CodePoint point = base::code_point_at(text, word.span.end);
    if (!point.valid() || !text::is_letter(point.value)) break;
    word.letters.push_back(point.value);
    word.span.end += point.size;
  }
  return word;
}

std::ptrdiff_t count_of(const Word& word, std::u32string_view set) {
  return std::ranges::count_if(word.letters, [&](char32_t c) { return is_one_of(set, c); });
}

// Whether the word is in capitals, I among them, or begins with the one that it has, an I.
bool has_capital_i(const Word& word, std::size_t least_capitals) {
  const auto& letters = word.letters;
  if (letters.size() < 2 || count_of(word, U"I") == 0) return false;
  const auto upper = std::ranges::count_if(letters, text::is_upper);
  const bool capitals = upper == static_cast<std::ptrdiff_t>(letters.size());
  return capitals ? letters.size() >= least_capitals : upper == 1 && letters.front() == U'I';
}

// Whether vowel harmony asks for a dot on every I of the word.
bool harmony_wants_dots(const Word& word) {
  constexpr std::size_t kLeastCapitals = 4;
  return has_capital_i(word, kLeastCapitals) && count_of(word, kFront) > 0 &&
         count_of(word, kBack) == 0;
}

// The word in small letters, with `of_i` for every I; of a long word the beginning that holds one.
std::string small_beginning(const Word& word, std::string_view of_i) {
  constexpr std::size_t kEnough = 4;
  const std::size_t first =
      static_cast<std::size_t>(std::ranges::find(word.letters, U'I') - word.letters.begin());
  std::string out;
  std::string letter;
  std::string scratch;
  for (std::size_t i = 0; i < std::min(word.letters.size(), std::max(kEnough, first + 1)); ++i) {
    letter.clear();
    base::append_utf8(letter, word.letters[i]);
    if (word.letters[i] == U'I') {
      out += of_i;
    } else if (word.letters[i] == U'İ') {
      out += 'i';
    } else {
      out += text::fold_case(letter, scratch);
    }
  }
  return out;
}

// Whether targets nearby have the small word with a dot, or the word with İ, and none has it
// without.
bool neighbours_want_dots(const Place& place, const Word& word, std::string_view meant) {
  constexpr std::size_t kLeastCapitals = 3;
  constexpr std::size_t kShort = 4;
  if (!has_capital_i(word, kLeastCapitals)) return false;
  const bool whole = word.letters.size() < kShort;
  const auto nearby = [&](std::string_view of_i) {
    return any_target_near(place, [&, small = small_beginning(word, of_i)](std::string_view text) {
      return has_word(text, small, whole);
    });
  };
  const auto has_meant = [&](std::string_view text) { return has_word(text, meant, true); };
  return (nearby("i") || any_target_near(place, has_meant)) && !nearby("ı");
}

// The word as `text` has it, in any case; empty if it does not.
std::string_view find_word(std::string_view text, std::string_view word) {
  const auto same = [](char a, char b) { return base::ascii_lower(a) == base::ascii_lower(b); };
  const auto* at = std::search(text.begin(), text.end(), word.begin(), word.end(), same);
  return at == text.end() ? std::string_view()
                          : text.substr(static_cast<std::size_t>(at - text.begin()), word.size());
}

// The word with `to` for every `from`.
std::string replaced(std::string_view word, std::string_view from, std::string_view to) {
  std::string out(word);
  for (std::size_t at = out.find(from); at != std::string::npos;
       at = out.find(from, at + to.size())) {
    out.replace(at, from.size(), to);
  }
  return out;
}

void report(Span span, std::string message, std::string meant, Faults& faults) {
  Fault& fault = faults.in_target(span, std::move(message));
  fault.fix.push_back({span, std::move(meant)});
  fault.unsafe_fix = true;
}

void check_word(SegmentFacts& facts, const Word& word, Faults& faults) {
  const std::string_view spelled =
      facts.target().masked().substr(word.span.begin, word.span.size());
  const std::string_view source = facts.source().text();
  if (spelled.find("ı") != std::string_view::npos && spelled.size() > 3) {
    const std::string meant = replaced(spelled, "ı", "i");
    if (std::all_of(meant.begin(), meant.end(), base::is_ascii_alpha) &&
        !find_word(source, meant).empty()) {
      const std::string_view original = find_word(source, meant);
      report(word.span, quoted(spelled) + " is spelt " + quoted(original), std::string(original),
             faults);
      return;
    }
  }
  if (spelled.find('I') == std::string_view::npos || !find_word(source, spelled).empty()) return;
  // No more than that is certain: a broken word stays broken with the dot.
  std::string meant = replaced(spelled, "I", "İ");
  if (harmony_wants_dots(word)) {
    report(word.span, quoted(spelled) + " has 'I' among front vowels, where Turkish writes 'İ'",
           std::move(meant), faults);
  } else if (neighbours_want_dots(facts.place(), word, meant)) {
    report(word.span, quoted(spelled) + " is written with 'i' nearby, whose capital is 'İ'",
           std::move(meant), faults);
  }
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (target.primary_lang() != "tr" && target.primary_lang() != "az") return;
  const std::string_view text = target.masked();
  for (std::size_t at = 0; at < text.size();) {
    const Word word = word_at(text, at);
    if (word.span.empty()) {
      at += base::code_point_at(text, at).size;
      continue;
    }
    at = word.span.end;
    check_word(facts, word, faults);
  }
}

}  // namespace
}  // namespace dotted_i

constinit const Rule kDottedI = {
    .description =
        {.id = "dotted-i",
         .group = RuleGroup::kScript,
         .summary = "I for İ or ı for i in Turkish or Azerbaijani",
         .why =
             "They are different letters, and tools that change case without knowing "
             "the language mix them up. A word counts if vowel harmony forbids the "
             "letter, if the article writes it with i in small letters and nowhere with ı, or if "
             "it is a word of the source but for the dot.",
         .bad = {.source = "For the pump", .target = "Pompa Için", .target_lang = "tr-TR"},
         .good = {.source = "For the pump", .target = "Pompa İçin", .target_lang = "tr-TR"},
         .unsafe_fixes = "puts the other letter there"},
    .check = dotted_i::check,
};

}  // namespace locseg::check
