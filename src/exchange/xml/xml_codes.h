// Texts with their codes as the inline elements of TMX and XLIFF.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "markup/inline_codes.h"

namespace locseg::exchange {

/// Appends `text` as the content of a TMX 1.4b `seg`: `bpt`, `ept`, `it` and `ph` whose content is
/// the native code, with `i` for pairs, `x` for what source and target share, and a `type` such as
/// `fmt-bold`. A character that XML cannot hold is a `ph` of the type `x-character` with its number
/// in hexadecimal digits.
void append_tmx_text(std::string& out, std::string_view text, std::span<const markup::Mark> marks);

/// Appends `text` as the content of an XLIFF 1.2 `source` or `target`, in the same elements; one
/// `id` for each number. `count`, the highest number of the unit, counts on for characters that XML
/// cannot hold, which are written as in TMX.
void append_xliff12_text(std::string& out, std::string_view text,
                         std::span<const markup::Mark> marks, std::uint32_t& count);

/// Appends `text` as the content of an XLIFF 2 `source` or `target`: `pc`, `ph`, `sc`, `ec` that
/// refer to the original data `d1` (of the opening mark or the only one of number 1) and `e1` (of
/// the closing one), and `cp` for what XML cannot hold.
void append_xliff2_text(std::string& out, std::string_view text,
                        std::span<const markup::Mark> marks);

/// Appends the `data` elements of the marks whose numbers are above `known`.
void append_xliff2_data(std::string& out, std::string_view text,
                        std::span<const markup::Mark> marks, std::uint32_t known);

}  // namespace locseg::exchange
