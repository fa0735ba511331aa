// A sorted list of words: exact words and heads by binary search, inflected ones as the entries
// between two bounds. Scripts that attach particles before a word are looked at past each of them.
#include "text/word_table.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <compare>

#include "base/ascii.h"
#include "base/utf8.h"
#include "text/character.h"
#include "text/fold.h"
#include "text/script.h"

namespace locseg::text {
namespace {

constexpr std::size_t kLongestRun = 4;     // words of one number: `cent vingt et un`
constexpr std::size_t kLostLetters = 2;    // of a word by inflection
constexpr std::size_t kGainedLetters = 3;  // by inflection
constexpr std::size_t kShortestInflected = 4;
constexpr std::size_t kLongWord = 6;
constexpr std::size_t kShortestStem = 3;
constexpr std::size_t kShortestMisspelt = 6;
constexpr std::size_t kProclitics = 3;  // Arabic and Hebrew: and + in + the

// Vowels of Arabic, which are written or left out at will; the dot that folding leaves of a Turkish
// capital; and accents, if those are to be dropped.
bool is_dropped(char32_t c, Accents accents) {
  constexpr char32_t kDotAbove = 0x0307;
  constexpr char32_t kAccents = 0x0300;
  constexpr char32_t kAccentsEnd = 0x0370;
  if (c >= kAccents && c < kAccentsEnd) return c == kDotAbove || accents == Accents::kDropped;
  return is_invisible(c) || (is_mark(c) && script_of(c) == Script::kInherited);
}

bool takes_proclitics(char32_t c) {
  const Script script = script_of(c);
  return script == Script::kArabic || script == Script::kHebrew;
}

// Begins a syllable: a conjoining initial consonant.
bool begins_syllable(char32_t c) { return c >= 0x1100 && c <= 0x115F; }

// Stands before definite words and tells them not apart; ordinals of CLDR have it.
constexpr std::u32string_view kArabicArticle = U"ال";

// 0 for what is no small letter of ASCII.
std::uint32_t bit_of(char32_t c) { return c >= U'a' && c <= U'z' ? 1U << (c - U'a') : 0; }

bool is_word_part(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';  // folded
  return is_letter(c) || is_mark(c);
}

}  // namespace

std::u32string letters_of(std::string_view text, Accents accents) {
  if (base::is_ascii(text)) {
    std::u32string out(text.size(), U'\0');
    std::ranges::transform(text, out.begin(),
                           [](char c) { return static_cast<char32_t>(base::ascii_lower(c)); });
    return out;
  }
  std::string scratch;
  const std::string_view folded = fold_case(text, scratch);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString units =
      icu::UnicodeString::fromUTF8({folded.data(), static_cast<std::int32_t>(folded.size())});
  if (U_SUCCESS(status) != 0) units = decompose->normalize(units, status);
  std::u32string out;
  out.reserve(static_cast<std::size_t>(units.length()));
  for (std::int32_t at = 0; at < units.length();) {
    const auto c = static_cast<char32_t>(units.char32At(at));
    at += U16_LENGTH(c);
    if (c >= 0x80 && is_dropped(c, accents)) continue;
    out += c == U'ı' ? U'i' : c;
  }
  return out;
}

void WordTable::add(std::string_view phrase, std::int64_t value) {
  std::u32string letters = letters_of(phrase, accents_);
  std::erase_if(letters, [](char32_t c) { return !is_word_part(c); });
  if (letters.starts_with(kArabicArticle)) letters.erase(0, kArabicArticle.size());
  if (letters.empty()) return;
  longest_ = std::max(longest_, letters.size());
  if (letters[0] < initials_.size()) {
    initials_[letters[0]] = true;
    if (letters.size() > 1) seconds_[letters[0]] |= bit_of(letters[1]);
  }
  entries_.push_back({std::move(letters), value});
}

bool WordTable::may_begin(std::string_view text) const {
  if (text.empty() || entries_.empty()) return false;
  const base::CodePoint point = base::code_point_at(text, 0);
  if (point.value < initials_.size()) {
    const auto initial = static_cast<unsigned char>(base::ascii_lower(text[0]));
    if (text.size() < 2 || !base::is_ascii_alpha(text[1])) return initials_[initial];
    return (seconds_[initial] & bit_of(static_cast<char32_t>(base::ascii_lower(text[1])))) != 0;
  }
  // Han is the same in every case and decomposed.
  const bool is_han = point.value >= 0x4E00 && point.value < 0xA000;
  if (!is_han) return true;
  const auto entry =
      std::lower_bound(entries_.begin(), entries_.end(), point.value,
                       [](const Entry& it, char32_t wanted) { return it.letters[0] < wanted; });
  return entry != entries_.end() && entry->letters[0] == point.value;
}

void WordTable::sort() {
  std::sort(entries_.begin(), entries_.end());
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
  entries_.shrink_to_fit();
}

std::int64_t WordTable::value_of(std::u32string_view letters) const {
  const auto found = std::lower_bound(
      entries_.begin(), entries_.end(), letters,
      [](const Entry& entry, std::u32string_view wanted) { return entry.letters < wanted; });
  return found != entries_.end() && found->letters == letters ? found->value : -1;
}

WordTable::Head WordTable::head_of(std::u32string_view letters) const {
  for (std::size_t size = std::min(letters.size(), longest_); size > 0; --size) {
    const std::int64_t value = value_of(letters.substr(0, size));
    if (value >= 0) return {value, size};
  }
  return {};
}

// Russian May: май, мая, so мае.
void WordTable::find_short_inflected(std::u32string_view letters,
                                     std::vector<std::int64_t>& values) const {
  const std::u32string_view stem = letters.substr(0, letters.size() - 1);
  std::vector<std::int64_t> forms;
  for (auto entry = std::lower_bound(
           entries_.begin(), entries_.end(), stem,
           [](const Entry&e, std::u32string_view wanted) { return e.letters < wanted; });
       entry != entries_.end() && entry->letters.starts_with(stem); ++entry) {
    std::size_t size = entry->letters.size();
    if (is_mark(entry->letters.back())) --size;
    if (size == letters.size()) forms.push_back(entry->value);
  }
  std::sort(forms.begin(), forms.end());
  for (std::size_t i = 1; i < forms.size(); ++i) {
    if (forms[i] == forms[i - 1]) values.push_back(forms[i]);
  }
}

void WordTable::find_inflected(std::u32string_view letters,
                               std::vector<std::int64_t>& values) const {
  if (letters.size() == kShortestStem) find_short_inflected(letters, values);
  // Words of few vowels are shorter.
  const bool short_words = !letters.empty() && takes_proclitics(letters[0]);
  const std::size_t longer = short_words ? kLongWord - 1 : kLongWord;
  const std::size_t shortest =
      std::max(kShortestStem, letters.size() - std::min(letters.size(), kGainedLetters));
  for (std::size_t size = letters.size(); size >= shortest; --size) {
    const std::u32string_view stem = letters.substr(0, size);
    auto entry = std::lower_bound(
        entries_.begin(), entries_.end(), stem,
        [](const Entry& e, std::u32string_view wanted) { return e.letters < wanted; });
    for (; entry != entries_.end() && entry->letters.starts_with(stem); ++entry) {
      const std::size_t whole = entry->letters.size();
      const std::size_t lost = whole < longer ? 1 : kLostLetters;
      if (whole >= kShortestInflected && whole <= size + lost) {
        values.push_back(entry->value);
      }
    }
  }
}

void WordTable::find_misspelt(std::string_view text, std::vector<std::int64_t>& values) const {
  const std::u32string all = letters_of(text, accents_);
  for (const Entry& entry : entries_) {
    const std::size_t size = entry.letters.size();
    if (size < kShortestMisspelt) continue;
    for (std::size_t at = 0; at + size <= all.size(); ++at) {
      std::size_t wrong = 0;
      for (std::size_t i = 0; i < size && wrong < 2; ++i) wrong += all[at + i] != entry.letters[i];
      if (wrong != 1) continue;
      const bool starts_word = at == 0 || !is_word_part(all[at - 1]);
      const bool ends_word = at + size == all.size() || !is_word_part(all[at + size]);
      if (is_spaceless_letter(all[at]) || (starts_word && ends_word)) values.push_back(entry.value);
    }
  }
}

void WordTable::find_word(std::u32string_view word, std::size_t shortest_head,
                          std::vector<std::int64_t>& values) const {
  const Head head = head_of(word);
  const bool syllable = head.size >= 2 && begins_syllable(word[0]) &&
                        (head.size == word.size() || begins_syllable(word[head.size]));
  if (head.value >= 0 && (head.size == word.size() || head.size >= shortest_head || syllable)) {
    values.push_back(head.value);
  }
  find_inflected(word, values);
}

void WordTable::find_in(std::string_view text, std::size_t shortest_head,
                        std::vector<std::int64_t>& values) const {
  if (entries_.empty()) return;
  const std::u32string all = letters_of(text, accents_);
  const std::u32string_view view = all;
  std::vector<std::pair<std::size_t, std::size_t>> words;  // begin and end of the last few
  std::u32string joined;
  for (std::size_t at = 0; at < view.size(); ++at) {
    if (!is_word_part(view[at])) continue;
    const std::size_t begin = at;
    while (at < view.size() && is_word_part(view[at])) ++at;
    const std::u32string_view word = view.substr(begin, at - begin);
    if (is_spaceless_letter(word[0])) {
      for (std::size_t i = 0; i < word.size(); ++i) {
        const Head head = head_of(word.substr(i));
        if (head.size >= 2) values.push_back(head.value);
      }
    } else {
      find_word(word, shortest_head, values);
      for (std::size_t skip = 1; takes_proclitics(word[0]) && skip <= kProclitics; ++skip) {
        if (word.size() < skip + kShortestStem) break;
        find_word(word.substr(skip), shortest_head, values);
      }
    }
    // This word as the last of several.
    if (!words.empty() && begin - words.back().second > 2) words.clear();
    if (words.size() == kLongestRun) words.erase(words.begin());
    words.emplace_back(begin, at);
    for (std::size_t first = 0; first + 1 < words.size(); ++first) {
      joined.clear();
      for (std::size_t i = first; i < words.size(); ++i) {
        joined += view.substr(words[i].first, words[i].second - words[i].first);
      }
      if (joined.size() > longest_) continue;
      const std::int64_t value = value_of(joined);
      if (value >= 0) values.push_back(value);
    }
  }
}

}  // namespace locseg::text
