#include "text/word_table.h"

#include <gtest/gtest.h>

#include <string>

namespace locseg::text {
namespace word_table_test {

// ICU reads a text with other characters, ASCII is read without it.
TEST(WordTable, LettersOfAsciiAreTheSameBesideOthers) {
  for (const Accents accents : {Accents::kKept, Accents::kDropped}) {
    const std::size_t before = letters_of("ж", accents).size();
    for (const std::string text :
         {"", "March", "TWENTY-one 21", "I [\\]^_`{|}~ @AZaz", "\x01\x7F"}) {
      EXPECT_EQ(letters_of(text, accents), letters_of("ж" + text, accents).substr(before)) << text;
    }
  }
}

TEST(WordTable, DeclinesWhatNoWordBeginsWith) {
  WordTable table{Accents::kKept};
  for (const auto* word : {"万", "亿", "Mille", "élan"}) table.add(word, 1);
  table.sort();
  for (const auto* text : {"万元", "亿", "mille", "MILLES", "m", "m2", "mé", "élan", "ж"}) {
    EXPECT_TRUE(table.may_begin(text)) << text;
  }
  for (const auto* text : {"", "个", "龥", "x", "7", "Metre"}) {
    EXPECT_FALSE(table.may_begin(text)) << text;
  }
}

}  // namespace word_table_test
}  // namespace locseg::text
