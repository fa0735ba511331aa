// Texts that views point into, gone all at once.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace locseg::base {

/// Bytes that stay where they are until the next `clear`, which keeps the memory for reuse; a move
/// of the arena leaves them there, too. Takes a MiB at a time: for many texts, not for a few.
class Arena {
 public:
  [[nodiscard]] std::string_view keep(std::string_view bytes);
  /// Of all that is kept.
  [[nodiscard]] std::size_t size() const { return size_; }
  void clear();

 private:
  static constexpr std::size_t kBlockSize = std::size_t{1} << 20;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::vector<std::unique_ptr<char[]>> large_;  // one text each, let go by `clear`
  std::size_t block_ = 0;
  std::size_t used_ = kBlockSize;  // of the current block; at first there is none
  std::size_t size_ = 0;
};

}  // namespace locseg::base
