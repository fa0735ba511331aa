// XML 1.0 characters: what a file may hold, and how texts are spelled there.
#pragma once

#include <string>
#include <string_view>

namespace locseg::base {

/// White space as XML means it.
inline constexpr std::string_view kXmlSpace = " \t\r\n";

/// Nothing but white space; true of an empty text.
[[nodiscard]] constexpr bool is_xml_space(std::string_view text) {
  return text.find_first_not_of(kXmlSpace) == std::string_view::npos;
}

/// Appends `text`, UTF-8, as character data that reads back the same: a carriage return is written
/// as a reference. Characters that XML cannot hold become U+FFFD.
void append_xml(std::string& out, std::string_view text);

/// The same as an attribute's value, without the quotes.
void append_xml_attribute(std::string& out, std::string_view text);

/// The first byte at or after `from` of a character that XML cannot hold: a control below U+0020
/// but tab, line feed and carriage return, U+FFFE or U+FFFF. `text.size()` if there is none.
[[nodiscard]] std::size_t find_not_xml(std::string_view text, std::size_t from);

/// True for a character that XML 1.0 can hold.
[[nodiscard]] constexpr bool is_xml_character(char32_t value) {
  return value >= 0x20 ? (value < 0xD800 || (value >= 0xE000 && value < 0xFFFE) ||
                          (value >= 0x10000 && value < 0x110000))
                       : value == '\t' || value == '\n' || value == '\r';
}

/// How many bytes the reference at the start of `text`, which begins with `&`, takes: one of the
/// five that need no declaration, or a number. 0 where it is neither. `&` and eleven bytes tell.
[[nodiscard]] std::size_t reference_size(std::string_view text);
inline constexpr std::size_t kLongestReference = 12;

/// Appends an attribute's value as it is between its quotes, with its references resolved.
/// Every `&` must begin one.
void append_xml_value(std::string& out, std::string_view value);

}  // namespace locseg::base
