// Folding: what two texts differ in when they say the same.
#pragma once

#include <string>
#include <string_view>

namespace locseg::text {

// Each gives `text` itself where nothing is to fold, else the folded text in `scratch`, which is
// overwritten and must not hold `text`. Bytes that are not UTF-8 stay as they are, and so does a
// text of 2 GiB and more where case is folded. Folds are idempotent.

/// Full case folding without the Turkic rules: `ß` becomes `ss`.
[[nodiscard]] std::string_view fold_case(std::string_view text, std::string& scratch);

/// Full-width Latin, digits and marks become ASCII, half-width kana and Hangul full-width; U+3000
/// becomes a space. A text in which anything changed is in NFC, so that kana take in the voice
/// marks that stood beside them.
[[nodiscard]] std::string_view fold_width(std::string_view text, std::string& scratch);

/// Every run of White_Space becomes one space, and none stays at either end.
[[nodiscard]] std::string_view fold_space(std::string_view text, std::string& scratch);

/// Decimal digits of every script become those of ASCII.
[[nodiscard]] std::string_view fold_digits(std::string_view text, std::string& scratch);

}  // namespace locseg::text
