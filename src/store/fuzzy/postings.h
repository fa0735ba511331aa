// The list of a term: which of a block's 65,536 sources have it, in few bytes.
//
//   count (LEB128), then where count > kDense  a bitmap of 8192 bytes, lowest bit first
//                        else                  LEB128 differences, the first one to 0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace locseg::store {

/// A source's number inside its block.
using BlockIndex = std::uint16_t;
inline constexpr int kBlockBits = 16;
inline constexpr std::uint32_t kBlockSize = std::uint32_t{1} << kBlockBits;

/// Appends a list. `places` is in ascending order, each once.
void encode_postings(std::span<const BlockIndex> places, std::string& out);

/// Appends the difference of a place to the one before it.
void append_difference(BlockIndex difference, std::string& out);

/// A list, encoded.
class Postings {
 public:
  Postings() = default;
  /// Nothing if the bytes begin no list. `bytes` must outlive the view.
  [[nodiscard]] static std::optional<Postings> open(std::string_view bytes);

  /// A list without its count, as one that grows is kept: differences alone, of any number of
  /// places. `differences` must outlive the view.
  [[nodiscard]] static Postings of_differences(std::uint32_t count, std::string_view differences);

  [[nodiscard]] std::uint32_t count() const { return count_; }
  /// Answers for single places at once.
  [[nodiscard]] bool is_bitmap() const { return bitmap_; }
  [[nodiscard]] bool holds(BlockIndex place) const {
    return ((static_cast<unsigned char>(data_[place >> 3]) >> (place & 7)) & 1) != 0;
  }
  /// Replaces `places`. False if the bytes are not what `encode_postings` makes.
  [[nodiscard]] bool decode(std::vector<BlockIndex>& places) const;

 private:
  std::string_view data_;
  std::uint32_t count_ = 0;
  bool bitmap_ = false;
};

}  // namespace locseg::store
