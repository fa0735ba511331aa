#include "base/words.h"

#include <gtest/gtest.h>

#include <vector>

namespace locseg::base {
namespace words_test {

TEST(Words, GroupsDigitsByThree) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1000), "1,000");
  EXPECT_EQ(grouped(1234567), "1,234,567");
}

TEST(Words, CountsOneAndMany) {
  EXPECT_EQ(counted(1, "article"), "1 article");
  EXPECT_EQ(counted(0, "article"), "0 articles");
  EXPECT_EQ(counted(1200, "match", "matches"), "1,200 matches");
  EXPECT_EQ(counted(1, "match", "matches"), "1 match");
}

TEST(Words, QuotesWhatATerminalCanShow) { EXPECT_EQ(quoted("a\x1B'"), "'a\\x1b''"); }

TEST(Words, NamesTheEntriesOfATable) {
  struct Entry {
    std::string_view name;
  };
  EXPECT_EQ(names_of(std::vector<Entry>{{"text"}, {"json"}}), "text, json");
  EXPECT_EQ(names_of(std::vector<Entry>{}), "");
}

}  // namespace words_test
}  // namespace locseg::base
