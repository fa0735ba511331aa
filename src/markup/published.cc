// The bilingual writer escaped asterisks that the published article has plain. Undoing it is
// guesswork, since authors write `\*` too. Measured on articles of seven repositories whose
// published form is known, the best rule is to turn every `\*` of a text into `*` except
//   - before `.word`, as in `\*.md`: a file pattern that an author escaped;
//   - in a text that holds a backtick: inside code the backslash is the author's;
//   - at a line's start before a space, where a plain one would begin a list.

#include "markup/published.h"

#include <algorithm>

#include "markup/ascii.h"

namespace locseg::markup {
namespace {

bool keeps_escape(std::string_view text, std::size_t at) {
  const std::string_view after = text.substr(at + 2);
  if (after.size() >= 2 && after[0] == '.' && is_ascii_alnum(after[1])) return true;
  const bool line_start = at == 0 || text[at - 1] == '\n';
  return line_start && after.starts_with(' ');
}

}  // namespace

void append_published(std::string_view fragment, std::string& out) {
  if (fragment.find('`') != std::string_view::npos) {
    out.append(fragment);
    return;
  }
  for (std::size_t at = 0; at < fragment.size();) {
    const std::size_t escape = std::min(fragment.find("\\*", at), fragment.size());
    out.append(fragment.substr(at, escape - at));
    if (escape == fragment.size()) break;
    out.append(keeps_escape(fragment, escape) ? "\\*" : "*");
    at = escape + 2;
  }
}

}  // namespace locseg::markup
