// Names of databases on a server: `postgresql://USER:PASSWORD@HOST/NAME?KEY=VALUE`.
#pragma once

#include <string>
#include <string_view>

namespace locseg::base {

/// True for `postgresql://` and `postgres://`.
[[nodiscard]] bool is_server_url(std::string_view path);

/// True if two hexadecimal digits follow each `%` of a URL, and none of them are a NUL.
[[nodiscard]] bool has_sound_escapes(std::string_view url);

/// `path` as it may be shown: a URL without its passwords, anything else as it is.
[[nodiscard]] std::string shown_path(std::string_view path);

/// The same for every URL in a text; each goes on to the next white space or quotation mark.
[[nodiscard]] std::string without_passwords(std::string_view text);

}  // namespace locseg::base
