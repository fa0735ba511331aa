// RFC 8259 strings in https://jsonlines.org lines. The hot path of extract: the part of a record
// that all units of an article share is made once.
#include "exchange/jsonl/jsonl_writer.h"

#include <charconv>

#include "base/json_text.h"
#include "base/utf8.h"

namespace locseg::exchange {
namespace {

void append_line(std::string& out, std::uint64_t line) {
  if (line == 0) {
    out += "null";
    return;
  }
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, line).ptr;
  out.append(digits, end);
}

// What all records of an article share, with the quotes of the texts between them.
struct Frame {
  explicit Frame(const ArticleInfo& info) {
    before_line += "{\"article\":";
    base::append_json(before_line, info.path);
    before_line += ",\"line\":";
    before_source += "\",\"source_lang\":";
    base::append_json_or_null(before_source, info.source_lang);
    before_source += ",\"target_lang\":";
    base::append_json_or_null(before_source, info.target_lang);
    before_source += ",\"source\":\"";
    after_target += "\",\"translation_type\":";
    base::append_json_or_null(after_target, info.translation_type);
    after_target += ",\"recovered\":";
    after_recovered += ",\"source_commit\":";
    base::append_json_or_null(after_recovered, info.source_commit);
    after_recovered += ",\"handoff\":";
    base::append_json_or_null(after_recovered, info.handoff);
    after_recovered += "}\n";
  }

  std::string before_line;
  std::string before_source;
  std::string after_target;
  std::string after_recovered;
};

class JsonlArticle final : public ArticleUnitWriter {
 public:
  explicit JsonlArticle(const ArticleInfo& info) : frame_(info), valid_utf8_(info.valid_utf8) {}

  void units(std::span<const Unit> units, std::string& out) override {
    const auto text = [&](std::string_view value) {
      if (valid_utf8_) return base::append_json_escaped(out, value);
      valid_.clear();
      base::append_valid_utf8(valid_, value);
      base::append_json_escaped(out, valid_);
    };
    for (const Unit& unit : units) {
      out += frame_.before_line;
      append_line(out, unit.line);
      out += ",\"id\":\"";
      text(unit.id);
      out += frame_.before_source;
      text(unit.source);
      out += "\",\"target\":\"";
      text(unit.target);
      out += frame_.after_target;
      out += unit.recovered ? "true" : "false";
      out += frame_.after_recovered;
      if (is_suggestion(unit.state)) append_last(out, "\"state\":\"", name_of(unit.state), "\"");
      if (unit.confidence >= 0) append_confidence(unit.confidence, out);
    }
  }

 private:
  // Before the end of the record.
  static void append_last(std::string& out, std::string_view before, std::string_view value,
                          std::string_view after) {
    constexpr std::string_view kEnd = "}\n";
    out.resize(out.size() - kEnd.size());
    out.append(",").append(before).append(value).append(after).append(kEnd);
  }
  static void append_confidence(double confidence, std::string& out) {
    char digits[16];
    const auto end =
        std::to_chars(digits, digits + sizeof digits, confidence, std::chars_format::fixed, 4).ptr;
    append_last(out, "\"confidence\":", {digits, static_cast<std::size_t>(end - digits)}, "");
  }

  Frame frame_;
  bool valid_utf8_;
  std::string valid_;
};

class JsonlWriter final : public UnitWriter {
 public:
  std::unique_ptr<ArticleUnitWriter> open(const ArticleInfo& info,
                                          std::uint64_t /*before*/) const override {
    return std::make_unique<JsonlArticle>(info);
  }
};

}  // namespace

const UnitWriter& jsonl_writer() {
  static const JsonlWriter writer;
  return writer;
}

}  // namespace locseg::exchange
