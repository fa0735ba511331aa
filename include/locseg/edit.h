/// Edits: the only way in which anything changes an article.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "locseg/result.h"
#include "locseg/span.h"

namespace locseg {

/// Put `text` in place of `span`. An empty span inserts, an empty text removes.
struct Edit {
  Span span;
  std::string text;

  friend bool operator==(const Edit&, const Edit&) = default;
};

/// `bytes` with every edit carried out. Edits must be in order of `span.begin`, disjoint and inside
/// `bytes`; two insertions at one place happen in the order given. Anything else is kMisuse, and
/// nothing is applied. Every byte outside the edits' spans is copied unchanged.
[[nodiscard]] Result<std::string> apply_edits(std::string_view bytes, std::span<const Edit> edits);

}  // namespace locseg
