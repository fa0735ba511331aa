#include "base/printable.h"

#include "base/hex.h"
#include "base/utf8.h"

namespace locseg::base {
namespace {

// What can reorder or break a line without showing itself.
bool is_deceptive(char32_t c) {
  return (c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x061C || c == 0xFEFF;
}

// How many bytes from `at` on show themselves: ASCII, and U+3000 to U+CFFF, where nothing deceives.
std::size_t plain_run(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  std::size_t end = at;
  while (end < text.size()) {
    if (byte(end) >= 0x20 && byte(end) < 0x7F) {
      ++end;
    } else if (byte(end) >= 0xE3 && byte(end) <= 0xEC && end + 2 < text.size() &&
               is_continuation(text[end + 1]) && is_continuation(text[end + 2])) {
      end += 3;
    } else {
      break;
    }
  }
  return end - at;
}

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

}  // namespace

bool is_printable(std::string_view text) {
  for (std::size_t at = plain_run(text, 0); at < text.size(); at += plain_run(text, at)) {
    const CodePoint point = code_point_at(text, at);
    if (!point.valid() || is_control(point.value) || is_deceptive(point.value)) return false;
    at += point.size;
  }
  return true;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t plain = plain_run(text, at); plain != 0) {
      out += text.substr(at, plain);
      at += plain;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    const std::string_view bytes = text.substr(at, point.size);
    at += point.size;
    if (!point.valid()) {
      for (const char byte : bytes) {
        out += "\\x";
        append_hex_byte(out, byte);
      }
    } else if (point.value == '\n') {
      out += "\\n";
    } else if (point.value == '\r') {
      out += "\\r";
    } else if (point.value == '\t') {
      out += "\\t";
    } else if (is_control(point.value)) {
      out += "\\x";
      append_hex(out, point.value, 2);
    } else if (is_deceptive(point.value)) {
      out += "\\u{";
      append_hex(out, point.value, 4);
      out += '}';
    } else {
      out += bytes;
    }
  }
  return out;
}

}  // namespace locseg::base
