// Work on several threads, results in order.
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

#include "locseg/result.h"

namespace locseg::base {

struct PipelineSteps {
  /// Fills a slot with the next piece of work; false when there is none. One call at a time.
  std::function<bool(std::size_t slot)> next;
  /// Does the work, on any thread.
  std::function<void(std::size_t slot)> work;
  /// Takes results in the order in which `next` made them, one call at a time, each after the
  /// last is done; false stops the pipeline: no slot is filled any more, and those in flight are
  /// not delivered.
  std::function<bool(std::size_t slot)> deliver;
};

/// Runs the steps on `threads` threads with `slots` pieces of work in flight at most. A slot is
/// free again when it was delivered. With one job everything runs on the calling thread. What a
/// step throws stops the pipeline and is thrown here, when no step runs any more.
void run_ordered(unsigned threads, std::size_t slots, const PipelineSteps& steps);

/// `asked`; if that is 0, as many threads as the machine can run at a time, at least 1.
[[nodiscard]] unsigned thread_count(unsigned asked);

/// Does `work(number, slot)` for each number below `count` on `threads` threads, and then, in
/// order, `deliver(number, slot)`, whose first failure ends all and is returned. `Slot` is what one
/// piece of work needs and makes; each is used again and again, so that its buffers are.
template <class Slot, class Work, class Deliver>
Result<void> for_each_in_order(unsigned threads, std::size_t count, const Work& work,
                               const Deliver& deliver) {
  constexpr std::size_t kSlotsPerThread = 4;
  std::vector<std::pair<std::size_t, Slot>> slots(threads * kSlotsPerThread);
  std::size_t next = 0;
  Result<void> done;
  run_ordered(threads, slots.size(),
              {.next =
                   [&](std::size_t at) {
                     if (next == count) return false;
                     slots[at].first = next++;
                     return true;
                   },
               .work = [&](std::size_t at) { work(slots[at].first, slots[at].second); },
               .deliver =
                   [&](std::size_t at) {
                     done = deliver(slots[at].first, slots[at].second);
                     return done.has_value();
                   }});
  return done;
}

}  // namespace locseg::base
