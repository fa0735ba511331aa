// The byte searches of the hot path: portable SSE2, each with a plain twin that tests hold it
// against. Offsets are bytes; "not found" is `text.size()`.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace locseg::base {

/// The first `first` at or after `from` that is followed by one of `seconds`. An occurrence needs
/// its second byte: one that ends the text does not count.
struct BytePair {
  char first;
  char seconds[3];
};
[[nodiscard]] std::size_t find_pair(std::string_view text, std::size_t from, BytePair pair);

/// Whether a capital of ASCII follows a small letter or a digit of it, as in `camelCase`.
[[nodiscard]] bool has_hump(std::string_view text);

/// Where `needle` begins, the first time at or after `from`. It is looked for by the two bytes of
/// it from `rare` on, so choose a pair that is seldom together in the text: a search by the first
/// byte alone stops at every one.
[[nodiscard]] std::size_t find_text(std::string_view text, std::size_t from,
                                    std::string_view needle, std::size_t rare);

/// The first byte at or after `from` that a JSON string cannot hold as it is: `"`, `\` and
/// controls below U+0020.
[[nodiscard]] std::size_t find_json_special(std::string_view text, std::size_t from);

/// Copies `text` to `to` up to the first byte that a JSON string cannot hold as it is, or that may
/// begin what a terminal obeys: those of `find_json_special`, DEL, and C2, with which U+0080 to
/// U+009F begin. Returns how many bytes that were. All of `to[0, text.size())` may be written.
std::size_t copy_until_json_special(char* to, std::string_view text);

/// The first byte at or after `from` that XML character data cannot hold as it is and read back:
/// `&`, `<`, `>` and controls below U+0020 but tab and line feed.
[[nodiscard]] std::size_t find_xml_special(std::string_view text, std::size_t from);

/// The first byte at or after `from` that no XML 1.0 text may hold at all: controls below U+0020
/// but tab, line feed and carriage return.
[[nodiscard]] std::size_t find_xml_control(std::string_view text, std::size_t from);

/// The first ASCII digit at or after `from`.
[[nodiscard]] std::size_t find_digit(std::string_view text, std::size_t from);

/// The first byte past ASCII at or after `from`.
[[nodiscard]] std::size_t find_wide(std::string_view text, std::size_t from);

/// The first of any of four bytes at or after `from`.
using FourBytes = std::array<char, 4>;
[[nodiscard]] std::size_t find_any_of(std::string_view text, std::size_t from, FourBytes bytes);

/// How many bytes of `text` are `byte`.
[[nodiscard]] std::uint64_t count_byte(std::string_view text, char byte);

/// How many bytes of `text` are continuation bytes of UTF-8.
[[nodiscard]] std::uint64_t count_continuations(std::string_view text);

/// How many bytes of `text` are ASCII above the space, DEL among them.
[[nodiscard]] std::uint64_t count_visible_ascii(std::string_view text);

namespace plain {
[[nodiscard]] bool has_hump(std::string_view text);
[[nodiscard]] std::size_t find_pair(std::string_view text, std::size_t from, BytePair pair);
[[nodiscard]] std::size_t find_json_special(std::string_view text, std::size_t from);
std::size_t copy_until_json_special(char* to, std::string_view text);
[[nodiscard]] std::size_t find_xml_special(std::string_view text, std::size_t from);
[[nodiscard]] std::size_t find_xml_control(std::string_view text, std::size_t from);
[[nodiscard]] std::size_t find_digit(std::string_view text, std::size_t from);
[[nodiscard]] std::size_t find_wide(std::string_view text, std::size_t from);
[[nodiscard]] std::size_t find_any_of(std::string_view text, std::size_t from, FourBytes bytes);
}  // namespace plain

}  // namespace locseg::base
