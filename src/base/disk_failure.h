// How operations on the disk fail.
#pragma once

#include <string>

#include "locseg/result.h"

namespace locseg::base {

/// True if the operation may go on; else errno says why not. See `set_disk_fault`.
[[nodiscard]] bool is_allowed(const char* operation, const std::string& path);

/// What errno says, after `what`. kNotFound or kNotReadable, and kNotWritable.
[[nodiscard]] tl::unexpected<Error> read_failure(const char* what, const std::string& path);
[[nodiscard]] tl::unexpected<Error> write_failure(const char* what, const std::string& path);

}  // namespace locseg::base
