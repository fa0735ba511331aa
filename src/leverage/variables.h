// What of a text may differ without another translation: numbers, addresses and code spans.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/span.h"
#include "markup/codes.h"

namespace locseg::leverage {

enum class VariableKind : std::uint8_t {
  kNumber,    ///< digits, with `.` or `,` inside; no part of a word such as `v2` or `x64`
  kAddress,   ///< the target of a link or image, an autolink's, or a bare `https://...`
  kCodeSpan,  ///< what is between backticks
};

struct Variable {
  Span span;  ///< bytes of the text
  VariableKind kind = VariableKind::kNumber;

  friend bool operator==(const Variable&, const Variable&) = default;
};

/// In order, disjoint. Linear but for sorting.
[[nodiscard]] std::vector<Variable> variables_of(std::string_view text, markup::Syntax syntax);

/// The translation `target` of `matched` made one of `source`: nothing if the two differ in more
/// than variables, or where of a variable that differs the counterpart in `target` is not certain.
/// Certain is what is in `matched` once and in `target` once, there also with point and comma
/// changed over: `2.5` as `2,5`. Equal to `target` where nothing differs.
[[nodiscard]] std::optional<std::string> adapted(std::string_view source, std::string_view matched,
                                                 std::string_view target, markup::Syntax syntax);

}  // namespace locseg::leverage
