// A bitmap is shorter once differences of a byte each would take more than 8192.
#include "store/fuzzy/postings.h"

#include <bit>

#include "base/little_endian.h"
#include "base/varint.h"

namespace locseg::store {
namespace {

constexpr std::size_t kBitmapBytes = kBlockSize / 8;
constexpr std::size_t kDense = kBitmapBytes;

}  // namespace

void encode_postings(std::span<const BlockIndex> places, std::string& out) {
  base::append_varint(out, static_cast<std::uint32_t>(places.size()));
  if (places.size() > kDense) {
    const std::size_t begin = out.size();
    out.resize(begin + kBitmapBytes, '\0');
    for (const BlockIndex place : places) {
      char& byte = out[begin + (place >> 3)];
      byte = static_cast<char>(static_cast<unsigned char>(byte) | (1U << (place & 7)));
    }
    return;
  }
  std::uint32_t before = 0;
  for (const BlockIndex place : places) {
    base::append_varint(out, place - before);
    before = place;
  }
}

std::optional<Postings> Postings::open(std::string_view bytes) {
  Postings list;
  if (!base::take_varint(bytes, list.count_)) return std::nullopt;
  if (list.count_ == 0 || list.count_ > kBlockSize) return std::nullopt;
  list.data_ = bytes;
  list.bitmap_ = list.count_ > kDense;
  if (list.bitmap_ && list.data_.size() != kBitmapBytes) return std::nullopt;
  if (!list.bitmap_ && list.data_.size() < list.count_) return std::nullopt;
  return list;
}

Postings Postings::of_differences(std::uint32_t count, std::string_view differences) {
  Postings list;
  list.data_ = differences;
  list.count_ = count;
  return list;
}

void append_difference(BlockIndex difference, std::string& out) {
  base::append_varint<std::uint32_t>(out, difference);
}

bool Postings::decode(std::vector<BlockIndex>& places) const {
  places.clear();
  if (bitmap_) {
    for (std::size_t word = 0; word < kBitmapBytes; word += 8) {
      auto bits = base::load_little_endian<std::uint64_t>(data_.data() + word);
      for (; bits != 0; bits &= bits - 1) {
        places.push_back(
            static_cast<BlockIndex>(word * 8 + static_cast<std::size_t>(std::countr_zero(bits))));
      }
    }
    return places.size() == count_;
  }
  places.resize(count_);
  const char* at = data_.data();
  const char* const end = at + data_.size();
  std::uint32_t value = 0;
  for (std::uint32_t i = 0; i < count_; ++i) {
    const auto byte = at != end ? static_cast<unsigned char>(*at) : 0x80U;
    if (byte < 0x80) {
      value += byte;
      ++at;
    } else {
      std::uint32_t difference = 0;
      at = base::read_varint(at, end, difference);
      if (at == nullptr || difference >= kBlockSize) return false;
      value += difference;
    }
    if (value >= kBlockSize) return false;
    places[i] = static_cast<BlockIndex>(value);
  }
  return at == end;
}

}  // namespace locseg::store
