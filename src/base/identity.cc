// Identity by XXH3: https://github.com/Cyan4973/xxHash, doc/xxhash_spec.md.
#include "locseg/identity.h"

#include <array>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace locseg {

Hash128 hash_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

Hash128 hash_of(std::string_view source, std::string_view target) {
  // The hash of the hashes: two digests have a fixed length, so no byte can change sides.
  const std::array<Hash128, 2> halves = {hash_of(source), hash_of(target)};
  return hash_of(std::string_view(reinterpret_cast<const char*>(halves.data()), sizeof halves));
}

std::uint64_t short_hash_of(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::string to_hex(const Hash128& hash) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  out.reserve(32);
  for (const std::uint64_t half : {hash.high, hash.low}) {
    for (int shift = 60; shift >= 0; shift -= 4) out += kDigits[(half >> shift) & 15];
  }
  return out;
}

}  // namespace locseg
