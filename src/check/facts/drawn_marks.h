/// Marks that end a sentence or part it, at the end of a link's text or of emphasis: machine
/// translation draws them in.
#pragma once

#include <string_view>

namespace locseg::check {

/// The full stop, comma or semicolon, narrow or wide, that `text` ends with: a view of its last
/// bytes. Empty if it ends with none or with an ellipsis.
[[nodiscard]] std::string_view mark_at_end(std::string_view text);

/// Whether `text` begins with such a mark.
[[nodiscard]] bool begins_with_mark(std::string_view text);

/// `Inc.`, `z. B.`, `No.`: ends with a short word or one with a point inside, which keeps its
/// point.
[[nodiscard]] bool is_abbreviation(std::string_view text);

}  // namespace locseg::check
