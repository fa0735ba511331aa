#include "check/facts/corpus_key.h"

#include <gtest/gtest.h>

#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "locseg/identity.h"
#include "reference/random.h"

namespace locseg::check {
namespace corpus_key_test {

bool is_dropped(char32_t c) {
  if (c < 0x80) {
    return !base::is_ascii_alnum(static_cast<char>(c)) &&
           std::u32string_view(U"<>+=%#&@$").find(c) == std::u32string_view::npos;
  }
  return std::u32string_view(U"\u00A0«»،؛؟").find(c) != std::u32string_view::npos ||
         (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F && c != U'々') ||
         (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) ||
         (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65);
}

// Character by character.
std::uint64_t key_of(std::u32string_view text) {
  std::string kept;
  for (const char32_t c : text) {
    if (is_dropped(c)) continue;
    base::append_utf8(
        kept, c < 0x80 ? static_cast<char32_t>(base::ascii_lower(static_cast<char>(c))) : c);
  }
  return short_hash_of(kept);
}

TEST(CorpusKey, KeepsWhatMakesAnotherText) {
  constexpr std::u32string_view kSome =
      U"aZ09 "
      U".,;:!?-_/"
      U"'\"<>+=%#&@$*()é«»\u00A0„“—，。、々カな中文한Я،؟ﾊ（］｡\u303E\u3041\u2060\U0001F600";
  reference::Random random(31);
  std::string scratch;
  for (int round = 0; round < 20'000; ++round) {
    std::u32string text;
    std::string bytes;
    for (auto size = random.below(24); size > 0; --size) {
      text += kSome[random.below(static_cast<std::uint32_t>(kSome.size()))];
      base::append_utf8(bytes, text.back());
    }
    ASSERT_EQ(fold(bytes, scratch).key, key_of(text)) << bytes;
    ASSERT_EQ(folded_key(bytes, scratch), key_of(text)) << bytes;
  }
}

TEST(CorpusKey, CountsWordsOutsideTags) {
  std::string scratch;
  EXPECT_EQ(fold("", scratch).words, 0U);
  EXPECT_EQ(fold("Save the file.", scratch).words, 3U);
  EXPECT_EQ(fold("Save <b class=\"x\">the</b> file", scratch).words, 3U);
  EXPECT_EQ(fold("ファイル、保存", scratch).words, 2U);
  EXPECT_EQ(fold("5 < 6", scratch).words, 2U);
}

}  // namespace corpus_key_test
}  // namespace locseg::check
