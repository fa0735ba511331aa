// Texts are copied between the bytes that need an escape.
#include "base/json_text.h"

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

}  // namespace

void append_json_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0;;) {
    const std::size_t special = find_json_special(text, at);
    out.append(text.data() + at, special - at);
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
