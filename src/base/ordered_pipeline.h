// Work on several threads, results in order.
#pragma once

#include <cstddef>
#include <functional>

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

/// How many threads the machine can run at a time, at least 1.
[[nodiscard]] unsigned processor_count();

}  // namespace locseg::base
