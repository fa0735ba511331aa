// Decoding and encoding of the texts in JSON strings and YAML scalars.
#include "article/carrier.h"

#include <optional>

#include "article/yaml.h"
#include "base/bytes.h"
#include "base/hex.h"
#include "base/utf8.h"

namespace locseg::article {
namespace {

constexpr std::string_view kQuote = "&quot;";

bool is_surrogate(char32_t value) { return value >= 0xD800 && value < 0xE000; }

// What `\uXXXX` at `at` means, its low surrogate included; moves `at` past it.
std::optional<char32_t> utf16_escape(std::string_view raw, std::size_t& at) {
  if (at + 6 > raw.size()) return std::nullopt;
  const auto high = base::parse_hex(raw.substr(at + 2, 4));
  if (!high) return std::nullopt;
  at += 6;
  if (!is_surrogate(*high)) return high;
  if (*high < 0xDC00 && at + 6 <= raw.size() && raw.substr(at, 2) == "\\u") {
    const auto low = base::parse_hex(raw.substr(at + 2, 4));
    if (low && *low >= 0xDC00 && *low < 0xE000) {
      at += 6;
      return 0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00);
    }
  }
  return 0xFFFD;
}

// The character that a two-byte escape means in JSON.
std::optional<char32_t> json_escape(char letter) {
  switch (letter) {
    case '"':
    case '\\':
    case '/':
      return static_cast<unsigned char>(letter);
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return std::nullopt;
  }
}

// The same for the escapes that YAML adds to JSON's.
std::optional<char32_t> yaml_escape(char letter) {
  switch (letter) {
    case '0':
      return 0;
    case 'a':
      return '\a';
    case 'e':
      return 0x1B;
    case 'v':
      return '\v';
    case ' ':
    case '\t':
      return static_cast<unsigned char>(letter);
    case 'N':
      return 0x85;
    case '_':
      return 0xA0;
    case 'L':
      return 0x2028;
    case 'P':
      return 0x2029;
    default:
      return json_escape(letter);
  }
}

// Folds the line break at `at`: drops the blanks around it, turns one break into a space and n + 1
// breaks into n line feeds. `keep` is what of `out` trailing blanks may not be dropped from.
std::size_t fold_break(std::string_view raw, std::size_t at, std::size_t keep, std::string& out) {
  while (out.size() > keep && is_yaml_white(out.back())) out.pop_back();
  std::size_t breaks = 0;
  while (at < raw.size() && (is_yaml_white(raw[at]) || raw[at] == '\r' || raw[at] == '\n')) {
    breaks += raw[at] == '\n';
    ++at;
  }
  if (breaks == 1) {
    out += ' ';
  } else {
    out.append(breaks - 1, '\n');
  }
  return at;
}

bool is_break(std::string_view raw, std::size_t at) {
  return raw[at] == '\n' || (raw[at] == '\r' && at + 1 < raw.size() && raw[at + 1] == '\n');
}

// `\x41`, `\u00e9` or `\U0001f600` at `at`, if that is what is there.
std::optional<char32_t> yaml_numeric(std::string_view raw, std::size_t& at) {
  const char letter = raw[at + 1];
  if (letter == 'u') return utf16_escape(raw, at);
  const std::size_t digits = letter == 'x' ? 2 : letter == 'U' ? 8 : 0;
  if (digits == 0 || at + 2 + digits > raw.size()) return std::nullopt;
  const auto value = base::parse_hex(raw.substr(at + 2, digits));
  if (!value) return std::nullopt;
  at += 2 + digits;
  return *value > 0x10FFFF || is_surrogate(*value) ? 0xFFFD : *value;
}

}  // namespace

void decode_json_string(std::string_view raw, std::string& out) {
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t escape = std::min(raw.find('\\', at), raw.size());
    out.append(raw.substr(at, escape - at));
    at = escape;
    if (at + 1 >= raw.size()) {
      out.append(raw.substr(at));
      return;
    }
    if (raw[at + 1] == 'u') {
      if (const auto value = utf16_escape(raw, at)) {
        base::append_utf8(out, *value);
        continue;
      }
    } else if (const auto value = json_escape(raw[at + 1])) {
      base::append_utf8(out, *value);
      at += 2;
      continue;
    }
    out += raw[at++];
  }
}

void decode_yaml_double(std::string_view raw, std::string& out) {
  std::size_t keep = out.size();
  for (std::size_t at = 0; at < raw.size();) {
    if (is_break(raw, at)) {
      at = fold_break(raw, at, keep, out);
      keep = out.size();
      continue;
    }
    if (raw[at] != '\\' || at + 1 >= raw.size()) {
      out += raw[at++];
      continue;
    }
    if (is_break(raw, at + 1)) {  // an escaped break joins the lines without a space
      at = raw.find('\n', at) + 1;
      while (at < raw.size() && is_yaml_white(raw[at])) ++at;
    } else if (const auto numeric = yaml_numeric(raw, at)) {
      base::append_utf8(out, *numeric);
    } else if (const auto value = yaml_escape(raw[at + 1])) {
      base::append_utf8(out, *value);
      at += 2;
    } else {
      out += raw[at++];
    }
    keep = out.size();
  }
}

void decode_yaml_single(std::string_view raw, std::string& out) {
  std::size_t keep = out.size();
  for (std::size_t at = 0; at < raw.size();) {
    if (is_break(raw, at)) {
      at = fold_break(raw, at, keep, out);
      keep = out.size();
    } else {
      out += raw[at];
      at += raw.substr(at, 2) == "''" ? 2 : 1;
    }
  }
}

void decode_damaged(std::string_view bytes, Span span, std::span<const Span> stretches,
                    std::string& out) {
  std::size_t at = span.begin;
  for (const Span& stretch : stretches) {
    if (stretch.end <= at) continue;
    if (stretch.begin >= span.end) break;
    while (at < span.end) {
      const std::size_t limit = std::min(stretch.end, span.end);
      const std::size_t begin = std::max<std::size_t>(at, stretch.begin);
      const std::size_t quote = bytes.substr(0, limit).find(kQuote, begin);
      if (quote == std::string_view::npos) break;
      out.append(bytes.substr(at, quote - at));
      out += '"';
      at = quote + kQuote.size();
    }
  }
  out.append(bytes.substr(at, span.end - at));
}

std::string encode_double_quoted(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 8);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t special = base::find_json_special(text, at);
    out.append(text.substr(at, special - at));
    if (special == text.size()) break;
    const char byte = text[special];
    out += '\\';
    switch (byte) {
      case '\n':
        out += 'n';
        break;
      case '\r':
        out += 'r';
        break;
      case '\t':
        out += 't';
        break;
      case '"':
      case '\\':
        out += byte;
        break;
      default:
        out += "u00";
        base::append_hex_byte(out, byte);
    }
    at = special + 1;
  }
  return out;
}

Result<std::string> encode_yaml_single(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 4);
  for (const char byte : text) {
    if (static_cast<unsigned char>(byte) < 0x20 && byte != '\t') {
      return failure(ErrorCode::kUnsupported,
                     "a single-quoted YAML scalar cannot hold a line feed or control character");
    }
    out += byte;
    if (byte == '\'') out += '\'';
  }
  return out;
}

Result<std::string> encode_yaml_plain(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool blank_next = i + 1 < text.size() && is_yaml_white(text[i + 1]);
    const bool comment = text[i] == '#' && i > 0 && is_yaml_white(text[i - 1]);
    if (text[i] == '\n' || text[i] == '\r' || (text[i] == ':' && blank_next) || comment) {
      return failure(ErrorCode::kUnsupported,
                     "a plain YAML scalar cannot hold a line feed, ': ' or ' #'");
    }
  }
  return std::string(text);
}

Result<std::string> encode_yaml_block(std::string_view text, std::size_t indent) {
  for (std::size_t feed = text.find('\n'); feed != std::string_view::npos;
       feed = text.find('\n', feed + 1)) {
    std::size_t at = feed + 1;
    while (at < text.size() && text[at] == ' ') ++at;
    const bool empty_line = at < text.size() && (text[at] == '\n' || text[at] == '\r');
    if (!empty_line && at - feed - 1 < indent) {
      return failure(ErrorCode::kUnsupported,
                     "a line of the text is indented by " + std::to_string(at - feed - 1) +
                         " columns, its YAML block needs " + std::to_string(indent));
    }
  }
  return std::string(text);
}

}  // namespace locseg::article
