#include "align/lexicon.h"

#include <gtest/gtest.h>

#include <vector>

#include "locseg/identity.h"
#include "reference/random.h"

namespace locseg::align {
namespace lexicon_test {

std::uint64_t word(std::string_view text) { return short_hash_of(text); }

// Sentences of four words out of twelve, each with one translation, in another order.
Lexicon taught() {
  reference::Random random(3);
  LexiconTrainer trainer;
  for (int i = 0; i < 400; ++i) {
    WordList source;
    WordList target;
    for (int k = 0; k < 4; ++k) {
      const std::string number = std::to_string(random.below(12));
      source.push_back(word("s" + number));
      target.insert(target.begin(), word("t" + number));
    }
    trainer.add(source, target);
  }
  return trainer.train();
}

TEST(Lexicon, LearnsWhichWordsStandForEachOther) {
  const Lexicon lexicon = taught();
  for (int i = 0; i < 12; ++i) {
    const std::uint32_t target = lexicon.target_id(word("t" + std::to_string(i)));
    const std::uint32_t source = lexicon.source_id(word("s" + std::to_string(i)));
    ASSERT_NE(target, 0U);
    float best = 0;
    std::uint32_t found = 0;
    for (const Lexicon::Entry& entry : lexicon.entries(source)) {
      if (entry.chance > best) found = entry.target;
      best = std::max(best, entry.chance);
    }
    EXPECT_EQ(found, target);
    EXPECT_GT(best, 0.9);
  }
}

TEST(Lexicon, CostsWhatItDoesNotExplain) {
  const Lexicon lexicon = taught();
  LexiconScorer scorer(lexicon);
  const std::uint64_t source[] = {word("s1"), word("s2")};
  scorer.set_source(source);
  const auto cost = [&](std::string_view target) {
    const std::uint32_t id = lexicon.target_id(word(target));
    return scorer.cost(id, scorer.explained(id), scorer.source_words());
  };
  EXPECT_LT(cost("t1"), -1);
  EXPECT_GT(cost("t5"), 0.5);
}

TEST(Lexicon, SumsUpWhatTheWordsOfASourceExplain) {
  const Lexicon lexicon = taught();
  LexiconScorer scorer(lexicon);
  reference::Random random(6);
  for (int round = 0; round < 50; ++round) {
    std::vector<std::uint64_t> source;
    for (std::size_t k = random.below(6); k > 0; --k) {
      source.push_back(word("s" + std::to_string(random.below(14))));
    }
    scorer.set_source(source);
    // One word after another, as the definition has it.
    std::vector<float> sums(lexicon.target_words(), 0.0F);
    source.push_back(0);  // no word at all
    for (const std::uint64_t each : source) {
      for (const Lexicon::Entry& entry : lexicon.entries(lexicon.source_id(each))) {
        if (each == 0 || lexicon.source_id(each) != 0) sums[entry.target] += entry.chance;
      }
    }
    for (std::uint32_t target = 0; target < sums.size(); ++target) {
      EXPECT_NEAR(scorer.explained(target), sums[target], 1e-5);
    }
  }
}

TEST(Lexicon, KnowsNoWordsThatItHasSeenOnce) {
  LexiconTrainer trainer;
  trainer.add({word("a"), word("b")}, {word("x")});
  trainer.add({word("a")}, {word("x")});
  const Lexicon lexicon = trainer.train();
  EXPECT_NE(lexicon.source_id(word("a")), 0U);
  EXPECT_EQ(lexicon.source_id(word("b")), 0U);
  EXPECT_TRUE(LexiconTrainer().train().empty());
}

}  // namespace lexicon_test
}  // namespace locseg::align
