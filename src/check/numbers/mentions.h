// Where a text mentions numbers, and all that each mention may mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "check/facts/technical_words.h"
#include "check/numbers/digits.h"
#include "check/numbers/number_text.h"
#include "locseg/span.h"

namespace locseg::check {

enum class MentionKind : std::uint8_t {
  kNumber,
  kTime,      ///< hours or minutes of `5:30 PM`
  kMonth,     ///< a month's name beside a day or a year; `3月`
  kDatePart,  ///< of `3/11/17`, `2020-02-14`, `14.02.2020`; a fraction's part too
};

/// A number in digits, or the name of a month beside one.
struct Mention {
  Span span;  ///< of the text
  MentionKind kind = MentionKind::kNumber;
  /// False for digits of a name (24x7, COVID-19, 21Vianet, E3), of a technical word, of a figure of
  /// speech (24/7): the other side need not have them, but may.
  bool firm = true;
  bool after_name = false;        ///< behind a word with a capital: Office 365
  bool in_word = false;           ///< letters of one script before and after
  std::size_t digits = 0;         ///< that are written
  std::vector<NumberKey> values;  ///< any of which tells it, the likeliest first
  std::vector<NumberKey> parts;   ///< all of which tell it, if there are any
  std::vector<NumberKey> offers;  ///< that it may tell of the other side, besides
};

/// How to read.
struct MentionReading {
  std::string_view lang;
  /// The text is the original: numbers are as its language writes them, and hours, years and
  /// comparisons may be written in other ways.
  bool is_source = false;
};

/// The mentions of `text`, in order. `technical` are words of the text that `text` was made of.
[[nodiscard]] std::vector<Mention> read_mentions(const NumberText& text,
                                                 std::span<const TechnicalWord> technical,
                                                 const MentionReading& how);

}  // namespace locseg::check
