// Tells most keys that are not in a set from those that may be, by a look at one bit.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace locseg::check {

/// A set of keys that are hashes. The last bits of a key name its bit, so a key whose bit another
/// one set seems to be in the set: of as many keys as are expected, one in eight that is not.
class KeyFilter {
 public:
  explicit KeyFilter(std::size_t expected) : bits_(std::bit_ceil(kBitsPerKey * expected + 1)) {}

  void add(std::uint64_t key) { bits_[key & (bits_.size() - 1)] = true; }
  /// False if the key was never added.
  [[nodiscard]] bool may_have(std::uint64_t key) const { return bits_[key & (bits_.size() - 1)]; }

 private:
  static constexpr std::size_t kBitsPerKey = 8;
  std::vector<bool> bits_;
};

}  // namespace locseg::check
