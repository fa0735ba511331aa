#include "report/markdown_text.h"

#include "base/printable.h"
#include "base/utf8.h"

namespace locseg::report {

std::string markdown_text(std::string_view text) {
  std::string valid;
  base::append_valid_utf8(valid, text);
  std::string out;
  for (const char byte : base::printable(valid)) {
    switch (byte) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '|':
        out += "&#124;";
        break;
      case '*':
      case '_':
      case '`':
      case '[':
      case ']':
      case '\\':
      case '~':
      case '#':
      case '@':
      case '!':
        out += '\\';
        [[fallthrough]];
      default:
        out += byte;
    }
  }
  return out;
}

std::string tagged_markdown(std::string_view tag, std::string_view text) {
  if (text.empty()) return {};
  return "<" + std::string(tag) + ">" + markdown_text(text) + "</" + std::string(tag) + ">";
}

}  // namespace locseg::report
