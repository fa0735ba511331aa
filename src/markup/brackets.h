// Links and images: brackets, and what may follow the closing one.
//
// CommonMark 0.30, "Links" and "Link reference definitions".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "locseg/span.h"
#include "markup/missing_ends.h"

namespace locseg::markup {

/// An opening bracket that waits for its partner.
struct Bracket {
  Span mark;               ///< `[` or `![`
  std::uint32_t runs = 0;  ///< delimiter runs before it
  [[nodiscard]] bool image() const { return mark.size() == 2; }
};

/// From `]` on: `](target "title")` or `][label]`.
struct LinkTail {
  Span mark;
  Span value;  ///< the target without `<>`, or the label
};

/// Reads what follows the `]` at `close`. None where it makes no link. A label is taken for one
/// wherever it could be: definitions are elsewhere in the article.
[[nodiscard]] std::optional<LinkTail> read_link_tail(std::string_view text, std::size_t close,
                                                     FailedSearches& missing);

/// DocFX's `[!INCLUDE[name](path)]`, `[!code-cs[name](path)]`, `[!NOTE]` and `[!VIDEO url]`.
struct Directive {
  Span whole;
  Span keyword;
  Span path;  ///< empty where it includes nothing
};

/// Reads the directive whose `[!` is at `begin`. Keywords are ASCII: a translated one makes no
/// directive, for readers neither.
[[nodiscard]] std::optional<Directive> read_directive(std::string_view text, std::size_t begin);

}  // namespace locseg::markup
