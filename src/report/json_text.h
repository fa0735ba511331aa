// Texts of any bytes as JSON.
#pragma once

#include <string>
#include <string_view>

namespace locseg::report {

/// Appends `text` as a JSON string; bytes that are not UTF-8 become U+FFFD.
void append_json(std::string& out, std::string_view text);
/// The same, and `null` for an empty text.
void append_json_or_null(std::string& out, std::string_view text);

/// What these append.
[[nodiscard]] std::string json_of(std::string_view text);
[[nodiscard]] std::string json_or_null(std::string_view text);

}  // namespace locseg::report
