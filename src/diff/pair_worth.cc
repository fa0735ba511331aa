#include "diff/pair_worth.h"

#include <algorithm>
#include <vector>

#include "sequence/alignment.h"

namespace locseg::diff {

std::int64_t worth(std::uint32_t one, std::uint32_t other, std::uint32_t distance) {
  const std::int64_t most = std::max({one, other, 1U});
  return (std::int64_t{one} + other) * (500 * most - std::int64_t{1000} * distance) / most;
}

std::int64_t worth_by_target(std::uint32_t one, std::uint32_t other) {
  return (std::int64_t{one} + other) * 100;
}

std::int64_t worth_of_same(std::uint32_t size, bool same_target) {
  return (2 * std::int64_t{size} + 2) * (same_target ? 1000 : 800);
}

std::int64_t worth_of_parts(const Fingerprint& one, std::span<const Fingerprint> parts) {
  const auto distance = [](const Fingerprint& a, const Fingerprint& b, std::uint32_t cutoff) {
    return Comparer().distance(0, a, b, cutoff);
  };
  std::uint32_t size = 0;
  for (const Fingerprint& part : parts) size += part.size();
  const std::uint32_t cutoff = std::max(size, one.size()) / 4;
  if (std::max(size, one.size()) - std::min(size, one.size()) > cutoff) return sequence::kNever;
  const Fingerprint whole = joined(parts);
  const std::uint32_t together = distance(one, whole, cutoff);
  if (together > cutoff) return sequence::kNever;
  for (std::size_t without = 0; without < parts.size(); ++without) {
    std::vector<Fingerprint> others(parts.begin(), parts.end());
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(without));
    const std::uint32_t needed = together + (parts[without].size() + 1) / 2;
    if (distance(one, joined(others), needed) < needed) return sequence::kNever;
  }
  return worth(one.size(), size, together);
}

}  // namespace locseg::diff
