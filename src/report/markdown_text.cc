#include "report/markdown_text.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/printable.h"
#include "base/utf8.h"

namespace locseg::report {
namespace {

// What GitHub makes links of where it meets them in a text: addresses, which are cut by a comment.
constexpr std::string_view kCut = "<!-- -->";

bool is_www(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return base::ascii_lower(c) == 'w'; });
}

}  // namespace

// Text inside HTML, which is inside Markdown or not, on one line: no mark of either means anything.
// References (`#` with a number, `GH-`, hashes of commits) and mentions are found in the text that
// the reader sees, but not in code.
std::string markdown_text(std::string_view text) {
  std::string valid;
  base::append_valid_utf8(valid, text);
  const std::string shown = base::printable(valid);
  std::string out;
  for (std::size_t at = 0; at < shown.size(); ++at) {
    const char byte = shown[at];
    if (std::string_view("&<>|*_`[]\\~#!$").find(byte) != std::string_view::npos) {
      out += "&#" + std::to_string(static_cast<int>(byte)) + ";";
    } else {
      out += byte;
    }
    const std::string_view rest = std::string_view(shown).substr(at);
    const bool ends_www =
        byte == '.' && at >= 3 && is_www(std::string_view(shown).substr(at - 3, 3));
    if (byte == '@' || rest.starts_with("://") || ends_www) out += kCut;
  }
  return out.empty() ? out : "<code>" + out + "</code>";
}

std::string tagged_markdown(std::string_view tag, std::string_view text) {
  if (text.empty()) return {};
  return "<" + std::string(tag) + ">" + markdown_text(text) + "</" + std::string(tag) + ">";
}

}  // namespace locseg::report
