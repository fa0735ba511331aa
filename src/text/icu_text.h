// Texts to and from ICU's own strings.
#pragma once

#include <unicode/unistr.h>

#include <string>

namespace locseg::text {

// Unpaired surrogates become U+FFFD.
[[nodiscard]] inline std::string utf8_of(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace locseg::text
