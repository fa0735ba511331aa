// Foreign text in reports in Markdown.
#pragma once

#include <string>
#include <string_view>

namespace locseg::report {

/// `text` on one line inside HTML inside Markdown: no mark of either means anything.
[[nodiscard]] std::string markdown_text(std::string_view text);

/// The same between `<TAG>` and `</TAG>`; empty if `text` is.
[[nodiscard]] std::string tagged_markdown(std::string_view tag, std::string_view text);

}  // namespace locseg::report
