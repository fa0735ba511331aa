// A filter over every fourth character lets most texts go; what is left is walked once for each
// length. Han and kana carry so much that four characters tell; elsewhere four are a syllable or
// two, so both halves must be words.
#include "check/rules/repeated_stretch.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/byte_set.h"
#include "base/lanes.h"
#include "base/utf8.h"
#include "check/facts/doublings.h"
#include "text/character.h"
#include "text/script.h"
#include "text/word_tokens.h"

namespace locseg::check {
namespace stretches {
namespace {

// What characters from U+0800 on begin with.
constexpr base::ByteSet kThreeByteLeads = base::ByteSet("").with(0xE0, 0xFF);

constexpr std::size_t kLeast = 4;
constexpr std::size_t kMost = 16;

// Whether the character at `at`, kMost or more, is one of those kLeast to kMost places before it.
bool recurs_at(std::span<const char32_t> characters, std::size_t at) {
  const auto before = characters.subspan(at - kMost, kMost - kLeast + 1);
  return std::ranges::find(before, characters[at]) != before.end();
}

bool recurs_at(std::span<const std::uint16_t> characters, std::size_t at) {
  constexpr std::size_t kLanes = 8;
  static_assert(kMost - kLeast + 1 > kLanes && kMost - kLeast + 1 <= 2 * kLanes);
  const __m128i wanted = _mm_set1_epi16(static_cast<std::int16_t>(characters[at]));
  const auto same_from = [&](std::size_t place) {
    const auto* const first = reinterpret_cast<const __m128i*>(&characters[place]);
    return _mm_cmpeq_epi16(_mm_loadu_si128(first), wanted);
  };
  const __m128i same = _mm_or_si128(same_from(at - kMost), same_from(at - kLeast + 1 - kLanes));
  return base::lanes::mask_of(same) != 0;
}

// Whether some part of kLeast to kMost characters follows upon itself. Such a part covers a place
// that is a multiple of kLeast and agrees with one of the places before it.
template <typename Character>
bool may_repeat_itself(std::span<const Character> characters) {
  for (std::size_t at = kLeast; at < characters.size(); at += kLeast) {
    if (at >= kMost && !recurs_at(characters, at)) continue;
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

bool begins_three_bytes(char byte) { return (static_cast<unsigned char>(byte) & 0xF0U) == 0xE0; }

// The same of any part of a text that has no characters of two or four bytes. Characters of three
// are told by their last two, which is sooner done than reading them.
bool may_repeat_itself(std::string_view text) {
  thread_local std::vector<std::uint16_t> keys;
  if (keys.size() < text.size() / 3) keys.resize(text.size() / 3);
  for (std::size_t at = kThreeByteLeads.find(text, 0); at < text.size();
       at = kThreeByteLeads.find(text, at + 1)) {
    std::size_t count = 0;
    for (; at + 2 < text.size() && begins_three_bytes(text[at]); at += 3) {
      keys[count++] = static_cast<std::uint16_t>(static_cast<unsigned char>(text[at + 1]) << 8U |
                                                 static_cast<unsigned char>(text[at + 2]));
    }
    if (may_repeat_itself<std::uint16_t>({keys.data(), count})) return true;
  }
  return false;
}

// Characters of one such script, side by side.
struct Run {
  std::vector<char32_t> characters;
  std::size_t begin = 0;  // bytes
  std::size_t end = 0;
  // Filled at the first use: the byte where each begins, and the end; whether a word does.
  std::vector<std::size_t> at;
  std::vector<bool> boundary;

  void read(std::string_view text, std::size_t from) {
    characters.clear();
    at.clear();
    boundary.clear();
    begin = end = from;
    while (end < text.size()) {
      const base::CodePoint point = base::code_point_at(text, end);
      const bool sign = point.value < 0x2E80 && !characters.empty() && text::is_mark(point.value);
      if (!sign && !text::is_spaceless_letter(point.value)) break;
      characters.push_back(point.value);
      end += point.size;
    }
  }

  void find_places(std::string_view text) {
    at.assign(1, begin);
    while (at.back() < end) at.push_back(at.back() + base::code_point_at(text, at.back()).size);
  }
};

// Characters [begin, middle) and [middle, end) are equal.
struct Halves {
  std::size_t begin = 0;
  std::size_t middle = 0;
  std::size_t end = 0;
};

std::vector<Halves> halves_of(const std::vector<char32_t>& characters) {
  std::vector<Halves> out;
  if (characters.size() < 2 * kLeast || !may_repeat_itself<char32_t>(characters)) return out;
  for (std::size_t distance = kLeast; distance <= kMost; ++distance) {
    std::size_t run = 0;
    for (std::size_t i = distance; i < characters.size(); ++i) {
      run = characters[i] == characters[i - distance] ? run + 1 : 0;
      const std::size_t end = i + 1;
      if (run >= distance) out.push_back({end - 2 * distance, end - distance, end});
    }
  }
  return out;
}

void find_boundaries(std::string_view text, Run& run) {
  std::vector<text::Token> tokens;
  text::split_words(text.substr(run.begin, run.end - run.begin), tokens);
  run.boundary.assign(run.at.size(), false);
  for (const text::Token& token : tokens) {
    const auto place = std::ranges::lower_bound(run.at, run.begin + token.span.begin);
    run.boundary[static_cast<std::size_t>(place - run.at.begin())] = true;
  }
  run.boundary.back() = true;
}

// How many words may lie between two that meet in the target.
constexpr std::size_t kNearInHan = 8;
constexpr std::size_t kNearInWords = 2;

bool is_attributive(char32_t c) { return c == U'的' || c == U'之' || c == U'の'; }

// `的X的XY`: what an attribute belongs to is in the attribute too, if the source says it twice.
bool is_attribute(SegmentFacts& facts, const Run& run, const Halves& halves) {
  if (!is_attributive(run.characters[halves.begin])) return false;
  const bool ends = halves.end == run.characters.size();
  return !ends && !is_attributive(run.characters[halves.end]) &&
         says_twice(facts.source(), kNearInHan);
}

// `ของXของXY`, of the X of the X Y: the same with a word before what it belongs to.
bool is_genitive(SegmentFacts& facts, std::string_view half) {
  return half.starts_with("ของ") && says_twice(facts.source(), kNearInHan);
}

// Behind a prefix that makes a noun, การเงิน for example, the first half is a part of a word, and
// the second may begin the next.
bool is_behind_prefix(std::string_view before) {
  return before.ends_with("การ") || before.ends_with("ความ");
}

// A noun that counts itself, before the numeral or the pronoun of its like: ประเภทประเภทหนึ่ง.
bool is_classifier(std::string_view behind) {
  for (const std::string_view word : {"หนึ่ง", "เดียว", "นี้", "นั้น", "ใด", "แรก"}) {
    if (behind.starts_with(word)) return true;
  }
  return false;
}

bool is_slip(SegmentFacts& facts, Run& run, const Halves& halves) {
  if (run.characters[halves.begin] >= 0x2E80) return !is_attribute(facts, run, halves);
  const std::string_view text = facts.target().masked();
  if (run.boundary.empty()) find_boundaries(text, run);
  return run.boundary[halves.begin] && run.boundary[halves.middle] && run.boundary[halves.end] &&
         !is_classifier(text.substr(run.at[halves.end])) &&
         !is_genitive(facts, text.substr(run.at[halves.begin])) &&
         !says_in_two_forms(facts.source(), kNearInWords);
}

Repetition find(SegmentFacts& facts) {
  const std::string_view text = facts.target().masked();
  if (!facts.target().has(kTwoBytes | kFourBytes) && !may_repeat_itself(text)) return {};
  Run run;
  run.characters.reserve(text.size() / 3 + 1);
  for (std::size_t at = kThreeByteLeads.find(text, 0); at < text.size();
       at = kThreeByteLeads.find(text, at)) {
    run.read(text, at);
    const std::vector<Halves> found = halves_of(run.characters);
    if (!found.empty()) run.find_places(text);
    for (const Halves& halves : found) {
      if (!is_slip(facts, run, halves)) continue;
      return {{run.at[halves.middle], run.at[halves.end]},
              is_behind_prefix(text.substr(0, run.at[halves.begin]))};
    }
    at = run.characters.empty() ? at + base::code_point_at(text, at).size : run.end;
  }
  return {};
}

// A whole run of Han and kana that stands behind a space and before it.
Repetition find_spaced(std::string_view text) {
  Run run;
  for (std::size_t space = text.find(' '); space < text.size(); space = text.find(' ', space + 1)) {
    const bool may_be = space > 0 && space + 1 < text.size() &&
                        kThreeByteLeads.has(text[space + 1]) &&
                        static_cast<unsigned char>(text[space - 1]) >= 0x80;
    if (!may_be) continue;
    run.read(text, space + 1);
    const std::string_view behind = text.substr(run.begin, run.end - run.begin);
    if (run.characters.size() < kLeast || run.characters.front() < 0x2E80 ||
        !text.substr(0, space).ends_with(behind)) {
      continue;
    }
    const std::size_t first = space - behind.size();
    if (first > 0 && text::is_spaceless_letter(
                         base::code_point_at(text, base::char_begin(text, first - 1)).value)) {
      continue;
    }
    return {{run.begin, run.end}, false};
  }
  return {};
}

}  // namespace
}  // namespace stretches

Repetition repeated_stretch(SegmentFacts& facts) {
  const Repetition found = stretches::find(facts);
  if (!found.span.empty() || !facts.target().has(kSpace)) return found;
  return stretches::find_spaced(facts.target().masked());
}

}  // namespace locseg::check
