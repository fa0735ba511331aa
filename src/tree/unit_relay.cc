// Batches of copied groups that go round: filled by the reader, emptied by the caller. They are
// few, so that the faster side waits for the other, and large, so that it seldom does.
#include "tree/unit_relay.h"

#include <array>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "tree/group_copies.h"

namespace locseg {
namespace {

constexpr std::size_t kBatches = 32;
constexpr std::size_t kBatchBytes = std::size_t{1} << 20;
constexpr std::size_t kBatchGroups = 4096;

// Batches are numbered as they come; number n stands in slot n modulo kBatches.
class Relay final : public UnitSink {
 public:
  explicit Relay(UnitSink& sink) : sink_(sink) {}

  Result<void> run(const std::function<Result<void>(UnitSink&)>& read) {
    Result<void> was_read;
    std::thread reader([&] {
      was_read = read(*this);
      if (was_read) was_read = hand_over();
      end();
    });
    deliver_all();
    reader.join();
    if (failed_) return tl::unexpected<Error>(std::move(*failed_));
    return was_read;
  }

  // On the reader's thread.
  Result<void> put(const UnitGroup& group) override {
    filling().add(group);
    if (filling().text_bytes() < kBatchBytes && filling().size() < kBatchGroups) return {};
    return hand_over();
  }

 private:
  GroupCopies& filling() { return batches_[filled_ % kBatches]; }

  // The batch that is being filled; waits until there is another one to fill.
  Result<void> hand_over() {
    std::unique_lock lock(mutex_);
    ++filled_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return failed_ || filled_ - emptied_ < kBatches; });
    // The reader gives up now; what it is told here nobody sees.
    if (failed_) return failure(failed_->code, failed_->message);
    return {};
  }

  void end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }

  void deliver_all() {
    for (;;) {
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return ended_ || emptied_ != filled_; });
        if (emptied_ == filled_) return;
      }
      GroupCopies& batch = batches_[emptied_ % kBatches];
      for (std::size_t i = 0; i < batch.size(); ++i) {
        if (auto put = sink_.put(batch[i]); !put) return fail(std::move(put.error()));
      }
      batch.clear();
      const std::lock_guard lock(mutex_);
      ++emptied_;
      changed_.notify_all();
    }
  }

  void fail(Error error) {
    const std::lock_guard lock(mutex_);
    failed_ = std::move(error);
    changed_.notify_all();
  }

  UnitSink& sink_;
  std::array<GroupCopies, kBatches> batches_;
  std::mutex mutex_;
  std::condition_variable changed_;
  // Changed under the mutex; the reader alone changes `filled_`, the caller `emptied_`, each of
  // which may read its own without it.
  std::size_t filled_ = 0;
  std::size_t emptied_ = 0;
  bool ended_ = false;
  std::optional<Error> failed_;
};

}  // namespace

Result<void> relay_units(const std::function<Result<void>(UnitSink&)>& read, UnitSink& sink) {
  return Relay(sink).run(read);
}

}  // namespace locseg
