/// Names of files as clients write them.
#pragma once

#include <string>
#include <string_view>

namespace locseg::lsp {

/// The path of `file:///site/a%20b.md`; of another URI, such as `untitled:a.md`, what follows the
/// scheme. What is no percent-encoding stays as it is.
[[nodiscard]] std::string path_of_uri(std::string_view uri);

/// The same for all spellings of one URI: of a file's its path, absolute and without `.` and `..`;
/// any other URI as it is.
[[nodiscard]] std::string key_of_uri(std::string_view uri);

/// The URI of an absolute path.
[[nodiscard]] std::string uri_of_path(std::string_view path);

}  // namespace locseg::lsp
