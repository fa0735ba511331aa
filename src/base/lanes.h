// Sixteen bytes at a time, by SSE2, which every x86-64 has: what the searches and copies of the hot
// path are made of. A lane is 0xFF where something holds, else 0.
#pragma once

#include <emmintrin.h>

#include <bit>
#include <cstddef>

namespace locseg::base::lanes {

inline __m128i load(const char* at) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
}

inline void store(char* at, __m128i bytes) {
  _mm_storeu_si128(reinterpret_cast<__m128i*>(at), bytes);
}

/// A bit for each lane, of the first byte the lowest.
inline unsigned mask_of(__m128i lanes) { return static_cast<unsigned>(_mm_movemask_epi8(lanes)); }

/// Which lane is the first whose bit is set; `mask` must not be 0.
inline std::size_t first_of(unsigned mask) { return static_cast<unsigned>(std::countr_zero(mask)); }

inline __m128i are(__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }

inline __m128i are_within(__m128i bytes, char first, char last) {
  const __m128i value = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
  const __m128i most = _mm_set1_epi8(static_cast<char>(last - first));
  return _mm_cmpeq_epi8(_mm_min_epu8(value, most), value);
}

}  // namespace locseg::base::lanes
