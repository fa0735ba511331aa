// Texts are copied between the characters that need an escape.
#include "base/json_text.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/hex.h"
#include "base/utf8.h"

namespace locseg::base {
namespace {

void append_json_escape(std::string& out, char byte) {
  switch (byte) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      out += "\\u00";
      append_hex_byte(out, byte);
  }
}

bool is_c1(std::string_view text, std::size_t at) {
  const auto second = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
  return text[at] == '\xC2' && second >= 0x80 && second < 0xA0;
}

// What has no byte that JSON escapes. Terminals obey U+007F to U+009F, which JSON lets through.
void append_between(std::string& out, std::string_view text) {
  constexpr std::string_view kSuspects = "\x7F\xC2";
  if (text.find('\x7F') == std::string_view::npos && text.find('\xC2') == std::string_view::npos) {
    out += text;
    return;
  }
  for (std::size_t at = 0;;) {
    const std::size_t next = std::min(text.find_first_of(kSuspects, at), text.size());
    out += text.substr(at, next - at);
    if (next == text.size()) return;
    const bool is_delete = text[next] == '\x7F';
    if (is_delete || is_c1(text, next)) {
      at = next + (is_delete ? 1 : 2);
      append_json_escape(out, text[at - 1]);
    } else {
      out += text[next];
      at = next + 1;
    }
  }
}

}  // namespace

void append_json_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0;;) {
    const std::size_t special = find_json_special(text, at);
    append_between(out, text.substr(at, special - at));
    if (special == text.size()) return;
    append_json_escape(out, text[special]);
    at = special + 1;
  }
}

void append_json(std::string& out, std::string_view text) {
  out += '"';
  if (valid_utf8_prefix(text) == text.size()) {
    append_json_escaped(out, text);
  } else {
    std::string valid;
    append_valid_utf8(valid, text);
    append_json_escaped(out, valid);
  }
  out += '"';
}

void append_json_or_null(std::string& out, std::string_view text) {
  if (text.empty()) {
    out += "null";
  } else {
    append_json(out, text);
  }
}

}  // namespace locseg::base
