// All bytes of a source at once.
#pragma once

#include <string>

#include "base/byte_source.h"
#include "base/try.h"

namespace locseg::base {

/// Appends all that is left of `source`.
[[nodiscard]] inline Result<void> read_to_end(ByteSource& source, std::string& into) {
  for (;;) {
    const auto chunk = source.next();
    LOCSEG_TRY(chunk);
    if (chunk->empty()) return {};
    into += *chunk;
  }
}

}  // namespace locseg::base
