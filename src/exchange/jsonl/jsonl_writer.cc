// RFC 8259 strings in https://jsonlines.org lines. The hot path of extract: the part of a record
// that all units of an article share is made once, and texts are copied between the bytes that
// need an escape.
#include "exchange/jsonl/jsonl_writer.h"

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

// The bytes of a JSON string without its quotes.
void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0;;) {
    const std::size_t special = base::find_json_special(text, at);
    out.append(text.data() + at, special - at);
    if (special == text.size()) return;
    append_escape(out, text[special]);
    at = special + 1;
  }
}

void append_or_null(std::string& out, std::string_view value) {
  if (value.empty()) {
    out += "null";
    return;
  }
  std::string valid;
  base::append_valid_utf8(valid, value);
  append_json_string(out, valid);
}

void append_line(std::string& out, std::uint64_t line) {
  if (line == 0) {
    out += "null";
    return;
  }
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, line).ptr;
  out.append(digits, end);
}

// What all records of an article share, with the quotes of the texts that stand between.
struct Frame {
  explicit Frame(const ArticleInfo& info) {
    before_line += "{\"article\":";
    std::string path;
    base::append_valid_utf8(path, info.path);
    append_json_string(before_line, path);
    before_line += ",\"line\":";
    before_source += "\",\"source_lang\":";
    append_or_null(before_source, info.source_lang);
    before_source += ",\"target_lang\":";
    append_or_null(before_source, info.target_lang);
    before_source += ",\"source\":\"";
    after_target += "\",\"translation_type\":";
    append_or_null(after_target, info.translation_type);
    after_target += ",\"recovered\":";
    after_recovered += ",\"source_commit\":";
    append_or_null(after_recovered, info.source_commit);
    after_recovered += ",\"handoff\":";
    append_or_null(after_recovered, info.handoff);
    after_recovered += "}\n";
  }

  std::string before_line;
  std::string before_source;
  std::string after_target;
  std::string after_recovered;
};

class JsonlWriter final : public UnitWriter {
 public:
  void write(const UnitGroup& group, std::string& out) const override {
    const Frame frame(group.info);
    std::string valid;
    const auto text = [&](std::string_view value) {
      if (group.info.valid_utf8) return append_escaped(out, value);
      valid.clear();
      base::append_valid_utf8(valid, value);
      append_escaped(out, valid);
    };
    for (const Unit& unit : group.units) {
      out += frame.before_line;
      append_line(out, unit.line);
      out += ",\"id\":\"";
      text(unit.id);
      out += frame.before_source;
      text(unit.source);
      out += "\",\"target\":\"";
      text(unit.target);
      out += frame.after_target;
      out += unit.recovered ? "true" : "false";
      out += frame.after_recovered;
    }
  }
};

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  append_escaped(out, text);
  out += '"';
}

const UnitWriter& jsonl_writer() {
  static const JsonlWriter writer;
  return writer;
}

}  // namespace locseg::exchange
