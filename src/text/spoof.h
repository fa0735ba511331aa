// Words that pretend to be other words.
#pragma once

#include <string_view>

namespace locseg::text {

/// True when no single script covers every letter of `word`, reckoning with characters that
/// several scripts share and with Japanese, Korean and Chinese as one script each: "раypal" with
/// two Cyrillic letters. UTS #39, section 5.1. A microsecond at most; no data is loaded.
[[nodiscard]] bool mixes_scripts(std::string_view word);

/// True when `word` mixes scripts in a way that its readers cannot see: Latin with any script but
/// Chinese, Japanese and Korean. The "highly restrictive" level of UTS #39, section 5.2. Ask it of
/// words that mix scripts only.
[[nodiscard]] bool is_spoof(std::string_view word);

}  // namespace locseg::text
