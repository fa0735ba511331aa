// One pass: ASCII letters in lower case, digits, signs that mean something of their own (`<5` is
// not `5+`, C# not C) and everything past ASCII kept, the rest dropped, with the spaces and the
// punctuation of general use past ASCII (U+00A0, U+2000-206F, U+3000-303F, the full-width forms of
// ASCII's).
#include "check/facts/corpus_key.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
#include "check/facts/byte_set.h"
#include "locseg/identity.h"

namespace locseg::check {
namespace {

bool is_punctuation(char32_t c) {
  return c == 0xA0 || c == 0xAB || c == 0xBB || (c >= 0x2000 && c <= 0x206F) ||
         (c >= 0x3000 && c <= 0x303F && c != 0x3005) || (c >= 0xFF01 && c <= 0xFF0F) ||
         (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
         (c >= 0xFF5B && c <= 0xFF65) || c == 0x060C || c == 0x061B || c == 0x061F;
}

// What an ASCII byte becomes; 0 where it is dropped.
constexpr std::array<char, 128> kFolded = [] {
  std::array<char, 128> folded{};
  for (char c = '0'; c <= '9'; ++c) folded[static_cast<unsigned char>(c)] = c;
  for (char c = 'a'; c <= 'z'; ++c) {
    folded[static_cast<unsigned char>(c)] = c;
    folded[static_cast<unsigned char>(c - 'a' + 'A')] = c;
  }
  for (const char c : {'<', '>', '+', '=', '%', '#', '&', '@', '$'}) {
    folded[static_cast<unsigned char>(c)] = c;
  }
  return folded;
}();

constexpr std::array<bool, 128> table_of(std::string_view characters) {
  std::array<bool, 128> table{};
  for (const char c : characters) table[static_cast<unsigned char>(c)] = true;
  return table;
}

// Marks that make another text of the same words.
constexpr std::array<bool, 128> kTellingMarks = table_of(",;:.!?");
// What joins two runs of letters to one word.
constexpr std::array<bool, 128> kJoiningMarks = table_of("_-/\\.'");

// A heading, a label, a list of a few items.
constexpr std::uint32_t kFewWords = 8;

// A letter in lower case or a digit; 0 for all else.
constexpr std::array<char, 256> kFoldedAlnum = [] {
  std::array<char, 256> folded{};
  for (unsigned byte = 0; byte < kFolded.size(); ++byte) {
    if (base::is_ascii_alnum(static_cast<char>(byte))) folded[byte] = kFolded[byte];
  }
  return folded;
}();

char folded_alnum(char c) { return kFoldedAlnum[static_cast<unsigned char>(c)]; }

// The bytes past ASCII that begin no punctuation.
constexpr ByteSet kPlainWide = ByteSet("")
                                   .with(0x80, 0xC1)
                                   .with(0xC3, 0xD7)
                                   .with(0xD9, 0xE1)
                                   .with(0xE4, 0xEE)
                                   .with(0xF0, 0xFF);

bool is_alnum_at(std::string_view text, std::size_t at) {
  return at < text.size() && folded_alnum(text[at]) != 0;
}

// Kana: all that begins like CJK punctuation, U+3000 to U+303F, but that.
bool is_kana_at(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && text[at] == '\xE3' && text[at + 1] > '\x80' &&
         base::is_continuation(text[at + 1]) && base::is_continuation(text[at + 2]);
}

// Copies the characters from `at` on that are kept for their first bytes, and moves both on.
void copy_plain_wide(std::string_view text, std::size_t& at, char*& end) {
  for (;;) {
    const std::size_t begin = at;
    while (at < text.size() && kPlainWide.has(text[at])) ++at;
    end = std::copy(text.begin() + begin, text.begin() + at, end);
    if (!is_kana_at(text, at)) return;
    for (int i = 0; i < 3; ++i) *end++ = text[at++];
  }
}

bool begins_tag(std::string_view text, std::size_t at) {
  return at < text.size() && (base::is_ascii_alpha(text[at]) || text[at] == '/');
}

}  // namespace

Folded fold(std::string_view text, std::string& scratch) {
  if (scratch.size() < text.size()) scratch.resize(text.size());
  char* end = scratch.data();
  std::uint32_t words = 0;
  std::uint32_t form = 0;
  bool in_word = false;
  std::uint32_t joined = 0;
  bool in_joined = false;
  bool in_tag = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    bool keep = true;
    if (char folded = folded_alnum(text[at]); folded != 0) {
      do {
        *end++ = folded;
        folded = ++at < text.size() ? folded_alnum(text[at]) : '\0';
      } while (folded != 0);
    } else if (byte == ' ') {
      in_word = false;
      in_joined = false;
      ++at;
      continue;
    } else if (byte < 0x80) {
      *end = kFolded[byte];
      end += *end != 0 ? 1 : 0;
      if (kTellingMarks[byte]) form = form * 31 + byte;
      in_tag = byte == '<' ? begins_tag(text, at + 1) : in_tag && byte != '>';
      in_word = false;
      in_joined = in_joined && kJoiningMarks[byte] && is_alnum_at(text, at + 1);
      ++at;
      continue;
    } else if (kPlainWide.has(text[at]) || is_kana_at(text, at)) {
      copy_plain_wide(text, at, end);
    } else {
      const base::CodePoint point = base::code_point_at(text, at);
      keep = !is_punctuation(point.value);
      for (std::uint8_t i = 0; keep && i < point.size; ++i) *end++ = text[at + i];
      at += point.size;
    }
    words += keep && !in_word && !in_tag ? 1U : 0U;
    joined += keep && !in_joined ? 1U : 0U;
    in_word = keep;
    in_joined = keep;
  }
  const auto size = static_cast<std::size_t>(end - scratch.data());
  const std::uint64_t key = short_hash_of(std::string_view(scratch).substr(0, size));
  return {key, words, joined <= kFewWords ? form * 31 + joined : 0};
}

}  // namespace locseg::check
