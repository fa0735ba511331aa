#include "base/words.h"

#include "base/printable.h"

namespace locseg::base {

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string counted(std::uint64_t number, std::string_view noun, std::string_view nouns) {
  std::string out = grouped(number) + ' ';
  if (number == 1) return out.append(noun);
  return nouns.empty() ? out.append(noun) + 's' : out.append(nouns);
}

std::string quoted(std::string_view text) { return '\'' + printable(text) + '\''; }

}  // namespace locseg::base
