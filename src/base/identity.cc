// Identity by XXH3: https://github.com/Cyan4973/xxHash, doc/xxhash_spec.md.
#include "locseg/identity.h"

#include <array>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/hex.h"
#include "base/little_endian.h"

namespace locseg {

Hash128 hash_of(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

Hash128 hash_of(std::string_view source, std::string_view target) {
  // The hash of the hashes: two digests have a fixed length, so no byte can change sides.
  std::array<char, 32> digests{};
  char* at = digests.data();
  for (const Hash128& half : {hash_of(source), hash_of(target)}) {
    base::store_little_endian(at, half.high);
    base::store_little_endian(at + 8, half.low);
    at += 16;
  }
  return hash_of(std::string_view(digests.data(), digests.size()));
}

std::uint64_t short_hash_of(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::string to_hex(const Hash128& hash) {
  std::string out(32, '0');
  for (std::size_t i = 0; i < 16; ++i) {
    out[15 - i] = base::kHexDigits[hash.high >> (4 * i) & 15];
    out[31 - i] = base::kHexDigits[hash.low >> (4 * i) & 15];
  }
  return out;
}

}  // namespace locseg
