/// A half-open byte range of some buffer.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "locseg/result.h"

namespace locseg {

/// `[begin, end)` in bytes. A span does not know its buffer; `of` reads it there.
struct Span {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  [[nodiscard]] constexpr std::uint64_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(std::uint64_t offset) const {
    return begin <= offset && offset < end;
  }
  /// True when `other` lies wholly inside.
  [[nodiscard]] constexpr bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  /// True when the two share at least one byte.
  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  [[nodiscard]] constexpr std::string_view of(std::string_view buffer) const {
    return buffer.substr(begin, size());
  }

  friend constexpr bool operator==(Span, Span) = default;
};

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
