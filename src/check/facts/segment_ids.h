/// The ids that the bilingual writer gives to segments.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace locseg::check {

struct SegmentId {
  std::string_view prefix;   ///< five lower-case hexadecimal digits
  bool paragraph = false;    ///< `p` before the number: a paragraph aligned as a whole
  std::uint64_t number = 0;  ///< no more than 18 digits are read
};

/// Nothing where `id` has another shape.
[[nodiscard]] std::optional<SegmentId> parse_id(std::string_view id);

}  // namespace locseg::check
