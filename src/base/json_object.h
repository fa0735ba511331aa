// One JSON object on one line.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "locseg/span.h"

namespace locseg::base {

/// Where the value of a key goes.
struct JsonField {
  std::string* into = nullptr;  ///< null: not wanted
  bool is_text = false;  ///< must be a string; else a number or a literal will do, null is ""
  Span* at = nullptr;    ///< gets the bytes of the value in the line, quotation marks included
};

/// What was found where it could not be, and at which byte.
struct JsonFault {
  std::string_view what;
  std::size_t at = 0;
};

/// Asks `field_of` for every key and sets the fields; nothing if the line is a sound object.
/// Nested values can only be skipped. Linear, and without recursion.
[[nodiscard]] std::optional<JsonFault> read_json_line(
    std::string_view line, const std::function<JsonField(std::string_view key)>& field_of);

}  // namespace locseg::base
