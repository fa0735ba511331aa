// How the hash of an article's bytes is kept: 16 bytes, the high half first; none for no article.
#pragma once

#include <string>
#include <string_view>

#include "locseg/identity.h"

namespace locseg::store {

[[nodiscard]] inline std::string stored_hash(const Hash128& hash) {
  std::string bytes;
  if (hash == Hash128{}) return bytes;
  for (const std::uint64_t half : {hash.high, hash.low}) {
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(half >> shift);
  }
  return bytes;
}

[[nodiscard]] inline Hash128 hash_from(std::string_view bytes) {
  Hash128 hash;
  if (bytes.size() != 16) return hash;
  for (std::size_t i = 0; i < 16; ++i) {
    std::uint64_t& half = i < 8 ? hash.high : hash.low;
    half = (half << 8) | static_cast<unsigned char>(bytes[i]);
  }
  return hash;
}

}  // namespace locseg::store
