// https://www.w3.org/TR/xml/ (fifth edition): 2.2 characters, 2.11 line ends, 3.3.3 normalization
// of attribute values, 4.1 references.
#include "base/xml_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/bytes.h"
#include "base/utf8.h"

namespace locseg::base {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::array<std::pair<std::string_view, char>, 5> kEntities = {
    {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};

void append_special(std::string& out, char byte) {
  switch (byte) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '"':
      out += "&quot;";
      return;
    case '\r':
      out += "&#13;";
      return;
    case '\n':
      out += "&#10;";
      return;
    case '\t':
      out += "&#9;";
      return;
    default:
      out += kReplacement;
  }
}

// The first U+FFFE or U+FFFF.
std::size_t find_noncharacter(std::string_view text, std::size_t from) {
  for (;; ++from) {
    from = text.find("\xEF\xBF", from);
    if (from == std::string_view::npos || from + 2 >= text.size()) return text.size();
    if (text[from + 2] == '\xBE' || text[from + 2] == '\xBF') return from;
  }
}

void append_run(std::string& out, std::string_view text) {
  for (std::size_t at = 0;;) {
    const std::size_t special = find_xml_special(text, at);
    out.append(text.data() + at, special - at);
    if (special == text.size()) return;
    append_special(out, text[special]);
    at = special + 1;
  }
}

void append_attribute_run(std::string& out, std::string_view text) {
  for (std::size_t at = 0;;) {
    const std::size_t special =
        std::min(find_xml_special(text, at), text.find_first_of("\"\n\t", at));
    out.append(text.data() + at, special - at);
    if (special == text.size()) return;
    append_special(out, text[special]);
    at = special + 1;
  }
}

using AppendRun = void (*)(std::string&, std::string_view);

void append_runs(std::string& out, std::string_view text, AppendRun append) {
  for (std::size_t at = 0;;) {
    const std::size_t end = find_noncharacter(text, at);
    append(out, text.substr(at, end - at));
    if (end == text.size()) return;
    out += kReplacement;
    at = end + 3;
  }
}

// The value of `#…`, between `&` and `;`; what is no XML character for what is no number.
char32_t character_of(std::string_view number) {
  number.remove_prefix(1);
  const bool is_hex = number.starts_with('x');
  if (is_hex) number.remove_prefix(1);
  std::uint32_t value = 0;
  const char* const end = number.data() + number.size();
  const auto parsed = std::from_chars(number.data(), end, value, is_hex ? 16 : 10);
  return parsed.ec == std::errc() && parsed.ptr == end ? static_cast<char32_t>(value) : 0;
}

}  // namespace

void append_xml(std::string& out, std::string_view text) { append_runs(out, text, append_run); }

void append_xml_attribute(std::string& out, std::string_view text) {
  append_runs(out, text, append_attribute_run);
}

std::size_t find_not_xml(std::string_view text, std::size_t from) {
  const std::size_t control = find_xml_control(text, from);
  return std::min(control, find_noncharacter(text, from));
}

std::size_t reference_size(std::string_view text) {
  for (const auto& [spelling, character] : kEntities) {
    if (text.starts_with(spelling)) return spelling.size();
  }
  if (!text.starts_with("&#")) return 0;
  const std::size_t end = text.substr(0, kLongestReference).find(';');
  if (end == std::string_view::npos) return 0;
  return is_xml_character(character_of(text.substr(1, end - 1))) ? end + 1 : 0;
}

void append_xml_value(std::string& out, std::string_view value) {
  for (std::size_t at = 0; at < value.size();) {
    const char c = value[at];
    if (c != '&') {
      // White space is normalized, a line end of two bytes to one space.
      if (c != '\r' || !value.substr(at + 1).starts_with('\n')) {
        out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
      }
      ++at;
      continue;
    }
    const std::size_t size = reference_size(value.substr(at));
    const std::string_view reference = value.substr(at, size);
    if (reference.starts_with("&#")) {
      append_utf8(out, character_of(reference.substr(1, size - 2)));
    }
    for (const auto& [spelling, character] : kEntities) {
      if (reference == spelling) out += character;
    }
    at += std::max<std::size_t>(size, 1);
  }
}

}  // namespace locseg::base
