// What it is worth to pair units of two versions, for the alignment that explains the most text.
#pragma once

#include <cstdint>
#include <span>

#include "diff/similarity.h"

namespace locseg::diff {

/// A pair is worth the code points that it covers times what its likeness has over one half, in
/// thousandths; so the best alignment explains the most text. `one` and `other` are sizes in code
/// points.
[[nodiscard]] std::int64_t worth(std::uint32_t one, std::uint32_t other, std::uint32_t distance);

/// What a pair is worth whose sources have little in common and whose targets are the same.
[[nodiscard]] std::int64_t worth_by_target(std::uint32_t one, std::uint32_t other);

/// What a pair is worth that says the same; even empty texts are worth pairing.
[[nodiscard]] std::int64_t worth_of_same(std::uint32_t size, bool same_target);

/// One text against the two or three that it may have become: alike enough, and none of them
/// dispensable; else `sequence::kNever`. `parts` are compared as one.
[[nodiscard]] std::int64_t worth_of_parts(const Fingerprint& one,
                                          std::span<const Fingerprint> parts);

}  // namespace locseg::diff
