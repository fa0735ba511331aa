// Lengths first, so that one pass finds where each source's bytes begin.
#include "store/sqlite/match_hashes.h"

#include "base/varint.h"

namespace locseg::sqlite {

bool HashesRow::read(std::string_view payload) {
  places_ = 0;
  bytes_.clear();
  std::uint32_t count = 0;
  if (!base::take_varint(payload, count) || count > kPlaces) return false;
  std::uint64_t end = 0;
  for (std::size_t place = 0; place < count; ++place) {
    std::uint32_t size = 0;
    if (!base::take_varint(payload, size)) return false;
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
  base::append_varint(out, static_cast<std::uint32_t>(places_));
  for (std::size_t place = 0; place < places_; ++place) {
    base::append_varint(out, begins_[place + 1] - begins_[place]);
  }
  out += bytes_;
}

}  // namespace locseg::sqlite
