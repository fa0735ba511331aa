// A row of the table match_hashes: the token hashes of up to 128 sources that follow one another.
//
//   how many places (LEB128), a length for each (LEB128; 0: no source), all bytes
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "store/sqlite/match_index.h"

namespace locseg::sqlite {

class HashesRow {
 public:
  static constexpr std::size_t kPlaces = std::size_t{1} << kHashesBits;

  /// Copies `payload`. False if it is no such row; then the object is empty.
  [[nodiscard]] bool read(std::string_view payload);
  /// Places come in ascending order. One that was there goes, with all after it.
  void add(std::size_t place, std::string_view hashes);
  void write(std::string& out) const;

  /// Of the source at `place`; empty if there is none.
  [[nodiscard]] std::string_view at(std::size_t place) const {
    if (place >= places_) return {};
    return std::string_view(bytes_).substr(begins_[place], begins_[place + 1] - begins_[place]);
  }
  [[nodiscard]] std::size_t memory() const { return sizeof *this + bytes_.capacity(); }

 private:
  std::size_t places_ = 0;
  std::array<std::uint32_t, kPlaces + 1> begins_{};
  std::string bytes_;
};

}  // namespace locseg::sqlite
