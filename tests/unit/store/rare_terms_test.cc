// Rare lists hold whatever is similar enough, whatever the order of terms, by the textbook's table
// of edit distances over all pairs of texts.
#include "store/fuzzy/rare_terms.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "reference/random.h"
#include "store/fuzzy/candidates.h"
#include "store/sqlite/rare_list.h"

namespace locseg {
namespace rare_terms_test {

using reference::Random;
using store::Term;
using Terms = std::vector<Term>;

// Few terms, so that most of them come again in a text.
constexpr std::uint32_t kTerms = 12;

Terms text_of(std::uint32_t size, Random& random) {
  Terms terms;
  while (terms.size() < size) terms.push_back(random.below(1 + random.below(kTerms)));
  return terms;
}

Terms changed(Terms terms, Random& random) {
  for (auto left = random.below(2 + static_cast<std::uint32_t>(terms.size()) / 2); left != 0;
       --left) {
    const auto at =
        static_cast<std::ptrdiff_t>(random.below(static_cast<std::uint32_t>(terms.size()) + 1));
    const bool is_end = at == static_cast<std::ptrdiff_t>(terms.size());
    if (random.one_in(3) || is_end) {
      terms.insert(terms.begin() + at, random.below(kTerms));
    } else if (random.one_in(2)) {
      terms[static_cast<std::size_t>(at)] = random.below(kTerms);
    } else if (terms.size() > 1) {
      terms.erase(terms.begin() + at);
    }
  }
  return terms;
}

std::size_t edits_of(const Terms& a, const Terms& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row.back();
}

// In percent, rounded down, which is at least a threshold where as many tokens as needed stay.
unsigned similarity_of(const Terms& a, const Terms& b) {
  const std::size_t longer = std::max(a.size(), b.size());
  return static_cast<unsigned>(100 * (longer - edits_of(a, b)) / longer);
}

// As the header says it, token by token.
bool is_met(const store::RareQuery& query, const Terms& source, const store::TermOrder& order) {
  const auto size = static_cast<std::uint32_t>(source.size());
  if (size < query.shortest() || size > query.longest()) return false;
  const store::RareReach& reach = query.reach(size);
  if (!may_be_near(query.marks(), store::marks_of(source), reach)) return false;
  std::vector<store::RareToken> listed;
  store::listed_tokens(source, order, listed);
  std::uint32_t shared = 0;
  for (std::uint32_t rank = 0; rank < std::min<std::size_t>(reach.tokens, query.tokens().size());
       ++rank) {
    const store::RareToken& own = query.tokens()[rank];
    for (const store::RareToken& other : listed) {
      const auto by = static_cast<std::int32_t>(other.at) - static_cast<std::int32_t>(own.at);
      if (other.term == own.term && by >= -reach.before && by <= reach.after) ++shared;
    }
  }
  return shared >= reach.shared;
}

std::vector<Terms> texts_of(Random& random) {
  std::vector<Terms> texts;
  for (const std::uint32_t size : {1U, 2U, 3U, 5U, 8U, 9U, 11U, 16U, 25U, 32U, 40U, 63U, 90U}) {
    for (int i = 0; i < 4; ++i) {
      texts.push_back(text_of(size, random));
      for (int j = 0; j < 3; ++j) texts.push_back(changed(texts.back(), random));
    }
  }
  return texts;
}

store::TermOrder order_of(const std::vector<Terms>& texts, std::size_t count) {
  store::TermCounter counter;
  for (std::size_t i = 0; i < count; ++i) counter.add(texts[i]);
  return counter.order();
}

class RareTerms : public testing::TestWithParam<std::size_t> {
 protected:
  Random random_{20211105};
  const std::vector<Terms> texts_ = texts_of(random_);
  const store::TermOrder order_ = order_of(texts_, GetParam());
};

TEST_P(RareTerms, AreSharedByAllThatIsSimilar) {
  constexpr unsigned kPercents[] = {70, 71, 77, 85, 99, 100};
  store::RareQuery queries[std::size(kPercents)];
  std::size_t similar = 0;
  for (const Terms& text : texts_) {
    for (std::size_t i = 0; i < std::size(kPercents); ++i) {
      ASSERT_TRUE(store::RareQuery::serves(text.size(), kPercents[i]));
      queries[i].set(text, order_, kPercents[i]);
    }
    for (const Terms& source : texts_) {
      const unsigned similarity = similarity_of(text, source);
      for (std::size_t i = 0; i < std::size(kPercents); ++i) {
        if (similarity < kPercents[i]) continue;
        ++similar;
        ASSERT_TRUE(is_met(queries[i], source, order_)) << text.size() << ' ' << source.size();
      }
    }
  }
  EXPECT_GT(similar, std::size(kPercents) * texts_.size());
}

// What a server is asked for a band of lengths is never less than what each length asks for.
TEST_P(RareTerms, OfABandAreThoseOfEachLength) {
  store::RareQuery query;
  for (const Terms& text : texts_) {
    query.set(text, order_, 70);
    for (std::uint32_t next = query.shortest(); next <= query.longest();) {
      const std::uint32_t first = next;
      const store::RareReach all = query.band_reach(next);
      for (std::uint32_t size = first; size < next; ++size) {
        const store::RareReach& one = query.reach(size);
        EXPECT_EQ(store::band_of(size), store::band_of(first));
        EXPECT_EQ(one.shared, all.shared);
        EXPECT_TRUE(one.tokens <= all.tokens && one.before <= all.before &&
                    one.after <= all.after && one.lost <= all.lost && one.added <= all.added);
      }
    }
  }
}

// A list against a look at each of its entries.
TEST_P(RareTerms, AreFoundInAList) {
  std::vector<sqlite::RareEntry> entries;
  std::vector<store::RareToken> listed;
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    store::listed_tokens(texts_[i], order_, listed);
    for (const store::RareToken& token : listed) {
      const auto size = static_cast<std::uint32_t>(texts_[i].size());
      const auto place = static_cast<store::BlockIndex>(i * 150);
      entries.push_back({sqlite::rare_key(size, token.at, place), store::marks_of(texts_[i])});
    }
  }
  std::ranges::sort(entries);
  std::string bytes;
  for (const sqlite::RareEntry& entry : entries) append_rare(entry, bytes);
  const sqlite::RareList list(bytes);
  ASSERT_EQ(list.size(), entries.size());
  store::RareQuery query;
  std::size_t met = 0;
  for (const Terms& text : texts_) {
    query.set(text, order_, 70);
    for (std::uint32_t rank = 0; rank < query.tokens().size(); ++rank) {
      std::vector<sqlite::RareHit> found;
      list.find(query, rank, found);
      std::vector<sqlite::RareHit> expected;
      for (const sqlite::RareEntry& entry : entries) {
        const std::uint32_t size = entry.key >> 24;
        if (size < query.shortest() || size > query.longest()) continue;
        const store::RareReach& reach = query.reach(size);
        const auto by = static_cast<std::int32_t>((entry.key >> 16) & 255) -
                        static_cast<std::int32_t>(query.tokens()[rank].at);
        if (rank >= reach.tokens || by < -reach.before || by > reach.after) continue;
        if (!may_be_near(query.marks(), entry.marks, reach)) continue;
        expected.push_back(
            {static_cast<store::BlockIndex>(entry.key), static_cast<std::uint16_t>(size)});
      }
      ASSERT_EQ(found, expected);
      met += found.size();
    }
  }
  EXPECT_GT(met, 0U);
  EXPECT_TRUE(list.holds(entries[entries.size() / 2]));
  EXPECT_FALSE(list.holds({entries[0].key, ~entries[0].marks}));
}

INSTANTIATE_TEST_SUITE_P(OrdersOf, RareTerms, testing::Values(0, 3, 200));

TEST(RareTerms, OfATextThatIsTooLongAreNotListed) {
  std::vector<store::RareToken> listed;
  store::listed_tokens(Terms(store::kMostRareTokens + 1, 7), {}, listed);
  EXPECT_TRUE(listed.empty());
  EXPECT_FALSE(store::RareQuery::serves(store::kMostRareTokens * 7 / 10 + 2, 70));
  EXPECT_FALSE(store::RareQuery::serves(10, store::kRarePercent - 1));
  EXPECT_FALSE(store::RareQuery::serves(0, 70));
}

TEST(TermOrder, HasFrequentTermsLastAndComesBackFromItsBytes) {
  store::TermCounter counter;
  counter.add(Terms{5, 5, 5, 5, 5, 5, 5, 5, 9, 9, 2});
  const store::TermOrder order = counter.order();
  const auto back = store::TermOrder::of_bytes(order.bytes());
  ASSERT_TRUE(back);
  for (const store::TermOrder& each : {order, *back}) {
    EXPECT_LT(each.place_of(2), each.place_of(3));  // of which neither is known
    EXPECT_LT(each.place_of(0xFFFFFF), each.place_of(9));
    EXPECT_LT(each.place_of(9), each.place_of(5));
  }
  EXPECT_EQ(order.bytes().size(), 8U);
  EXPECT_FALSE(store::TermOrder::of_bytes("abc"));
  EXPECT_FALSE(store::TermOrder::of_bytes(std::string("\0\0\0\2\0\0\0\1", 8)));
}

}  // namespace rare_terms_test
}  // namespace locseg
