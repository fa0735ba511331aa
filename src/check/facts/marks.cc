// Sixteen bytes at a time; the end of a text is copied between spaces, which are no marks.
#include "check/facts/marks.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/lanes.h"

namespace locseg::check {
namespace {

namespace lanes = base::lanes;

// Of the sixteen bytes at `at`; one more can be read.
unsigned marks_at(const char* at) {
  const __m128i bytes = lanes::load(at);
  const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  const __m128i plain =
      _mm_or_si128(lanes::are_within(lower, 'a', 'z'),
                   _mm_or_si128(lanes::are_within(bytes, '0', '9'), lanes::are(bytes, ' ')));
  const unsigned wide = lanes::mask_of(bytes);
  const unsigned ascii = ~(wide | lanes::mask_of(plain)) & 0xFFFFU;
  if (wide == 0) return ascii;
  const __m128i latin_or_arabic =
      _mm_or_si128(lanes::are(bytes, '\xC2'),
                   _mm_or_si128(lanes::are(bytes, '\xD8'), lanes::are(bytes, '\xDB')));
  const __m128i symbols =
      _mm_or_si128(lanes::are_within(bytes, '\xE1', '\xE2'), lanes::are(bytes, '\xEF'));
  const __m128i cjk =
      _mm_and_si128(lanes::are(bytes, '\xE3'), lanes::are(lanes::load(at + 1), '\x80'));
  return ascii | lanes::mask_of(_mm_or_si128(latin_or_arabic, _mm_or_si128(symbols, cjk)));
}

}  // namespace

bool is_listed_mark(char c, char next) {
  constexpr ByteSet kLeads = ByteSet("\xC2\xD8\xDB\xE1\xE2\xEF");
  if (base::is_ascii(c)) return !base::is_ascii_alnum(c) && c != ' ';
  return kLeads.has(c) || (c == '\xE3' && next == '\x80');
}

void find_marks(std::string_view text, std::vector<std::size_t>& into) {
  into.clear();
  const auto take = [&](std::size_t at, unsigned marks) {
    for (; marks != 0; marks &= marks - 1) into.push_back(at + lanes::first_of(marks));
  };
  std::size_t at = 0;
  for (; at + 17 <= text.size(); at += 16) take(at, marks_at(text.data() + at));
  std::array<char, 33> end;
  end.fill(' ');
  std::copy_n(text.data() + at, text.size() - at, end.data());
  take(at, marks_at(end.data()));
}

std::vector<std::size_t> marks_of(std::string_view text) {
  std::vector<std::size_t> marks;
  find_marks(text, marks);
  return marks;
}

}  // namespace locseg::check
