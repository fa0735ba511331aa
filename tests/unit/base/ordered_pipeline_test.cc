#include "base/ordered_pipeline.h"

#include <gtest/gtest.h>

#include <atomic>
#include <new>
#include <thread>
#include <vector>

namespace locseg::base {
namespace ordered_pipeline_test {

class OrderedPipeline : public testing::TestWithParam<unsigned> {};

TEST_P(OrderedPipeline, DeliversInOrderAndFreesSlots) {
  constexpr int kCount = 2000;
  std::vector<int> slots(GetParam() * 3);
  int made = 0;
  std::vector<int> delivered;
  run_ordered(GetParam(), slots.size(),
              {.next =
                   [&](std::size_t slot) {
                     slots[slot] = made;
                     return made++ < kCount;
                   },
               .work =
                   [&](std::size_t slot) {
                     if (slots[slot] % 7 == 0) std::this_thread::yield();
                     slots[slot] *= 2;
                   },
               .deliver =
                   [&](std::size_t slot) {
                     delivered.push_back(slots[slot]);
                     return true;
                   }});
  ASSERT_EQ(delivered.size(), static_cast<std::size_t>(kCount));
  for (int i = 0; i < kCount; ++i) ASSERT_EQ(delivered[static_cast<std::size_t>(i)], 2 * i);
}

TEST_P(OrderedPipeline, StopsWhenDeliveryFails) {
  std::vector<int> slots(GetParam() * 3);
  int made = 0;
  int delivered = 0;
  run_ordered(GetParam(), slots.size(),
              {.next =
                   [&](std::size_t slot) {
                     slots[slot] = made++;
                     return true;
                   },
               .work = [](std::size_t) {},
               .deliver = [&](std::size_t slot) { return ++delivered, slots[slot] < 99; }});
  EXPECT_EQ(delivered, 100);
}

TEST_P(OrderedPipeline, ThrowsOnWhatWorkThrows) {
  std::vector<int> slots(GetParam() * 3);
  int made = 0;
  const PipelineSteps steps = {.next =
                                   [&](std::size_t slot) {
                                     slots[slot] = made++;
                                     return made < 1000;
                                   },
                               .work =
                                   [&](std::size_t slot) {
                                     if (slots[slot] == 99) throw std::bad_alloc();
                                   },
                               .deliver = [](std::size_t) { return true; }};
  EXPECT_THROW(run_ordered(GetParam(), slots.size(), steps), std::bad_alloc);
  EXPECT_LT(made, 1000);
}

INSTANTIATE_TEST_SUITE_P(Jobs, OrderedPipeline, testing::Values(1U, 2U, 8U));

}  // namespace ordered_pipeline_test
}  // namespace locseg::base
