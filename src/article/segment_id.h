/// The grammar of segment ids, the same wherever one is taken apart:
///
///     ID = PREFIX "-" [ "p" ] 1*18 DIGIT
///
/// PREFIX is everything before the last `-`. An id of any other shape is legal and has no parts:
/// who meets one keeps its bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace locseg::article {

/// The number of an article's first id in the side-by-side format (docs/format.md).
inline constexpr std::uint32_t kFirstIdNumber = 101;

/// An id taken apart. Views of the id.
struct SegmentId {
  std::string_view prefix;
  bool paragraph = false;   ///< `p` before the number: a paragraph that was aligned as a whole
  std::string_view digits;  ///< of the number; zeros may lead
  std::uint64_t number = 0;

  friend bool operator==(const SegmentId&, const SegmentId&) = default;
};

/// The parts of `id`; nothing if it has another shape.
[[nodiscard]] std::optional<SegmentId> parse_segment_id(std::string_view id);

/// Whether the prefix is one that the writer of bilingual articles makes: five lower-case
/// hexadecimal digits.
[[nodiscard]] bool is_regular(const SegmentId& id);

/// What `id` has before its last `-`, whatever follows that; all of it if there is no `-`.
[[nodiscard]] std::string_view id_prefix(std::string_view id);

}  // namespace locseg::article
