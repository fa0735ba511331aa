// Files that are made while they are read.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include "base/byte_source.h"

namespace locseg::reference {

/// `first`, then `again` as often as said.
class Repeated final : public ByteSource {
 public:
  Repeated(std::string_view first, std::string_view again, std::size_t times)
      : first_(first), again_(again), left_(times) {}

  Result<std::string_view> next() override {
    std::string_view chunk = std::exchange(first_, {});
    if (chunk.empty() && left_ != 0) {
      --left_;
      chunk = again_;
    }
    given_ += chunk.size();
    return chunk;
  }

  /// How many bytes were read.
  [[nodiscard]] std::size_t given() const { return given_; }

 private:
  std::string_view first_;
  std::string_view again_;
  std::size_t left_;
  std::size_t given_ = 0;
};

}  // namespace locseg::reference
