// Objects that several threads use in turn, one thread an object at a time.
#pragma once

#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace locseg::base {

/// Keeps what is given back for the next who takes. Thread-safe; objects come and go by value.
template <class T>
class Pool {
 public:
  /// One of those that were given, or nothing if all are taken.
  [[nodiscard]] std::optional<T> take() {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) return std::nullopt;
    std::optional<T> taken(std::move(free_.back()));
    free_.pop_back();
    return taken;
  }

  void give(T object) {
    const std::lock_guard lock(mutex_);
    free_.push_back(std::move(object));
  }

 private:
  std::mutex mutex_;
  std::vector<T> free_;
};

}  // namespace locseg::base
