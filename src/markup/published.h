// The published form of a fragment.
#pragma once

#include <string>
#include <string_view>

namespace locseg::markup {

/// Whose the escapes `\*` of a text are.
enum class Escapes {
  kWriters,  ///< added by the bilingual writer: the published text has plain asterisks
  kAuthors,  ///< written by the author: the published text has them too
  kUnknown,  ///< nothing but the text itself is known
};

/// Appends `fragment` without the escapes that the bilingual writer added: `\*` becomes `*`.
/// kUnknown keeps those that an author must have written: before `.word` as in `\*.md`, and in a
/// text that holds a backtick.
void append_published(std::string_view fragment, Escapes escapes, std::string& out);

/// True if `text` has escapes `\*` without which it would read otherwise: plain asterisks would
/// become emphasis, or other emphasis than there is. Then its author wrote them. Escapes of
/// asterisks that would be text anyway prove nothing, and neither do those that left an emphasis
/// mark without its partner.
[[nodiscard]] bool needs_escapes(std::string_view text);

}  // namespace locseg::markup
