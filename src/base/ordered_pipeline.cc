// A oneTBB pipeline: serial in order, parallel, serial in order. Since at most `slots` tokens are
// in flight and they leave in order, token n may use slot n modulo `slots`.
#include "base/ordered_pipeline.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>

namespace locseg::base {

void run_ordered(unsigned threads, std::size_t slots, const PipelineSteps& steps) {
  if (threads <= 1) {
    while (steps.next(0)) {
      steps.work(0);
      if (!steps.deliver(0)) return;
    }
    return;
  }
  std::size_t token = 0;
  std::atomic<bool> stopped = false;
  const auto in_order = tbb::filter_mode::serial_in_order;
  // More threads than processors are used only if the caller says so.
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(static_cast<int>(threads));
  arena.execute([&] {
    tbb::parallel_pipeline(
        slots, tbb::make_filter<void, std::size_t>(in_order,
                                                   [&](tbb::flow_control& control) -> std::size_t {
                                                     const std::size_t slot = token++ % slots;
                                                     if (stopped || !steps.next(slot))
                                                       control.stop();
                                                     return slot;
                                                   }) &
                   tbb::make_filter<std::size_t, std::size_t>(tbb::filter_mode::parallel,
                                                              [&](std::size_t slot) {
                                                                if (!stopped) steps.work(slot);
                                                                return slot;
                                                              }) &
                   tbb::make_filter<std::size_t, void>(in_order, [&](std::size_t slot) {
                     if (!stopped && !steps.deliver(slot)) stopped = true;
                   }));
  });
}

unsigned thread_count(unsigned asked) {
  if (asked != 0) return asked;
  return static_cast<unsigned>(std::max(1, tbb::info::default_concurrency()));
}

}  // namespace locseg::base
