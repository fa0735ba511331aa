#include "check/numbers/digits.h"

#include <algorithm>

#include "base/ascii.h"

namespace locseg::check {

NumberKey key_of(std::string_view whole, std::string_view fraction, int tens) {
  std::string digits(whole);
  std::string rest(fraction);
  for (; tens > 0; --tens) {
    digits += rest.empty() ? '0' : rest.front();
    if (!rest.empty()) rest.erase(rest.begin());
  }
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size());
  NumberKey key = first == digits.size() ? "0" : digits.substr(first);
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  if (!rest.empty()) key.append(1, '.').append(rest);
  return key;
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && base::is_ascii_digit(text[at])) ++at;
  return at;
}

Written read_written(std::string_view text, std::size_t begin, char group, char point) {
  Written out;
  std::size_t at = skip_digits(text, begin);
  out.whole = std::string(text.substr(begin, at - begin));
  if (at - begin <= 3) {
    for (;;) {
      const std::size_t end = skip_digits(text, std::min(at + 1, text.size()));
      if (byte_at(text, at) != group || end != at + 4) break;
      out.whole += text.substr(at + 1, 3);
      at = end;
    }
  }
  if (byte_at(text, at) == point && base::is_ascii_digit(byte_at(text, at + 1))) {
    const std::size_t end = skip_digits(text, at + 1);
    // `1.2.3` and `3.4.2021` are no decimals.
    if (byte_at(text, end) != point || !base::is_ascii_digit(byte_at(text, end + 1))) {
      out.fraction = std::string(text.substr(at + 1, end - at - 1));
      at = end;
    }
  }
  out.end = at;
  return out;
}

}  // namespace locseg::check
