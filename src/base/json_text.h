// Texts as JSON strings (RFC 8259).
#pragma once

#include <string>
#include <string_view>

namespace locseg::base {

/// Appends what is between the quotes of a JSON string: `text`, which must be UTF-8, with quotes,
/// backslashes and controls escaped, those up to U+009F, too.
void append_json_escaped(std::string& out, std::string_view text);

/// Appends `text` as a JSON string, quotes included; bytes that are not UTF-8 become U+FFFD.
void append_json(std::string& out, std::string_view text);
/// The same, and `null` for an empty text.
void append_json_or_null(std::string& out, std::string_view text);

}  // namespace locseg::base
