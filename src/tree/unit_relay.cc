// Batches of copies that go round: filled by the reader, emptied by the caller. They are few, so
// that the faster side waits for the other, and large, so that it seldom does. A batch may end in
// the middle of an article; the next one goes on with it.
#include "tree/unit_relay.h"

#include <array>
#include <condition_variable>
#include <future>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "base/try.h"
#include "base/unit_copies.h"

namespace locseg {
namespace {

constexpr std::size_t kBatches = 32;
constexpr std::size_t kBatchBytes = std::size_t{1} << 20;
constexpr std::size_t kBatchGroups = 4096;

// What goes before the units of a group, and whether the article ends after them.
struct Joint {
  enum class Opening { kBegins, kChanges, kGoesOn } opening;
  bool ends = false;
};

struct RelayBatch {
  base::UnitCopies groups;
  std::vector<Joint> joints;  // one a group

  void begin(Joint::Opening opening, const ArticleInfo& info) {
    groups.begin(info);
    joints.push_back({opening});
  }
  // An article that the last batch began has no group here.
  void go_on() {
    if (groups.empty()) begin(Joint::Opening::kGoesOn, {});
  }
  void clear() {
    groups.clear();
    joints.clear();
  }
};

// Batches are numbered as they come; number n is in slot n modulo kBatches.
class Relay final : public UnitSink {
 public:
  explicit Relay(UnitSink& sink) : sink_(sink) {}

  Result<void> run(const std::function<Result<void>(UnitSink&)>& read) {
    // The future takes what the reader throws to this thread, and waits for the reader if this one
    // throws.
    std::future<Result<void>> reader = std::async(std::launch::async, [&]() -> Result<void> {
      const Ending ending(*this);
      LOCSEG_TRY(read(*this));
      return finish();
    });
    try {
      deliver_all();
    } catch (...) {
      fail({});
      throw;
    }
    auto was_read = reader.get();
    if (failed_) return tl::unexpected<Error>(std::move(*failed_));
    return was_read;
  }

  // On the reader's thread, as all that follow until `deliver_all`.
  Result<void> begin_article(const ArticleInfo& info) override {
    filling().begin(Joint::Opening::kBegins, info);
    return {};
  }
  Result<void> units(std::span<const Unit> units) override {
    filling().go_on();
    filling().groups.add(units);
    return hand_over_if_full();
  }
  Result<void> change_provenance(const ArticleInfo& info) override {
    filling().begin(Joint::Opening::kChanges, info);
    return {};
  }
  Result<void> end_article() override {
    filling().go_on();
    filling().joints.back().ends = true;
    return hand_over_if_full();
  }
  Result<void> finish() override { return hand_over(); }

 private:
  // Tells the caller that the reader has ended, however it does.
  class Ending {
   public:
    explicit Ending(Relay& relay) : relay_(relay) {}
    Ending(const Ending&) = delete;
    Ending& operator=(const Ending&) = delete;
    ~Ending() { relay_.end(); }

   private:
    Relay& relay_;
  };

  RelayBatch& filling() { return batches_[filled_ % kBatches]; }

  Result<void> hand_over_if_full() {
    const base::UnitCopies& groups = filling().groups;
    const bool full = groups.text_bytes() >= kBatchBytes || groups.size() >= kBatchGroups;
    return full ? hand_over() : Result<void>();
  }

  // The batch that is being filled; waits until there is another one to fill.
  Result<void> hand_over() {
    std::unique_lock lock(mutex_);
    ++filled_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return failed_ || filled_ - emptied_ < kBatches; });
    // The reader stops now; the caller gets `failed_`, not this.
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
      RelayBatch& batch = batches_[emptied_ % kBatches];
      if (auto delivered = deliver(batch); !delivered) return fail(std::move(delivered.error()));
      batch.clear();
      const std::lock_guard lock(mutex_);
      ++emptied_;
      changed_.notify_all();
    }
  }

  Result<void> deliver(const RelayBatch& batch) {
    for (std::size_t i = 0; i < batch.groups.size(); ++i) {
      const UnitGroup group = batch.groups[i];
      const Joint& joint = batch.joints[i];
      if (joint.opening != Joint::Opening::kGoesOn) {
        info_.set(group.info);
        LOCSEG_TRY(joint.opening == Joint::Opening::kBegins ? sink_.begin_article(info_.get())
                                                            : sink_.change_provenance(info_.get()));
      }
      if (!group.units.empty()) {
        LOCSEG_TRY(sink_.units(group.units));
      }
      if (joint.ends) {
        LOCSEG_TRY(sink_.end_article());
      }
    }
    return {};
  }

  void fail(Error error) {
    const std::lock_guard lock(mutex_);
    failed_ = std::move(error);
    changed_.notify_all();
  }

  UnitSink& sink_;
  std::array<RelayBatch, kBatches> batches_;
  base::OwnArticleInfo info_;  // of the article that the caller is in; batches come and go
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
