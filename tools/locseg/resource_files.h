// Files of messages that hold one language, so that a pair of files would be a file of units.
#pragma once

#include <string>
#include <string_view>

namespace locseg::cli {

// What the file at `path` is if its name says that it is such a file, and what makes a file of
// units of a pair, as a sentence without a full stop; empty if it is another file.
[[nodiscard]] std::string about_resource(std::string_view path);

}  // namespace locseg::cli
