// Texts whose codes nobody knows.
#pragma once

#include <string>
#include <string_view>

namespace locseg::leverage {

/// `text` with the placeholders of `Unit::placeholders` as tags, which are no tokens: `<b>` and
/// `</b>` where they enclose text, `<br/>` for those that stand alone. A memory has the same text
/// with the codes that they stand for.
[[nodiscard]] std::string with_tags_for_placeholders(std::string_view text);

}  // namespace locseg::leverage
