// A span without the white space at its ends.
#pragma once

#include <string_view>

#include "locseg/span.h"

namespace locseg::article {

/// White space inside a line of ASCII, and all of it.
inline constexpr std::string_view kBlanks = " \t";
inline constexpr std::string_view kWhite = " \t\r\n";

[[nodiscard]] inline Span trimmed(std::string_view bytes, Span span) {
  while (span.begin < span.end && kWhite.find(bytes[span.begin]) != std::string_view::npos)
    ++span.begin;
  while (span.begin < span.end && kWhite.find(bytes[span.end - 1]) != std::string_view::npos)
    --span.end;
  return span;
}

}  // namespace locseg::article
