/// Units read on one thread and put on another.
#pragma once

#include <functional>

#include "locseg/result.h"
#include "locseg/unit.h"

namespace locseg {

/// Runs `read` on a thread of its own with a sink whose articles reach `sink`, in order, on the
/// calling thread: so that reading and what is done with the units go on at the same time. Returns
/// when both are done, with what `sink` failed with, else with what `read` did: then the last
/// units before its failure may not have reached `sink`. A failure of `sink` meets `read` at one
/// of its next calls. `sink` is not finished. Memory: some MiB of copies, more if one call of
/// `units` hands over more. What either side throws is thrown here.
[[nodiscard]] Result<void> relay_units(const std::function<Result<void>(UnitSink&)>& read,
                                       UnitSink& sink);

}  // namespace locseg
