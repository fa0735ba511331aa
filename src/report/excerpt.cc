#include "report/excerpt.h"

#include <algorithm>

#include "base/utf8.h"

namespace locseg::report {

Excerpt excerpt_of(std::string_view text, Span mark) {
  constexpr std::size_t kWhole = 2000;
  constexpr std::size_t kAround = 400;
  if (text.size() <= kWhole) return {text, mark, false};
  std::size_t begin = mark.begin - std::min<std::size_t>(mark.begin, kAround);
  std::size_t end =
      std::min<std::size_t>(text.size(), std::min(mark.end, mark.begin + kWhole) + kAround);
  begin = std::min<std::size_t>(base::next_char_begin(text, begin), mark.begin);
  end = base::next_char_begin(text, end);
  return {text.substr(begin, end - begin),
          {mark.begin - begin, std::min<std::size_t>(mark.end, end) - begin},
          true};
}

}  // namespace locseg::report
