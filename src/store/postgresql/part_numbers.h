// Numbers of sources by the part that they are in.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace locseg::postgresql {

/// The part of what has this number or identity.
[[nodiscard]] constexpr std::int64_t part_of(std::int64_t number, std::int64_t parts) {
  return number & (parts - 1);
}

struct PartNumbers {
  std::int64_t part = 0;
  std::vector<std::int64_t> numbers;
};

/// Parts without a number are left out. A statement for each of them is asked of one server and
/// finds its rows by one range of an index.
[[nodiscard]] std::vector<PartNumbers> by_part(std::span<const std::int64_t> numbers,
                                               std::int64_t parts);

}  // namespace locseg::postgresql
