// The one flag that says that the user wants the process to stop.
#pragma once

#include <atomic>

namespace locseg::base {

/// The flag itself, for the two functions below.
inline std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // a signal handler sets it

/// Safe to call from a signal handler.
inline void set_interrupted() noexcept { interrupted = true; }
/// True after `set_interrupted`, for ever.
[[nodiscard]] inline bool is_interrupted() noexcept { return interrupted; }

}  // namespace locseg::base
