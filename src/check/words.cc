#include "check/words.h"

#include "markup/ascii.h"

namespace locseg::check {

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    if (markup::is_ascii_space(text.front()))
      text.remove_prefix(1);
    else if (text.starts_with("\u00A0"))
      text.remove_prefix(2);
    else if (text.starts_with("\u3000"))
      text.remove_prefix(3);
    else
      return false;
  }
  return true;
}

}  // namespace locseg::check
