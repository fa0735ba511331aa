// Lengths first, so that one pass finds where each source's bytes begin.
#include "store/sqlite/match_hashes.h"

namespace locseg::sqlite {
namespace {

void put_varint(std::string& out, std::uint32_t value) {
  while (value >= 0x80) {
    out += static_cast<char>(static_cast<unsigned char>(value | 0x80));
    value >>= 7;
  }
  out += static_cast<char>(static_cast<unsigned char>(value));
}

bool take_varint(std::string_view& rest, std::uint32_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 32 && !rest.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(rest.front());
    rest.remove_prefix(1);
    value |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

}  // namespace

bool HashesRow::read(std::string_view payload) {
  places_ = 0;
  bytes_.clear();
  std::uint32_t count = 0;
  if (!take_varint(payload, count) || count > kPlaces) return false;
  std::uint64_t end = 0;
  for (std::size_t place = 0; place < count; ++place) {
    std::uint32_t size = 0;
    if (!take_varint(payload, size)) return false;
    end += size;
    begins_[place + 1] = static_cast<std::uint32_t>(end);
  }
  if (end != payload.size()) return false;
  places_ = count;
  bytes_ = payload;
  return true;
}

void HashesRow::add(std::size_t place, std::string_view hashes) {
  if (place < places_) {
    places_ = place;
    bytes_.resize(begins_[place]);
  }
  while (places_ <= place) {
    ++places_;
    begins_[places_] = static_cast<std::uint32_t>(bytes_.size());
  }
  bytes_ += hashes;
  begins_[places_] = static_cast<std::uint32_t>(bytes_.size());
}

void HashesRow::write(std::string& out) const {
  put_varint(out, static_cast<std::uint32_t>(places_));
  for (std::size_t place = 0; place < places_; ++place) {
    put_varint(out, begins_[place + 1] - begins_[place]);
  }
  out += bytes_;
}

}  // namespace locseg::sqlite
