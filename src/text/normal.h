// Unicode normalization form C.
#pragma once

#include <string>
#include <string_view>

namespace locseg::text {

/// True when `text` is in NFC. Bytes that are not UTF-8 have no form and are no fault, and a
/// text of 2 GiB and more is not looked at and called sound. Text whose characters all lie below
/// U+0300 costs a fraction of a nanosecond a byte.
[[nodiscard]] bool is_nfc(std::string_view text);

/// `text` in NFC: itself where it is already, else in `scratch`, which is overwritten. Bytes that
/// are not UTF-8 stay as they are, and so does a text of 2 GiB and more.
[[nodiscard]] std::string_view to_nfc(std::string_view text, std::string& scratch);

/// True when `text` differs from NFC in nothing but the order of its combining marks, which readers
/// do not see: Arabic shadda before its vowel. Costs a sort of the text.
[[nodiscard]] bool is_nfc_but_for_order(std::string_view text);

}  // namespace locseg::text
