// The one flag that says that the user wants the process to stop.
#pragma once

namespace locseg::base {

/// Safe to call from a signal handler.
void set_interrupted() noexcept;
/// True after `set_interrupted`, for ever.
[[nodiscard]] bool is_interrupted() noexcept;

}  // namespace locseg::base
