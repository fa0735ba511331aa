// RFC 8259 strings in https://jsonlines.org lines. The hot path of extract: the part of a record
// that all units of an article share is made once, and texts are copied between the bytes that
// need an escape.
#include "exchange/jsonl.h"

#include <charconv>

#include "base/bytes.h"
#include "base/utf8.h"

namespace locseg::exchange {
namespace {

void append_escape(std::string& out, char byte) {
  constexpr std::string_view kDigits = "0123456789abcdef";
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
      out += kDigits[static_cast<unsigned char>(byte) >> 4];
      out += kDigits[static_cast<unsigned char>(byte) & 15];
  }
}

class JsonlWriter final : public UnitWriter {
 public:
  void write(const UnitGroup& group, std::string& out) const override {
    const ArticleInfo& info = group.info;
    std::string scratch;
    const auto text = [&](std::string_view value) {
      if (info.valid_utf8) return append_json_string(out, value);
      scratch.clear();
      base::append_valid_utf8(scratch, value);
      append_json_string(out, scratch);
    };

    std::string prefix = "{\"article\":";
    scratch.clear();
    base::append_valid_utf8(scratch, info.path);
    append_json_string(prefix, scratch);
    prefix += ",\"line\":";
    std::string languages = ",\"source_lang\":";
    append_or_null(languages, info.source_lang);
    languages += ",\"target_lang\":";
    append_or_null(languages, info.target_lang);
    languages += ",\"source\":";
    std::string suffix = ",\"translation_type\":";
    append_or_null(suffix, info.translation_type);
    suffix += ",\"recovered\":";

    for (const Unit& unit : group.units) {
      out += prefix;
      append_line(out, unit.line);
      out += ",\"id\":";
      text(unit.id);
      out += languages;
      text(unit.source);
      out += ",\"target\":";
      text(unit.target);
      out += suffix;
      out += unit.recovered ? "true}\n" : "false}\n";
    }
  }

 private:
  static void append_or_null(std::string& out, std::string_view value) {
    if (value.empty()) {
      out += "null";
      return;
    }
    std::string valid;
    base::append_valid_utf8(valid, value);
    append_json_string(out, valid);
  }

  static void append_line(std::string& out, std::uint64_t line) {
    if (line == 0) {
      out += "null";
      return;
    }
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, line).ptr;
    out.append(digits, end);
  }
};

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0;;) {
    const std::size_t special = base::find_json_special(text, at);
    out.append(text.data() + at, special - at);
    if (special == text.size()) break;
    append_escape(out, text[special]);
    at = special + 1;
  }
  out += '"';
}

const UnitWriter& jsonl_writer() {
  static const JsonlWriter writer;
  return writer;
}

}  // namespace locseg::exchange
