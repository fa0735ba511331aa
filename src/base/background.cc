// Work stays in the list until it is done, so an empty list says that nothing is under way.
#include "base/background.h"

#include <utility>

namespace locseg::base {

Background::~Background() {
  if (!thread_.joinable()) return;
  {
    const std::scoped_lock lock(mutex_);
    ends_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Background::add(std::function<void()> work) {
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.size() < most_; });
  waiting_.push_back(std::move(work));
  lock.unlock();
  changed_.notify_all();
}

void Background::wait() {
  if (!thread_.joinable()) return;
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.empty(); });
}

void Background::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [this] { return ends_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const std::function<void()>& work = waiting_.front();  // stays there while others are added
    lock.unlock();
    work();
    lock.lock();
    waiting_.pop_front();
    changed_.notify_all();
  }
}

}  // namespace locseg::base
