#include "align/side.h"

#include <gtest/gtest.h>

namespace locseg::align {
namespace {

constexpr std::string_view kLong =
    "# Valves 12\n\nOpen `valve` 3 of [the garden](a.md).\n\n- One item\n- Another item\n";
constexpr std::string_view kShort = "今日は 7 時です。\n";

std::vector<std::uint64_t> hashes_of(const std::vector<Key>& keys) {
  std::vector<std::uint64_t> out;
  out.reserve(keys.size());
  for (const Key& key : keys) out.push_back(key.hash);
  return out;
}

TEST(Side, HasNoWordsBeforeTheyAreAskedFor) {
  SideReader reader;
  Side side;
  reader.read(kLong, ArticleKind::kMarkdown, side);
  ASSERT_EQ(side.texts.size(), 4U);
  for (const SideText& text : side.texts) EXPECT_TRUE(text.words.empty());
  read_words(side.texts[2]);
  ASSERT_EQ(side.texts[2].words.size(), 2U);
  read_words(side);
  EXPECT_EQ(side.texts[2].words.size(), 2U) << "not twice";
  EXPECT_EQ(side.texts[3].words.size(), 2U);
  EXPECT_EQ(side.texts[2].words[1].hash, side.texts[3].words[1].hash);
}

TEST(Side, KeepsNothingOfWhatItHeldBefore) {
  SideReader reader;
  Side fresh;
  reader.read(kShort, ArticleKind::kMarkdown, fresh);
  Side used;
  reader.read(kLong, ArticleKind::kMarkdown, used);
  read_words(used);
  for (SideText& text : used.texts) text.sentences.push_back({});
  reader.read(kShort, ArticleKind::kMarkdown, used);
  ASSERT_EQ(used.texts.size(), 1U);
  EXPECT_EQ(used.blocks, fresh.blocks);
  EXPECT_EQ(used.text_of, fresh.text_of);
  EXPECT_EQ(used.length, fresh.length);
  const SideText& text = used.texts.front();
  EXPECT_EQ(text.text.plain, fresh.texts.front().text.plain);
  EXPECT_EQ(text.text.whole, fresh.texts.front().text.whole);
  EXPECT_EQ(text.length, fresh.texts.front().length);
  EXPECT_EQ(hashes_of(text.keys), hashes_of(fresh.texts.front().keys));
  EXPECT_TRUE(text.sentences.empty());
  EXPECT_TRUE(text.words.empty());
  read_words(used);
  read_words(fresh);
  EXPECT_EQ(text.words.size(), fresh.texts.front().words.size());
  EXPECT_FALSE(text.words.empty());
}

TEST(Side, OfTextsAloneHasNoKeysAndNoLengths) {
  SideReader reader;
  Side whole;
  reader.read(kLong, ArticleKind::kMarkdown, whole);
  Side texts = whole;
  reader.read_texts(kLong, ArticleKind::kMarkdown, texts);
  EXPECT_EQ(texts.blocks, whole.blocks);
  ASSERT_EQ(texts.texts.size(), whole.texts.size());
  EXPECT_EQ(texts.texts[1].text.masked, whole.texts[1].text.masked);
  EXPECT_FALSE(whole.texts[1].keys.empty());
  EXPECT_TRUE(texts.texts[1].keys.empty());
  EXPECT_EQ(texts.length, 0);
}

}  // namespace
}  // namespace locseg::align
