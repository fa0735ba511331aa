// Foreign text on its way to a terminal or a log.
#pragma once

#include <string>
#include <string_view>

namespace locseg::base {

/// `text` with everything that could move a cursor, forge a line or change the direction of
/// writing spelled out: C0 and C1 controls, DEL and bytes that are not UTF-8 as `\xNN`,
/// bidirectional controls and line separators as `\u{NNNN}`; `\n`, `\r` and `\t` as such. A
/// backslash stays.
[[nodiscard]] std::string printable(std::string_view text);

/// Whether `text` has nothing to spell out. A nanosecond a byte of ASCII.
[[nodiscard]] bool is_printable(std::string_view text);

}  // namespace locseg::base
