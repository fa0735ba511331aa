// Texts whose codes are not known (`Unit::opaque_codes`).
#pragma once

#include <string>
#include <string_view>

namespace locseg::leverage {

/// `text` with the placeholders of `Unit::opaque_codes` as tags, which are no tokens: `<b>` and
/// `</b>` where they enclose text, `<br/>` for single ones. A memory has the same text with the
/// codes themselves.
[[nodiscard]] std::string with_tags_for_placeholders(std::string_view text);

}  // namespace locseg::leverage
