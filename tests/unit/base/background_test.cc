#include "base/background.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace locseg::base {
namespace background_test {

TEST(Background, DoesAllInOrder) {
  constexpr int kCount = 1000;
  std::vector<int> done;
  std::thread::id by;
  {
    Background background(3);
    for (int i = 0; i < kCount; ++i) {
      background.add([&, i] {
        done.push_back(i);
        by = std::this_thread::get_id();
      });
      if (i == kCount / 2) {
        background.wait();
        EXPECT_EQ(done.size(), static_cast<std::size_t>(i) + 1);
      }
    }
  }  // after all of it
  ASSERT_EQ(done.size(), static_cast<std::size_t>(kCount));
  for (int i = 0; i < kCount; ++i) ASSERT_EQ(done[static_cast<std::size_t>(i)], i);
  EXPECT_NE(by, std::this_thread::get_id());
}

TEST(Background, LetsNoMoreWait) {
  constexpr std::size_t kMost = 2;
  std::atomic<bool> may_end = false;
  std::atomic<std::size_t> added = 0;
  Background background(kMost);
  std::thread adding([&] {
    for (std::size_t i = 0; i < kMost + 1; ++i) {
      background.add([&] {
        while (!may_end) std::this_thread::yield();
      });
      ++added;
    }
  });
  while (added < kMost) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_EQ(added, kMost);
  may_end = true;
  adding.join();
  background.wait();
  EXPECT_EQ(added, kMost + 1);
}

TEST(Background, HasNothingToWaitForAtFirst) {
  Background background(1);
  background.wait();
}

}  // namespace background_test
}  // namespace locseg::base
