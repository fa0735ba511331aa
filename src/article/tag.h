// The tags that pairs are made of, in every spelling that a carrier or quote damage gives them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "locseg/span.h"

namespace locseg::article {

enum class TagKind : std::uint8_t {
  kNone,            // no `span` tag, and no conflict marker
  kTarget,          // <span data-ttu-id="ID">
  kSource,          // <span data-stu-id="ID">
  kLookup,          // <span class="sxs-lookup">
  kClose,           // </span>
  kOtherSpan,       // any other opening `span` tag
  kMalformed,       // a `span` tag that holds data-ttu-id or data-stu-id but is none of the above
  kConflictMarker,  // `<<<<<<<` at the start of a line
};

struct Tag {
  TagKind kind = TagKind::kNone;
  Span span;                    ///< from the `<` to past the `>`
  Span id;                      ///< of kTarget and kSource
  bool escaped = false;         ///< attributes quoted as `\"`
  bool damaged = false;         ///< attributes quoted as `&quot;` at one end or both
  std::uint64_t damage_at = 0;  ///< offset of the first `&quot;`
};

/// The next offset at or after `from` where `tag_at` may find something.
[[nodiscard]] std::size_t find_tag(std::string_view bytes, std::size_t from);

/// The tag whose `<` is at `offset`. Reads no further than the tag's `>`, another `<` or a
/// line's end inside an id.
[[nodiscard]] Tag tag_at(std::string_view bytes, std::size_t offset);

}  // namespace locseg::article
