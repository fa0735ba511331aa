#include "store/fuzzy/postings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "reference/random.h"

namespace locseg::store {
namespace postings_test {

std::vector<BlockIndex> decoded(std::string_view bytes) {
  const auto list = Postings::open(bytes);
  EXPECT_TRUE(list);
  std::vector<BlockIndex> places;
  if (list) {
    EXPECT_TRUE(list->decode(places));
  }
  return places;
}

TEST(Postings, ReadBackAsTheyWereWritten) {
  reference::Random random(1);
  for (const std::uint32_t size : {1U, 2U, 100U, 5000U, 8192U, 8193U, 40000U, 65536U}) {
    std::set<BlockIndex> chosen;
    while (chosen.size() < size) {
      chosen.insert(static_cast<BlockIndex>(size == 65536 ? chosen.size() : random.below(65536)));
    }
    const std::vector<BlockIndex> places(chosen.begin(), chosen.end());
    std::string bytes;
    encode_postings(places, bytes);
    EXPECT_EQ(decoded(bytes), places);
    EXPECT_LE(bytes.size(), 8195U + 2 * std::min<std::size_t>(size, 4096));
    const auto list = Postings::open(bytes);
    ASSERT_TRUE(list);
    EXPECT_EQ(list->count(), size);
    if (!list->is_bitmap()) continue;
    for (int i = 0; i < 1000; ++i) {
      const auto place = static_cast<BlockIndex>(random.below(65536));
      EXPECT_EQ(list->holds(place), chosen.contains(place));
    }
  }
}

// Whatever the bytes are, reading ends, and gives places in order or nothing.
TEST(Postings, OfBrokenBytesAreRefused) {
  reference::Random random(2);
  std::vector<BlockIndex> places;
  for (int i = 0; i < 20000; ++i) {
    std::string bytes(random.below(12), '\0');
    for (char& byte : bytes) byte = static_cast<char>(random.below(random.one_in(2) ? 4 : 256));
    const auto list = Postings::open(bytes);
    if (!list || !list->decode(places)) continue;
    EXPECT_EQ(places.size(), list->count());
    EXPECT_TRUE(std::is_sorted(places.begin(), places.end()));
  }
  for (const std::string_view broken :
       {std::string_view(), std::string_view("\0", 1), std::string_view("\x02\x01", 2),
        std::string_view("\x80")}) {
    EXPECT_FALSE(Postings::open(broken)) << broken.size();
  }
}

}  // namespace postings_test
}  // namespace locseg::store
