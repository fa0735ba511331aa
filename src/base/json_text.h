// Texts as JSON strings (RFC 8259).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace locseg::base {

/// Appends what is between the quotes of a JSON string: `text`, which must be UTF-8, with quotes,
/// backslashes and controls escaped, those up to U+009F, too.
void append_json_escaped(std::string& out, std::string_view text);

/// The same into a buffer that has room for `json_escaped_bound(text.size())` bytes at `to`;
/// returns the end of what was written. Bytes behind it may have been written, too.
char* write_json_escaped(char* to, std::string_view text);
[[nodiscard]] constexpr std::size_t json_escaped_bound(std::size_t size) { return 6 * size; }

/// Appends `text` as a JSON string, quotes included; bytes that are not UTF-8 become U+FFFD.
void append_json(std::string& out, std::string_view text);
/// The same, and `null` for an empty text.
void append_json_or_null(std::string& out, std::string_view text);

}  // namespace locseg::base
