#include "base/arena.h"

#include <cstring>

namespace locseg::base {

std::string_view Arena::keep(std::string_view bytes) {
  if (bytes.empty()) return "";
  size_ += bytes.size();
  if (bytes.size() > kBlockSize / 4) {
    large_.push_back(std::make_unique_for_overwrite<char[]>(bytes.size()));
    std::memcpy(large_.back().get(), bytes.data(), bytes.size());
    return {large_.back().get(), bytes.size()};
  }
  if (used_ + bytes.size() > kBlockSize) {
    if (!blocks_.empty() && used_ != 0) ++block_;
    if (block_ == blocks_.size()) {
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(kBlockSize));
    }
    used_ = 0;
  }
  char* kept = blocks_[block_].get() + used_;
  std::memcpy(kept, bytes.data(), bytes.size());
  used_ += bytes.size();
  return {kept, bytes.size()};
}

void Arena::clear() {
  large_.clear();
  block_ = 0;
  used_ = blocks_.empty() ? kBlockSize : 0;
  size_ = 0;
}

}  // namespace locseg::base
