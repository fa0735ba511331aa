// Work beside one's own, on one further thread, in the order it was given in.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace locseg::base {

/// The thread is started by the first `add`, and ends with the object, after all that was added.
class Background {
 public:
  /// No more than `most` may wait, so that what they hold is bounded.
  explicit Background(std::size_t most) : most_(most) {}
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  /// Waits while there are too many.
  void add(std::function<void()> work);
  /// Until all that was added is done; the caller sees what it did.
  void wait();

 private:
  void run();

  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;  // the first of them may be under way
  bool ends_ = false;
  std::thread thread_;
};

}  // namespace locseg::base
