// Texts are copied between the characters that need an escape.
#include "base/json_text.h"

#include <algorithm>
#include <array>

#include "base/bytes.h"
#include "base/hex.h"
#include "base/utf8.h"

namespace locseg::base {
namespace {

char* write_json_escape(char* to, char byte) {
  constexpr std::string_view kShort = "\"\\\n\r\t";
  constexpr std::string_view kLetters = "\"\\nrt";
  *to++ = '\\';
  if (const std::size_t index = kShort.find(byte); index != std::string_view::npos) {
    *to++ = kLetters[index];
    return to;
  }
  to = std::ranges::copy(std::string_view("u00"), to).out;
  *to++ = kHexDigits[static_cast<unsigned char>(byte) >> 4];
  *to++ = kHexDigits[static_cast<unsigned char>(byte) & 15];
  return to;
}

bool is_c1(std::string_view text, std::size_t at) {
  const auto second = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : 0);
  return text[at] == '\xC2' && second >= 0x80 && second < 0xA0;
}

}  // namespace

char* write_json_escaped(char* to, std::string_view text) {
  for (std::size_t at = 0;;) {
    const std::size_t copied = copy_until_json_special(to, text.substr(at));
    at += copied;
    to += copied;
    if (at == text.size()) return to;
    if (text[at] == '\xC2' && !is_c1(text, at)) {
      *to++ = text[at++];
      continue;
    }
    if (text[at] == '\xC2') ++at;  // of a C1 control, what is escaped is the second byte
    to = write_json_escape(to, text[at++]);
  }
}

void append_json_escaped(std::string& out, std::string_view text) {
  constexpr std::size_t kPart = 256;
  std::array<char, json_escaped_bound(kPart)> escaped;
  while (!text.empty()) {
    std::size_t part = std::min(text.size(), kPart);
    if (part < text.size() && text[part - 1] == '\xC2') --part;  // with the byte that follows
    const char* const end = write_json_escaped(escaped.data(), text.substr(0, part));
    out.append(escaped.data(), static_cast<std::size_t>(end - escaped.data()));
    text.remove_prefix(part);
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
