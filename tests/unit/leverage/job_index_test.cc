// A job of sentences that are all alike costs a search no more than any other job.
#include "leverage/job_index.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "store/fuzzy/candidates.h"

namespace locseg {
namespace job_index_test {

using leverage::JobIndex;

constexpr std::uint32_t kFamily = 10 * JobIndex::kMaxCompared;

std::string member(std::uint32_t number) {
  return "Open the red valve number" + std::to_string(number) + "a slowly and wait again.";
}

TEST(JobIndex, FindsWhatIsBetterBehindManyThatAreLikeIt) {
  JobIndex index("en-US");
  const std::string wanted = "Open the red valve of pump seven slowly and wait again.";
  index.add(wanted, 1);
  for (std::uint32_t i = 0; i < kFamily; ++i) index.add(member(i), 2);
  const auto worse = index.best("Open the red valve over there slowly and wait again.", 50);
  EXPECT_EQ(worse.article, 2U);
  EXPECT_GE(worse.score, 50);
  const auto better = index.best("Open the red valve of pump seven slowly and wait AGAIN!", 50);
  EXPECT_EQ(better.article, 1U);
  EXPECT_GE(better.score, 95);
}

// What a search costs is counted, since time says it on an idle machine only.
TEST(JobIndex, LooksAtABoundedNumberOfSourcesThatAreAllAlike) {
  constexpr std::uint32_t kSearches = 4;  // one from the least score on, one a better band
  constexpr std::uint32_t kMost = kSearches * JobIndex::kMaxCompared;
  constexpr std::uint32_t kAlike = 2 * kMost;
  JobIndex index("en-US");
  const auto text = [](std::uint32_t number) {
    return "The same sentence number " + std::to_string(number) + " is repeated again.";
  };
  for (std::uint32_t number = 0; number < kAlike; ++number) index.add(text(number), number);
  for (const std::uint32_t number : {kAlike, 2 * kAlike, 3 * kAlike}) {
    const std::uint64_t before = index.looked_at();
    EXPECT_GE(index.best(text(number), 50).score, 50);
    EXPECT_GE(index.looked_at() - before, JobIndex::kMaxCompared);
    EXPECT_LE(index.looked_at() - before, kMost);
  }
}

// Every source has all terms.
class Alike final : public store::PostingIndex {
 public:
  Alike(std::vector<std::int64_t> blocks, std::uint16_t of_block) : blocks_(std::move(blocks)) {
    for (std::uint16_t place = 0; place < of_block; ++place) {
      store::append_difference(place == 0 ? 0 : 1, differences_);
    }
    list_ = store::Postings::of_differences(of_block, differences_);
  }
  std::span<const std::int64_t> blocks() override { return blocks_; }
  void lists(std::int64_t /*block*/, std::span<const store::Term> terms,
             std::vector<store::Postings>& lists) override {
    lists.assign(terms.size(), list_);
  }
  std::string_view hashes(std::int64_t /*source*/) override {
    ++looked_at;
    return "abc";
  }
  std::size_t looked_at = 0;

 private:
  std::vector<std::int64_t> blocks_;
  std::string differences_;
  store::Postings list_;
};

TEST(CandidateSearch, TakesNoMoreThanIsAskedForTheLastOnesFirst) {
  Alike index({7, 3}, 4);
  const std::vector<store::Term> terms = {1, 2, 3};
  store::CandidateQuery query;
  query.words = terms;
  query.words_needed = 2;
  query.longest = 3;
  store::CandidateSearch search;
  std::vector<std::int64_t> taken;
  const auto take = [&](std::int64_t source, std::string_view) { taken.push_back(source); };
  constexpr std::int64_t kBlock = store::kBlockSize;
  query.most = 2;
  EXPECT_FALSE(search.run(index, query, take));
  EXPECT_EQ(taken, (std::vector<std::int64_t>{7 * kBlock + 3, 7 * kBlock + 2}));
  EXPECT_EQ(index.looked_at, 2U);
  taken.clear();
  query.most = 9;
  EXPECT_TRUE(search.run(index, query, take));
  EXPECT_EQ(taken.size(), 8U);
  taken.clear();
  query.most = 0;
  EXPECT_TRUE(search.run(index, query, take));
  EXPECT_EQ(taken.size(), 8U);
}

}  // namespace job_index_test
}  // namespace locseg
