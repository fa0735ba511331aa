#include "report/github_text.h"

#include "base/printable.h"

namespace locseg::report {
namespace {

std::string escaped_for_github(std::string_view text, bool in_value) {
  std::string out;
  for (const char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else if (in_value && c == ':') {
      out += "%3A";
    } else if (in_value && c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return base::printable(out);  // what is left does nothing to a terminal
}

}  // namespace

std::string github_message(std::string_view text) { return escaped_for_github(text, false); }
std::string github_property(std::string_view text) { return escaped_for_github(text, true); }

}  // namespace locseg::report
