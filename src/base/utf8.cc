// Decoding after RFC 3629, table 3-7 of the Unicode standard.
//
// Validation has a fast path for what articles are made of: sixteen bytes of ASCII at a time, and
// four three-byte characters at a time whose lead bytes are E1..EC, EE or EF, for which any two
// continuation bytes are right.
#include "base/utf8.h"

#include <emmintrin.h>

#include <bit>

#include "base/bytes.h"

namespace locseg::base {
namespace {

struct Lead {
  std::uint8_t size;        // 0: not a lead byte
  std::uint8_t second_min;  // bounds of the second byte
  std::uint8_t second_max;
};

constexpr Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xC2) return {0, 0, 0};
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

std::size_t skip_ascii(const char* data, std::size_t at, std::size_t size) {
  while (at + 16 <= size) {
    const __m128i chunk = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + at));
    const auto high = static_cast<unsigned>(_mm_movemask_epi8(chunk));
    if (high != 0) return at + static_cast<unsigned>(std::countr_zero(high));
    at += 16;
  }
  while (at < size && static_cast<unsigned char>(data[at]) < 0x80) ++at;
  return at;
}

// Past as many groups of four plain three-byte characters as are at `at`.
std::size_t skip_three_byte(const char* data, std::size_t at, std::size_t size) {
  const __m128i mask = _mm_setr_epi8('\xF0', '\xC0', '\xC0', '\xF0', '\xC0', '\xC0', '\xF0', '\xC0',
                                     '\xC0', '\xF0', '\xC0', '\xC0', 0, 0, 0, 0);
  const __m128i shape = _mm_setr_epi8('\xE0', '\x80', '\x80', '\xE0', '\x80', '\x80', '\xE0',
                                      '\x80', '\x80', '\xE0', '\x80', '\x80', 0, 0, 0, 0);
  const __m128i e0 = _mm_set1_epi8('\xE0');
  const __m128i ed = _mm_set1_epi8('\xED');
  while (at + 16 <= size) {
    const __m128i chunk = _mm_loadu_si128(reinterpret_cast<const __m128i*>(data + at));
    const auto shaped =
        static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_and_si128(chunk, mask), shape)));
    const auto special = static_cast<unsigned>(
        _mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(chunk, e0), _mm_cmpeq_epi8(chunk, ed))));
    if ((shaped & 0xFFFU) != 0xFFFU || (special & 0xFFFU) != 0) return at;
    at += 12;
  }
  return at;
}

}  // namespace

CodePoint wide_code_point_at(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned char first = byte(0);
  // Most characters of Russian, Arabic, Greek and Hebrew.
  const bool is_of_two = first >= 0xC2 && first < 0xE0 && text.size() - offset > 1 &&
                         is_continuation(text[offset + 1]);
  if (is_of_two) return {(first & 0x1FU) << 6U | (byte(1) & 0x3FU), 2};
  const Lead lead = lead_of(first);
  if (lead.size == 0) return {CodePoint::kInvalid, 1};
  const std::size_t left = text.size() - offset;
  if (left < 2 || byte(1) < lead.second_min || byte(1) > lead.second_max) {
    return {CodePoint::kInvalid, 1};
  }
  char32_t value = first & (0x7FU >> lead.size);
  value = (value << 6) | (byte(1) & 0x3FU);
  for (std::uint8_t i = 2; i < lead.size; ++i) {
    if (left <= i || !is_continuation(text[offset + i])) return {CodePoint::kInvalid, i};
    value = (value << 6) | (byte(i) & 0x3FU);
  }
  return {value, lead.size};
}

void append_utf8(std::string& out, char32_t value) {
  const auto put = [&](char32_t byte) {
    out += static_cast<char>(static_cast<unsigned char>(byte));
  };
  if (value < 0x80) return put(value);
  if (value < 0x800) {
    put(0xC0 | (value >> 6));
  } else {
    if (value < 0x10000) {
      put(0xE0 | (value >> 12));
    } else {
      put(0xF0 | (value >> 18));
      put(0x80 | ((value >> 12) & 0x3F));
    }
    put(0x80 | ((value >> 6) & 0x3F));
  }
  put(0x80 | (value & 0x3F));
}

std::size_t valid_utf8_prefix(std::string_view text) {
  const char* data = text.data();
  const std::size_t size = text.size();
  std::size_t at = 0;
  for (;;) {
    at = skip_ascii(data, at, size);
    at = skip_three_byte(data, at, size);
    if (at >= size) return size;
    const CodePoint point = code_point_at(text, at);
    if (!point.valid()) return at;
    at += point.size;
  }
}

std::uint64_t count_code_points(std::string_view text) {
  const std::size_t good = valid_utf8_prefix(text);
  // Of valid bytes, those that continue no code point.
  std::uint64_t count = good - count_continuations(text.substr(0, good));
  for (std::size_t at = good; at < text.size(); at += code_point_at(text, at).size) ++count;
  return count;
}

void append_valid_utf8(std::string& out, std::string_view text) {
  for (;;) {
    const std::size_t good = valid_utf8_prefix(text);
    out.append(text.substr(0, good));
    if (good == text.size()) return;
    out += "\xEF\xBF\xBD";
    text.remove_prefix(good + code_point_at(text, good).size);
  }
}

}  // namespace locseg::base
