/// What the marks of a text can do to tags behind it, in Markdown. Texts are those of pairs, and
/// the gaps between pairs. All are linear; where a look does not tell, the answer is that they may.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace locseg::article {

/// What a text holds that can mean something to Markdown inside a line, after a tag. All else is
/// text, or emphasis, which no tag minds.
using Meanings = std::uint8_t;
inline constexpr Meanings kTitle = 1;  ///< may end the title of a link or the value of an attribute
inline constexpr Meanings kHyphen = 2;  ///< two may break a comment
inline constexpr Meanings kMark = 4;
inline constexpr Meanings kLimit = 8;  ///< a mark that parts lines or cells, whatever it is in

[[nodiscard]] Meanings meanings_of(std::string_view text);

/// Whether the marks of a text without limits mean something in the text alone, if nothing is open
/// before it: each code span ends in it, and each bracket and link's target.
[[nodiscard]] bool keeps_its_marks(std::string_view text);

/// Whether anything in a gap between pairs may change how a tag behind it is read.
[[nodiscard]] bool may_touch_tags(std::string_view gap);

/// Where the text behind the last empty line begins; npos if no line is empty. What is inside a
/// line of Markdown never goes on behind an empty one.
[[nodiscard]] std::size_t behind_empty_line(std::string_view text);

/// Whether a link's target, HTML or a definition may go on behind `text`.
[[nodiscard]] bool leaves_open(std::string_view text);

/// Whether words mean nothing in it: they do in a tag, where a line begins, and in what may be the
/// label of a link.
[[nodiscard]] bool can_shrink(std::string_view text);

/// `text` with an `x` for every word.
void append_shrunk(std::string& out, std::string_view text);

}  // namespace locseg::article
