// What begins with `<`: tags, comments and their kin, autolinks.
//
// CommonMark 0.30, "Raw HTML" and "Autolinks"; XML content reads by the same grammar, with the
// longer names that XML allows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "locseg/span.h"
#include "markup/missing_ends.h"

namespace locseg::markup {

enum class AngleShape : std::uint8_t {
  kOpenTag,   ///< `<b>`
  kCloseTag,  ///< `</b>`
  kEmptyTag,  ///< `<br/>`
  kComment,   ///< also processing instructions, declarations and CDATA sections
  kAutolink,  ///< `<https://a.example>`, `<a@b.example>`
};

struct Angle {
  AngleShape shape = AngleShape::kOpenTag;
  Span whole;
  Span value;  ///< a tag's name, an autolink without its brackets, else the whole
};

/// Reads what the `<` at `begin` begins. None where it is text.
[[nodiscard]] std::optional<Angle> read_angle(std::string_view text, std::size_t begin,
                                              FailedSearches& missing);

/// Whether HTML has an element of that name, any case. Others, such as `<your-name>`, are what
/// authors write for a word that the reader fills in.
[[nodiscard]] bool is_html_element(std::string_view name);

/// `br`, `img` and the like, which are never closed.
[[nodiscard]] bool is_void_element(std::string_view name);

}  // namespace locseg::markup
