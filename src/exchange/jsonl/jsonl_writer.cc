// RFC 8259 strings in https://jsonlines.org lines. The hot path of extract: the part of a record
// that all units of an article share is made once.
#include "exchange/jsonl/jsonl_writer.h"

#include <charconv>

#include "base/json_text.h"
#include "base/json_writer.h"
#include "base/utf8.h"
#include "exchange/units/unit_texts.h"

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

void append_confidence(double confidence, std::string& out) {
  char digits[16];
  const auto end =
      std::to_chars(digits, digits + sizeof digits, confidence, std::chars_format::fixed, 4).ptr;
  out.append(digits, end);
}

// What all records of an article share: the parts before what each has for itself.
struct LineFrame {
  explicit LineFrame(const ArticleInfo& info) {
    base::JsonWriter json;
    const auto part_before = [&](std::string_view key) {
      std::string part = json.key(key).take();
      json.raw("");
      return part;
    };
    json.begin_object().member("article", info.path);
    before_line = part_before("line");
    before_id = part_before("id");
    json.member_or_null("source_lang", info.source_lang);
    json.member_or_null("target_lang", info.target_lang);
    before_source = part_before("source");
    before_target = part_before("target");
    json.member_or_null("translation_type", info.translation_type);
    before_recovered = part_before("recovered");
    json.member_or_null("source_commit", info.source_commit);
    json.member_or_null("handoff", info.handoff);
    after_recovered = json.take();
    before_state = part_before("state");
    before_earlier_source = part_before("earlier_source");
    before_confidence = part_before("confidence");
    after = json.end_object().take() + '\n';
  }

  std::string before_line;
  std::string before_id;
  std::string before_source;
  std::string before_target;
  std::string before_recovered;
  std::string after_recovered;
  std::string before_state;
  std::string before_earlier_source;
  std::string before_confidence;
  std::string after;
};

class JsonlArticle final : public ArticleUnitWriter {
 public:
  explicit JsonlArticle(const ArticleInfo& info) : frame_(info), valid_utf8_(info.valid_utf8) {}

  void units(std::span<const Unit> units, std::string& out) override {
    for (const Unit& unit : units) {
      out += frame_.before_line;
      append_line(out, unit.line);
      out += frame_.before_id;
      append_text(unit.id, out);
      out += frame_.before_source;
      append_text(unit.source, out);
      out += frame_.before_target;
      append_text(unit.target, out);
      out += frame_.before_recovered;
      out += unit.recovered ? "true" : "false";
      out += frame_.after_recovered;
      if (is_suggestion(unit.state)) {
        out += frame_.before_state;
        append_text(name_of(unit.state), out);
      }
      if (const std::string_view source = earlier_source(unit); !source.empty()) {
        out += frame_.before_earlier_source;
        append_text(source, out);
      }
      if (unit.confidence >= 0) {
        out += frame_.before_confidence;
        append_confidence(unit.confidence, out);
      }
      out += frame_.after;
    }
  }

 private:
  void append_text(std::string_view text, std::string& out) {
    out += '"';
    if (!valid_utf8_) {
      valid_.clear();
      base::append_valid_utf8(valid_, text);
      text = valid_;
    }
    base::append_json_escaped(out, text);
    out += '"';
  }

  LineFrame frame_;
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
