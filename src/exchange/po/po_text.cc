#include "exchange/po/po_text.h"

#include <algorithm>
#include <array>

#include "base/hex.h"

namespace locseg::exchange::po {
namespace {

bool stays(char c, Percent percent) {
  if (c == '%' || c == '\0') return false;
  if (percent == Percent::kContext) return c != '#';
  return static_cast<unsigned char>(c) > ' ' && c != '\x7F';
}

// As append_percent writes it: a digit in lower case is none.
int digit_of(char c) {
  const std::size_t digit = base::kUpperHexDigits.find(c);
  return digit == std::string_view::npos ? -1 : static_cast<int>(digit);
}

struct Script {
  std::string_view tag;
  std::string_view modifier;
};
constexpr std::array<Script, 3> kScripts = {
    {{"Latn", "latin"}, {"Cyrl", "cyrillic"}, {"Deva", "devanagari"}}};

// Of the escapes only those are used that every tool knows; other controls are written as they are.
void append_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0;;) {
    const std::size_t special =
        std::min(text.find_first_of(std::string_view("\n\r\t\"\\\0", 6), at), text.size());
    out.append(text.substr(at, special - at));
    if (special == text.size()) break;
    constexpr std::string_view kSpecials = "\n\r\t\"\\";
    constexpr std::string_view kMarks = "nrt\"\\";
    const std::size_t index = kSpecials.find(text[special]);
    if (index == std::string_view::npos) {
      out += "\xEF\xBF\xBD";
    } else {
      out += '\\';
      out += kMarks[index];
    }
    at = special + 1;
  }
  out += '"';
}

}  // namespace

void append_text(std::string& out, std::string_view text, std::string_view line_end) {
  const std::size_t first = text.find('\n');
  if (first == std::string_view::npos || first + 1 == text.size()) {
    return append_string(out, text);
  }
  out += "\"\"";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    out += line_end;
    append_string(out, text.substr(0, end));
    text.remove_prefix(end);
  }
}

void append_percent(std::string& out, std::string_view text, Percent percent) {
  for (const char c : text) {
    if (stays(c, percent)) {
      out += c;
      continue;
    }
    out += '%';
    base::append_hex_byte(out, c, base::kUpperHexDigits);
  }
}

std::string unpercent(std::string_view text) {
  if (text.find('%') == std::string_view::npos) return std::string(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? digit_of(text[at + 1]) : -1;
    const int low = high >= 0 ? digit_of(text[at + 2]) : -1;
    if (low < 0) {
      out += text[at];
      continue;
    }
    out += static_cast<char>(high * 16 + low);
    at += 2;
  }
  return out;
}

bool agree_in_line_feeds(std::string_view msgid, std::string& msgstr, std::string& marks) {
  if (msgid.starts_with('\n') != msgstr.starts_with('\n')) {
    const bool add = msgid.starts_with('\n');
    if (add) {
      msgstr.insert(0, 1, '\n');
    } else {
      msgstr.erase(0, 1);
    }
    marks += add ? "b+" : "b-";
  }
  if (msgid.ends_with('\n') != msgstr.ends_with('\n')) {
    const bool add = msgid.ends_with('\n');
    if (add) {
      msgstr += '\n';
    } else {
      msgstr.pop_back();
    }
    marks += add ? "e+" : "e-";
  }
  return !msgstr.empty() && msgid.starts_with('\n') == msgstr.starts_with('\n');
}

void undo_line_feeds(std::string_view marks, std::string& msgstr) {
  const auto has = [&](std::string_view mark) {
    return marks.find(mark) != std::string_view::npos;
  };
  if (has("e+") && msgstr.ends_with('\n')) msgstr.pop_back();
  if (has("e-")) msgstr += '\n';
  if (has("b+") && msgstr.starts_with('\n')) msgstr.erase(0, 1);
  if (has("b-")) msgstr.insert(0, 1, '\n');
}

std::string locale_of(std::string_view language) {
  std::string out(language);
  std::string_view modifier;
  for (const Script& script : kScripts) {
    const std::size_t at = out.find("-" + std::string(script.tag));
    if (at == std::string::npos) continue;
    out.erase(at, 1 + script.tag.size());
    modifier = script.modifier;
    break;
  }
  std::replace(out.begin(), out.end(), '-', '_');
  if (!modifier.empty()) out.append("@").append(modifier);
  return out;
}

std::string language_of(std::string_view locale) {
  const std::size_t at = std::min(locale.find('@'), locale.size());
  std::string out(locale.substr(0, std::min(at, locale.find('.'))));
  std::replace(out.begin(), out.end(), '_', '-');
  for (const Script& script : kScripts) {
    if (at == locale.size() || locale.substr(at + 1) != script.modifier) continue;
    out.insert(std::min(out.find('-'), out.size()), "-" + std::string(script.tag));
  }
  return out;
}

}  // namespace locseg::exchange::po
