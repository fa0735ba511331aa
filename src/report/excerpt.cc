#include "report/excerpt.h"

#include <algorithm>

namespace locseg::report {

Excerpt excerpt_of(std::string_view text, Span mark) {
  constexpr std::size_t kWhole = 2000;
  constexpr std::size_t kAround = 400;
  if (text.size() <= kWhole) return {text, mark, false};
  const auto is_tail = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  };
  std::size_t begin = mark.begin - std::min<std::size_t>(mark.begin, kAround);
  std::size_t end =
      std::min<std::size_t>(text.size(), std::min(mark.end, mark.begin + kWhole) + kAround);
  while (begin < mark.begin && is_tail(begin)) ++begin;
  while (end < text.size() && is_tail(end)) ++end;
  return {text.substr(begin, end - begin),
          {mark.begin - begin, std::min<std::size_t>(mark.end, end) - begin},
          true};
}

}  // namespace locseg::report
