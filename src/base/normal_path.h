// Paths as text.
#pragma once

#include <string>
#include <string_view>

namespace locseg::base {

/// `path` without `.` parts, doubled `/` and a `/` at its end; a `..` takes away the part before
/// it. Empty for `.`. Looks at the text only, so a `..` behind a link is taken as if there were no
/// link.
[[nodiscard]] std::string normal_path(std::string_view path);

/// `name` with a slash at its end, unless it is empty or has one.
[[nodiscard]] std::string as_folder(std::string name);

}  // namespace locseg::base
