// Texts with their codes as the inline elements of TMX and XLIFF, and back.
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exchange/units/lines.h"
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

/// An inline element that is a code, or one tag of one that encloses text.
struct ReadCode {
  Span span;            ///< what was read of it: bytes of the text
  pugi::xml_node node;  ///< the element
  markup::MarkShape shape =
      markup::MarkShape::kSingle;  ///< kOpen and kClose are the tags of one element

  friend bool operator==(const ReadCode&, const ReadCode&) = default;
};

/// A text that is read from inline elements.
struct InlineText {
  std::string text;
  bool opaque_codes = false;               ///< as in `Unit`: some code is not in the file
  std::vector<ReadCode>* codes = nullptr;  ///< gets those of XLIFF, in order, where it is not null
};

/// Appends what the content of a `seg` says. Elements that are not known are passed through; those
/// of codes that hold nothing become tags by their numbers, as in `Unit::opaque_codes`.
void read_tmx_text(const pugi::xml_node& seg, InlineText& into);

/// The same for XLIFF 1.2; `prefix` is that of the elements' names, with its colon. Where a `mrk`
/// is a segment, it is read in its place.
void read_xliff12_text(const pugi::xml_node& parent, std::string_view prefix, InlineText& into);

/// The native codes of an XLIFF 2 unit by the ids of its `originalData`.
struct OriginalData {
  std::unordered_map<std::string_view, pugi::xml_node> codes;
  /// How many bytes of them may still be put into texts, however many elements refer to one.
  std::size_t left = kMaxAtOnce;
  bool is_spent = false;  ///< that were not enough, and some code is not in its text
};

/// The same for XLIFF 2.
void read_xliff2_text(const pugi::xml_node& parent, std::string_view prefix, OriginalData& data,
                      InlineText& into);

/// Appends the characters of an element and of those in it, as those of a note are read.
void read_characters(const pugi::xml_node& parent, std::string& into);

}  // namespace locseg::exchange
