// Sixteen bytes at a time; the end of a text is copied to where as many can be read.
#include "check/facts/marks.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/lanes.h"

namespace locseg::check {
namespace {

namespace lanes = base::lanes;

// The marks past ASCII of the sixteen bytes at `at`; one more can be read.
inline unsigned wide_marks_at(const char* at, __m128i bytes) {
  const __m128i latin_or_arabic =
      _mm_or_si128(lanes::are(bytes, '\xC2'),
                   _mm_or_si128(lanes::are(bytes, '\xD8'), lanes::are(bytes, '\xDB')));
  const __m128i symbols =
      _mm_or_si128(lanes::are_within(bytes, '\xE1', '\xE2'), lanes::are(bytes, '\xEF'));
  const __m128i cjk =
      _mm_and_si128(lanes::are(bytes, '\xE3'), lanes::are(lanes::load(at + 1), '\x80'));
  return lanes::mask_of(_mm_or_si128(latin_or_arabic, _mm_or_si128(symbols, cjk)));
}

inline ByteClasses classes_of_byte(char c) {
  return kClassesOfBytes[static_cast<unsigned char>(c)];
}

// Of the characters past ASCII that begin at the bits of `leads`. Those of one script mostly begin
// alike, and all of U+4000 to U+9FFF are of one class: few of them are looked at.
inline ByteClasses classes_of_wide(const char* at, __m128i bytes, unsigned leads) {
  ByteClasses classes = kNonAscii;
  const unsigned han = lanes::mask_of(lanes::are_within(bytes, '\xE4', '\xE9')) & leads;
  if (han != 0) classes |= classes_of_byte(at[lanes::first_of(han)]);
  for (leads &= ~han; leads != 0;) {
    const char lead = at[lanes::first_of(leads)];
    classes |= classes_of_byte(lead);
    leads &= ~lanes::mask_of(lanes::are(bytes, lead));
  }
  return classes;
}

// The last `left` bytes of a text, sixteen at most, with NUL behind them.
inline const char* copy_end(std::string_view text, std::size_t left, std::array<char, 33>& to) {
  to.fill('\0');
  if (text.size() < 16) {
    std::copy(text.begin(), text.end(), to.begin());
    return to.data();
  }
  // Sixteen are sooner copied than some.
  lanes::store(to.data(), lanes::load(text.data() + text.size() - 16));
  return to.data() + (16 - left);
}

}  // namespace

bool is_listed_mark(char c, char next) {
  static constexpr base::ByteSet kLeads("\xC2\xD8\xDB\xE1\xE2\xEF");
  if (base::is_ascii(c)) return !base::is_ascii_alnum(c) && c != ' ';
  return kLeads.has(c) || (c == '\xE3' && next == '\x80');
}

ByteClasses find_marks(std::string_view text, std::vector<std::size_t>& into) {
  into.clear();
  ByteClasses classes = 0;
  __m128i letters = _mm_setzero_si128();
  __m128i digits = letters;
  __m128i spaces = letters;
  std::array<char, 33> end;
  for (std::size_t at = 0; at < text.size(); at += 16) {
    const char* from = text.data() + at;
    const std::size_t left = text.size() - at;
    if (left < 17) from = copy_end(text, left, end);
    const __m128i bytes = lanes::load(from);
    const __m128i letter = lanes::are_within(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 'z');
    const __m128i digit = lanes::are_within(bytes, '0', '9');
    const __m128i space = lanes::are(bytes, ' ');
    letters = _mm_or_si128(letters, letter);
    digits = _mm_or_si128(digits, digit);
    spaces = _mm_or_si128(spaces, space);
    const unsigned wide = lanes::mask_of(bytes);
    unsigned marks = ~(wide | lanes::mask_of(_mm_or_si128(_mm_or_si128(letter, digit), space)));
    if (wide != 0) {
      const unsigned leads = lanes::mask_of(_mm_cmpgt_epi8(bytes, _mm_set1_epi8('\xBF'))) & wide;
      classes |= classes_of_wide(from, bytes, leads);
      marks |= wide_marks_at(from, bytes);
    }
    for (marks &= (1U << std::min<std::size_t>(left, 16)) - 1; marks != 0; marks &= marks - 1) {
      into.push_back(at + lanes::first_of(marks));
      classes |= classes_of_byte(text[into.back()]);
    }
  }
  if (lanes::mask_of(letters) != 0) classes |= kLetter;
  if (lanes::mask_of(digits) != 0) classes |= kDigit;
  if (lanes::mask_of(spaces) != 0) classes |= kSpace;
  return classes | parts_of_blocks(text, classes, into);
}

std::vector<std::size_t> marks_of(std::string_view text) {
  std::vector<std::size_t> marks;
  find_marks(text, marks);
  return marks;
}

}  // namespace locseg::check
