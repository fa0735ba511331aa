// What spreadsheets do with a leading `'` differs (some hide it, some show it), but none of them
// runs a formula after it.
#include "base/spreadsheet_text.h"

#include <algorithm>

namespace locseg::base {
namespace {

// After any number of `'`.
bool begins_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  if (text.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos) return true;
  return text.starts_with("\uFF1D") || text.starts_with("\uFF0B") || text.starts_with("\uFF0D") ||
         text.starts_with("\uFF20");
}

}  // namespace

void append_guarded(std::string& out, std::string_view text) {
  if (begins_formula(text)) out += '\'';
  out += text;
}

std::string_view unguarded(std::string_view field) {
  return field.starts_with('\'') && begins_formula(field) ? field.substr(1) : field;
}

}  // namespace locseg::base
