// Batches of units, cut into pieces for the ordered pipeline. The last unit of an article is held
// back until it is known what comes after it; so a batch may begin in the middle of one.
#include "tree/unit_pipeline.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/arena.h"
#include "base/ordered_pipeline.h"
#include "base/try.h"
#include "base/unit_copies.h"
#include "locseg/tree.h"

namespace locseg {
namespace {

constexpr std::size_t kBatch = 8192;  // units
constexpr std::size_t kPiece = 32;
constexpr std::size_t kSlotsPerJob = 8;

// Units of one article that share their provenance.
struct Run {
  ArticleInfo info;
  std::size_t first = 0;  // in the batch
  std::size_t count = 0;
  bool begins = false;
};

struct Batch {
  base::Arena texts;
  std::vector<Unit> units;
  std::vector<bool> opens;  // by unit: the first of its article
  std::vector<Run> runs;
  std::string_view before;  // the source before the first unit, if that opens no article
};

// The pieces of the first `count` units.
std::vector<UnitPiece> cut(const Batch& batch, std::size_t count) {
  std::vector<UnitPiece> pieces;
  for (const Run& run : batch.runs) {
    const std::size_t run_end = std::min(run.first + run.count, count);
    if (run.count == 0 && run.begins) pieces.push_back({run.info, {}, {}, {}, true, 0});
    for (std::size_t at = run.first; at < run_end; at += kPiece) {
      const std::size_t end = std::min(at + kPiece, run_end);
      UnitPiece piece;
      piece.info = run.info;
      piece.units = std::span(batch.units).subspan(at, end - at);
      piece.begins = run.begins && at == run.first;
      if (!batch.opens[at]) piece.before = at == 0 ? batch.before : batch.units[at - 1].source;
      if (end < batch.units.size() && !batch.opens[end]) piece.after = batch.units[end].source;
      pieces.push_back(piece);
    }
  }
  return pieces;
}

}  // namespace

class UnitPipeline::Impl {
 public:
  Impl(unsigned threads, Work work, Deliver deliver)
      : threads_(base::thread_count(threads)),
        work_(std::move(work)),
        deliver_(std::move(deliver)) {}

  std::size_t slots() const { return threads_ * kSlotsPerJob; }

  void begin(const ArticleInfo& info, bool begins_article) {
    if (begins_article) opened_ = false;
    batch_.runs.push_back(
        {base::copy_of(info, batch_.texts), batch_.units.size(), 0, begins_article});
  }

  Result<void> change(const ArticleInfo& info) {
    if (batch_.units.size() == kBatch) {
      LOCSEG_TRY(run(true));
    }
    begin(info, false);
    return {};
  }

  Result<void> add(std::span<const Unit> units) {
    for (const Unit& unit : units) {
      if (batch_.units.size() == kBatch) {
        LOCSEG_TRY(run(true));
      }
      ++batch_.runs.back().count;
      batch_.units.push_back(base::copy_of(unit, batch_.texts));
      batch_.opens.push_back(!opened_);
      opened_ = true;
    }
    return {};
  }

  Result<void> end_article() {
    const bool full = batch_.units.size() >= kBatch || batch_.runs.size() >= kBatch;
    return full ? run(false) : Result<void>();
  }

  // Where the article goes on, its last unit waits: what comes after it is not known yet.
  Result<void> run(bool goes_on) {
    const Batch done = std::exchange(batch_, Batch());
    const std::size_t count = done.units.size() - (goes_on ? 1 : 0);
    LOCSEG_TRY(run(cut(done, count)));
    if (!goes_on) return {};
    const Run& last = done.runs.back();
    base::Arena& texts = batch_.texts;
    batch_.runs.push_back({base::copy_of(last.info, texts), 0, 1, last.begins && last.count == 1});
    batch_.units.push_back(base::copy_of(done.units[count], texts));
    batch_.opens.push_back(done.opens[count]);
    batch_.before = texts.keep(count == 0 ? done.before : done.units[count - 1].source);
    return {};
  }

 private:
  Result<void> run(std::vector<UnitPiece> pieces) {
    std::size_t next = 0;
    std::optional<Error> failed;
    std::vector<UnitPiece*> in(slots());
    base::run_ordered(threads_, slots(),
                      {.next =
                           [&](std::size_t slot) {
                             if (next == pieces.size() || is_tree_interrupted()) return false;
                             in[slot] = &pieces[next++];
                             in[slot]->slot = slot;
                             return true;
                           },
                       .work = [&](std::size_t slot) { work_(*in[slot]); },
                       .deliver =
                           [&](std::size_t slot) {
                             auto delivered = deliver_(*in[slot]);
                             if (!delivered) failed = std::move(delivered.error());
                             return !failed.has_value();
                           }});
    if (failed) return tl::unexpected<Error>(std::move(*failed));
    if (next != pieces.size()) return failure(ErrorCode::kInterrupted, "interrupted");
    return {};
  }

  unsigned threads_;
  Work work_;
  Deliver deliver_;
  Batch batch_;
  bool opened_ = false;  // the article has had a unit
};

UnitPipeline::UnitPipeline(unsigned threads, Work work, Deliver deliver)
    : impl_(std::make_unique<Impl>(threads, std::move(work), std::move(deliver))) {}
UnitPipeline::~UnitPipeline() = default;

std::size_t UnitPipeline::slots() const { return impl_->slots(); }
Result<void> UnitPipeline::begin_article(const ArticleInfo& info) {
  impl_->begin(info, true);
  return {};
}
Result<void> UnitPipeline::units(std::span<const Unit> units) { return impl_->add(units); }
Result<void> UnitPipeline::change_provenance(const ArticleInfo& info) {
  return impl_->change(info);
}
Result<void> UnitPipeline::end_article() { return impl_->end_article(); }
Result<void> UnitPipeline::finish() { return impl_->run(false); }

}  // namespace locseg
