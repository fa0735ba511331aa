// The inline elements of TMX and XLIFF as texts with codes.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exchange/units/lines.h"
#include "locseg/span.h"
#include "markup/inline_codes.h"

namespace locseg::exchange {

/// The type of a code that is a character which XML cannot hold: its content is the character's
/// number in hexadecimal digits.
inline constexpr std::string_view kCharacterCode = "x-character";

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
