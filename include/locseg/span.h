/// Byte ranges of a buffer, and edits that replace them.
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
  /// True if `other` is wholly inside.
  [[nodiscard]] constexpr bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  /// True if both share at least one byte.
  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  [[nodiscard]] constexpr std::string_view of(std::string_view buffer) const {
    return buffer.substr(begin, size());
  }

  friend constexpr bool operator==(Span, Span) = default;
};

/// Replaces `span` by `text`. An empty span inserts, an empty text removes.
struct Edit {
  Span span;
  std::string text;

  friend bool operator==(const Edit&, const Edit&) = default;
};

/// `bytes` with every edit carried out. Edits must be in order of `span.begin`, disjoint and inside
/// `bytes`, else kMisuse; two insertions at one place are made in the order given. Every byte
/// outside the edits' spans is copied unchanged.
[[nodiscard]] Result<std::string> apply_edits(std::string_view bytes, std::span<const Edit> edits);

}  // namespace locseg
