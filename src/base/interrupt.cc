#include "base/interrupt.h"

#include <atomic>

namespace locseg::base {
namespace {

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // a signal handler sets it

}  // namespace

void set_interrupted() noexcept { interrupted = true; }

bool is_interrupted() noexcept { return interrupted; }

}  // namespace locseg::base
