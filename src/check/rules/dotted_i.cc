// I and İ, ı and i in Turkish and Azerbaijani: `Için` for `İçin`, `KIMLIK` for `KİMLİK`, and words
// of the source that lost their dot: `Paymentıd`. Vowel harmony tells: a word whose other vowels
// are all front ones has no undotted I.
#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/character.h"

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

// Whether every I of the word is to be dotted.
bool wants_dots(const Word& word) {
  const auto& letters = word.letters;
  const auto count = [&](auto&& matches) { return std::ranges::count_if(letters, matches); };
  const auto upper = count([](char32_t c) { return text::is_upper(c); });
  const auto front = count([](char32_t c) { return is_one_of(kFront, c); });
  const auto back = count([](char32_t c) { return is_one_of(kBack, c); });
  const auto undotted = count([](char32_t c) { return c == U'I'; });
  if (letters.size() < 2 || undotted == 0 || front == 0 || back != 0) return false;
  const bool capitals = upper == static_cast<std::ptrdiff_t>(letters.size());
  return capitals ? letters.size() > 3 : upper == 1 && letters.front() == U'I';
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
  if (wants_dots(word) && find_word(source, spelled).empty()) {
    // No more than that is certain: a broken word stays broken with the dot.
    report(word.span, quoted(spelled) + " has 'I' among front vowels, where Turkish writes 'İ'",
           replaced(spelled, "I", "İ"), faults);
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
         .why = "They are different letters, and tools that change case without knowing "
                "the language mix them up. A word counts if vowel harmony forbids the "
                "letter, or if it is a word of the source but for the dot.",
         .bad = {.source = "For the pump", .target = "Pompa Için", .target_lang = "tr-TR"},
         .good = {.source = "For the pump", .target = "Pompa İçin", .target_lang = "tr-TR"},
         .unsafe_fixes = "puts the other letter there"},
    .check = dotted_i::check,
};

}  // namespace locseg::check
