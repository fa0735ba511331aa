// Sixteen bytes at a time; what is left over is done by the plain twin.
#include "base/bytes.h"

#include <emmintrin.h>

#include <algorithm>
#include <array>
#include <bit>

#include "base/ascii.h"
#include "base/lanes.h"

namespace locseg::base {
namespace plain {

std::size_t find_pair(std::string_view text, std::size_t from, BytePair pair) {
  for (; from + 1 < text.size(); ++from) {
    const char second = text[from + 1];
    if (text[from] == pair.first &&
        (second == pair.seconds[0] || second == pair.seconds[1] || second == pair.seconds[2])) {
      return from;
    }
  }
  return text.size();
}

bool has_hump(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (is_ascii_upper(text[at]) && (is_ascii_lower(text[at - 1]) || is_ascii_digit(text[at - 1])))
      return true;
  }
  return false;
}

std::size_t find_json_special(std::string_view text, std::size_t from) {
  for (; from < text.size(); ++from) {
    const auto byte = static_cast<unsigned char>(text[from]);
    if (byte < 0x20 || byte == '"' || byte == '\\') return from;
  }
  return text.size();
}

std::size_t copy_until_json_special(char* to, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F || byte == 0xC2) return at;
    to[at] = text[at];
  }
  return text.size();
}

std::size_t find_xml_special(std::string_view text, std::size_t from) {
  for (; from < text.size(); ++from) {
    const auto byte = static_cast<unsigned char>(text[from]);
    if (byte == '&' || byte == '<' || byte == '>') return from;
    if (byte < 0x20 && byte != '\t' && byte != '\n') return from;
  }
  return text.size();
}

std::size_t find_xml_control(std::string_view text, std::size_t from) {
  for (; from < text.size(); ++from) {
    const auto byte = static_cast<unsigned char>(text[from]);
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') return from;
  }
  return text.size();
}

std::size_t find_digit(std::string_view text, std::size_t from) {
  while (from < text.size() && !(text[from] >= '0' && text[from] <= '9')) ++from;
  return std::min(from, text.size());
}

std::size_t find_wide(std::string_view text, std::size_t from) {
  while (from < text.size() && is_ascii(text[from])) ++from;
  return std::min(from, text.size());
}

std::size_t find_any_of(std::string_view text, std::size_t from, FourBytes bytes) {
  return std::min(text.find_first_of(bytes.data(), from, bytes.size()), text.size());
}

}  // namespace plain

namespace {

using lanes::are_within;
using lanes::first_of;
using lanes::load;
using lanes::mask_of;

// Any of `bytes`.
template <std::size_t kSize>
__m128i are(__m128i chunk, const char (&bytes)[kSize]) {
  __m128i found = _mm_setzero_si128();
  for (std::size_t i = 0; i + 1 < kSize; ++i) {
    found = _mm_or_si128(found, _mm_cmpeq_epi8(chunk, _mm_set1_epi8(bytes[i])));
  }
  return found;
}

__m128i are_below_space(__m128i chunk) {
  return _mm_cmpeq_epi8(_mm_min_epu8(chunk, _mm_set1_epi8(0x1F)), chunk);
}

struct SeeNothing {
  void operator()(std::size_t /*at*/, __m128i /*bytes*/) const {}
};

// The first byte from `from` on that `is_special` finds in a chunk. `see_chunk` and `see_half` are
// called with the sixteen, or the first eight, bytes that are looked at and where they begin.
template <typename IsSpecial, typename PlainTwin, typename SeeChunk = SeeNothing,
          typename SeeHalf = SeeNothing>
std::size_t find_chunkwise(std::string_view text, std::size_t from, IsSpecial is_special,
                           PlainTwin plain_twin, SeeChunk see_chunk = {}, SeeHalf see_half = {}) {
  const std::size_t size = text.size();
  if (size >= 16) {
    const auto specials_at = [&](std::size_t at) {
      const __m128i chunk = load(text.data() + at);
      see_chunk(at, chunk);
      return mask_of(is_special(chunk));
    };
    for (; from + 16 <= size; from += 16) {
      if (const unsigned found = specials_at(from); found != 0) return from + first_of(found);
    }
    // The last chunk once more, from where it is whole; what was seen is shifted out.
    const unsigned found = specials_at(size - 16) >> (from - (size - 16));
    return found != 0 ? from + first_of(found) : size;
  }
  if (size >= 8) {  // two halves that overlap
    const auto half = [&](std::size_t at) {
      const __m128i bytes = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(text.data() + at));
      see_half(at, bytes);
      return mask_of(is_special(bytes)) & 0xFFU;
    };
    const unsigned found = (half(0) | half(size - 8) << (size - 8)) >> from;
    return found != 0 ? from + first_of(found) : size;
  }
  return plain_twin(text, from);
}

}  // namespace

bool has_hump(std::string_view text) {
  std::size_t at = 0;
  for (; at + 17 <= text.size(); at += 16) {
    const __m128i upper = are_within(load(text.data() + at + 1), 'A', 'Z');
    if (mask_of(upper) == 0) continue;
    const __m128i bytes = load(text.data() + at);
    const __m128i before = _mm_or_si128(are_within(bytes, 'a', 'z'), are_within(bytes, '0', '9'));
    if (mask_of(_mm_and_si128(upper, before)) != 0) return true;
  }
  return plain::has_hump(text.substr(at));
}

std::size_t find_pair(std::string_view text, std::size_t from, BytePair pair) {
  const __m128i first = _mm_set1_epi8(pair.first);
  const __m128i second0 = _mm_set1_epi8(pair.seconds[0]);
  const __m128i second1 = _mm_set1_epi8(pair.seconds[1]);
  const __m128i second2 = _mm_set1_epi8(pair.seconds[2]);
  for (; from + 17 <= text.size(); from += 16) {
    const __m128i here = _mm_cmpeq_epi8(load(text.data() + from), first);
    if (mask_of(here) == 0) continue;
    const __m128i next = load(text.data() + from + 1);
    const __m128i right =
        _mm_or_si128(_mm_cmpeq_epi8(next, second0),
                     _mm_or_si128(_mm_cmpeq_epi8(next, second1), _mm_cmpeq_epi8(next, second2)));
    const unsigned both = mask_of(_mm_and_si128(here, right));
    if (both != 0) return from + first_of(both);
  }
  return plain::find_pair(text, from, pair);
}

std::size_t find_json_special(std::string_view text, std::size_t from) {
  const auto is_special = [](__m128i chunk) {
    return _mm_or_si128(are_below_space(chunk), are(chunk, "\"\\"));
  };
  return find_chunkwise(text, from, is_special, plain::find_json_special);
}

std::size_t copy_until_json_special(char* to, std::string_view text) {
  const auto is_special = [](__m128i chunk) {
    return _mm_or_si128(are_below_space(chunk), are(chunk, "\"\\\x7F\xC2"));
  };
  const auto copy_plainly = [to](std::string_view all, std::size_t /*from*/) {
    return plain::copy_until_json_special(to, all);
  };
  const auto copy_chunk = [to](std::size_t at, __m128i chunk) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to + at), chunk);
  };
  const auto copy_half = [to](std::size_t at, __m128i bytes) {
    _mm_storel_epi64(reinterpret_cast<__m128i*>(to + at), bytes);
  };
  return find_chunkwise(text, 0, is_special, copy_plainly, copy_chunk, copy_half);
}

std::size_t find_xml_special(std::string_view text, std::size_t from) {
  const auto is_special = [](__m128i chunk) {
    return _mm_or_si128(are(chunk, "&<>"),
                        _mm_andnot_si128(are(chunk, "\t\n"), are_below_space(chunk)));
  };
  return find_chunkwise(text, from, is_special, plain::find_xml_special);
}

std::size_t find_xml_control(std::string_view text, std::size_t from) {
  const auto is_special = [](__m128i chunk) {
    return _mm_andnot_si128(are(chunk, "\t\n\r"), are_below_space(chunk));
  };
  return find_chunkwise(text, from, is_special, plain::find_xml_control);
}

std::size_t find_digit(std::string_view text, std::size_t from) {
  const auto is_digit = [](__m128i chunk) { return are_within(chunk, '0', '9'); };
  return find_chunkwise(text, from, is_digit, plain::find_digit);
}

std::size_t find_wide(std::string_view text, std::size_t from) {
  const auto is_wide = [](__m128i chunk) { return chunk; };  // by the sign of each byte
  return find_chunkwise(text, from, is_wide, plain::find_wide);
}

std::size_t find_any_of(std::string_view text, std::size_t from, FourBytes bytes) {
  const __m128i wanted[] = {_mm_set1_epi8(bytes[0]), _mm_set1_epi8(bytes[1]),
                            _mm_set1_epi8(bytes[2]), _mm_set1_epi8(bytes[3])};
  const auto is_wanted = [&](__m128i chunk) {
    return _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(chunk, wanted[0]), _mm_cmpeq_epi8(chunk, wanted[1])),
        _mm_or_si128(_mm_cmpeq_epi8(chunk, wanted[2]), _mm_cmpeq_epi8(chunk, wanted[3])));
  };
  const auto twin = [&](std::string_view all, std::size_t at) {
    return plain::find_any_of(all, at, bytes);
  };
  return find_chunkwise(text, from, is_wanted, twin);
}

namespace {

// The first `first` at or after `from` that `second` follows.
std::size_t find_two(std::string_view text, std::size_t from, char first, char second) {
  const std::size_t size = text.size();
  if (size < 17 || from >= size)
    return plain::find_pair(text, from, {first, {second, second, second}});
  const __m128i wanted = _mm_set1_epi8(first);
  const __m128i behind = _mm_set1_epi8(second);
  const auto found_at = [&](std::size_t at) {
    return _mm_and_si128(_mm_cmpeq_epi8(load(text.data() + at), wanted),
                         _mm_cmpeq_epi8(load(text.data() + at + 1), behind));
  };
  while (from + 65 <= size) {  // past four chunks at once that have none
    const __m128i one = _mm_or_si128(found_at(from), found_at(from + 16));
    const __m128i other = _mm_or_si128(found_at(from + 32), found_at(from + 48));
    if (mask_of(_mm_or_si128(one, other)) != 0) break;
    from += 64;
  }
  for (; from + 17 <= size; from += 16) {
    if (const unsigned found = mask_of(found_at(from)); found != 0) return from + first_of(found);
  }
  // The last chunk once more, from where it is whole; what was seen is shifted out.
  const unsigned found = mask_of(found_at(size - 17)) >> (from - (size - 17));
  return found != 0 ? from + first_of(found) : size;
}

}  // namespace

std::size_t find_text(std::string_view text, std::size_t from, std::string_view needle,
                      std::size_t rare) {
  const char first = needle[rare];
  const char second = needle[rare + 1];
  for (std::size_t at = find_two(text, from + rare, first, second); at < text.size();
       at = find_two(text, at + 1, first, second)) {
    if (text.substr(at - rare).starts_with(needle)) return at - rare;
  }
  return text.size();
}

namespace {

// How many bytes `is_counted` says 0xFF of.
template <typename IsCounted>
std::uint64_t count_lanes(std::string_view text, IsCounted is_counted) {
  std::uint64_t count = 0;
  std::size_t at = 0;
  while (at + 16 <= text.size()) {
    // A lane counts to 255 at most before it is summed up.
    const std::size_t rounds = std::min<std::size_t>((text.size() - at) / 16, 255);
    __m128i lanes = _mm_setzero_si128();
    for (std::size_t i = 0; i < rounds; ++i, at += 16) {
      lanes = _mm_sub_epi8(lanes, is_counted(load(text.data() + at)));
    }
    const __m128i sums = _mm_sad_epu8(lanes, _mm_setzero_si128());
    count += static_cast<std::uint64_t>(_mm_cvtsi128_si64(sums)) +
             static_cast<std::uint64_t>(_mm_cvtsi128_si64(_mm_unpackhi_epi64(sums, sums)));
  }
  if (at == text.size()) return count;
  // The last chunk, from where it is whole, without the bytes that were counted.
  std::array<char, 16> few{};
  const std::size_t left = text.size() - at;
  if (text.size() < 16) std::copy_n(text.data(), left, few.begin() + (16 - left));
  const char* const last = text.size() < 16 ? few.data() : text.data() + text.size() - 16;
  const unsigned counted = mask_of(is_counted(load(last)));
  return count + static_cast<unsigned>(std::popcount(counted >> (16 - left)));
}

}  // namespace

std::uint64_t count_byte(std::string_view text, char byte) {
  const __m128i wanted = _mm_set1_epi8(byte);
  return count_lanes(text, [&](__m128i bytes) { return _mm_cmpeq_epi8(bytes, wanted); });
}

std::uint64_t count_continuations(std::string_view text) {
  const __m128i first_lead = _mm_set1_epi8('\xC0');
  // As signed numbers 0x80 to 0xBF are the lowest.
  return count_lanes(text, [&](__m128i bytes) { return _mm_cmplt_epi8(bytes, first_lead); });
}

std::uint64_t count_visible_ascii(std::string_view text) {
  const __m128i space = _mm_set1_epi8(' ');
  // Bytes past ASCII are negative.
  return count_lanes(text, [&](__m128i bytes) { return _mm_cmpgt_epi8(bytes, space); });
}

}  // namespace locseg::base
