// RFC 8259 strings in https://jsonlines.org lines. The hot path of extract: the part of a record
// that all units of an article share is made once.
#include "exchange/jsonl/jsonl_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include "base/json_text.h"
#include "base/json_writer.h"
#include "base/utf8.h"
#include "exchange/units/unit_texts.h"

namespace locseg::exchange {
namespace {

constexpr std::size_t kMostDigits = 20;

char* write_line(char* to, std::uint64_t line) {
  if (line == 0) return std::ranges::copy(std::string_view("null"), to).out;
  return std::to_chars(to, to + kMostDigits, line).ptr;
}

char* write_confidence(char* to, double confidence) {
  return std::to_chars(to, to + kMostDigits, confidence, std::chars_format::fixed, 4).ptr;
}

// What all records of an article share: the stretches of a record before what each has for itself.
class LineFrame {
 public:
  enum Stretch : std::uint8_t {
    kBeforeLine,
    kBeforeId,
    kBeforeSource,
    kBeforeTarget,
    kBeforeRecovered,
    kAfterRecovered,
    kBeforeState,
    kBeforeEarlierSource,
    kBeforeConfidence,
    kAfter,
    kStretches
  };

  explicit LineFrame(const ArticleInfo& info) {
    base::JsonWriter json;
    json.begin_object().member("article", info.path);
    end(kBeforeLine, json.key("line").raw(""));
    end_in_quotes(kBeforeId, json.key("id"));
    json.member_or_null("source_lang", info.source_lang);
    json.member_or_null("target_lang", info.target_lang);
    end_in_quotes(kBeforeSource, json.key("source"));
    end_in_quotes(kBeforeTarget, json.key("target"));
    json.member_or_null("translation_type", info.translation_type);
    end(kBeforeRecovered, json.key("recovered").raw(""));
    json.member_or_null("source_commit", info.source_commit);
    json.member_or_null("handoff", info.handoff);
    end(kAfterRecovered, json);
    end(kBeforeState, json.key("state").raw("\""));
    end(kBeforeEarlierSource, json.key("earlier_source").raw("\""));
    end(kBeforeConfidence, json.key("confidence").raw(""));
    json_ = json.end_object().take() + '\n';
    ends_[kAfter] = json_.size();
  }

  [[nodiscard]] char* write(Stretch stretch, char* to) const {
    const std::size_t begin = stretch == 0 ? 0 : ends_[stretch - 1U];
    const std::size_t size = ends_[stretch] - begin;
    std::memcpy(to, json_.data() + begin, size);
    return to + size;
  }
  [[nodiscard]] std::size_t size() const { return json_.size(); }

 private:
  void end(Stretch stretch, const base::JsonWriter& json) { ends_[stretch] = json.size(); }
  // Between the quotes of a text.
  void end_in_quotes(Stretch stretch, base::JsonWriter& json) {
    ends_[stretch] = json.raw("\"\"").size() - 1;
  }

  std::string json_;
  std::array<std::size_t, kStretches> ends_{};
};

// Records are made in a buffer that has room for the longest that a unit can become.
class JsonlArticle final : public ArticleUnitWriter {
 public:
  explicit JsonlArticle(const ArticleInfo& info) : frame_(info), valid_utf8_(info.valid_utf8) {}

  void units(std::span<const Unit> units, std::string& out) override {
    for (const Unit& unit : units) {
      const std::string_view id = valid(unit.id, valid_id_);
      const std::string_view source = valid(unit.source, valid_source_);
      const std::string_view target = valid(unit.target, valid_target_);
      const std::string_view earlier = valid(earlier_source(unit), valid_earlier_);
      const std::size_t texts = id.size() + source.size() + target.size() + earlier.size();
      const std::size_t most = frame_.size() + base::json_escaped_bound(texts) + kMostBetween;
      if (record_.size() < most) record_.resize(most);
      char* to = frame_.write(LineFrame::kBeforeLine, record_.data());
      to = write_line(to, unit.line);
      to = base::write_json_escaped(frame_.write(LineFrame::kBeforeId, to), id);
      to = base::write_json_escaped(frame_.write(LineFrame::kBeforeSource, to), source);
      to = base::write_json_escaped(frame_.write(LineFrame::kBeforeTarget, to), target);
      to = frame_.write(LineFrame::kBeforeRecovered, to);
      to = std::ranges::copy(std::string_view(unit.recovered ? "true" : "false"), to).out;
      to = frame_.write(LineFrame::kAfterRecovered, to);
      if (is_suggestion(unit.state)) {
        to = frame_.write(LineFrame::kBeforeState, to);
        to = base::write_json_escaped(to, name_of(unit.state));
        *to++ = '"';
      }
      if (!earlier.empty()) {
        to = base::write_json_escaped(frame_.write(LineFrame::kBeforeEarlierSource, to), earlier);
        *to++ = '"';
      }
      if (unit.confidence >= 0) {
        to = write_confidence(frame_.write(LineFrame::kBeforeConfidence, to), unit.confidence);
      }
      to = frame_.write(LineFrame::kAfter, to);
      out.append(record_.data(), static_cast<std::size_t>(to - record_.data()));
    }
  }

 private:
  // Numbers, quotes, `false` and the name of a state.
  static constexpr std::size_t kMostBetween = 2 * kMostDigits + 200;

  std::string_view valid(std::string_view text, std::string& scratch) const {
    if (valid_utf8_) return text;
    scratch.clear();
    base::append_valid_utf8(scratch, text);
    return scratch;
  }

  LineFrame frame_;
  bool valid_utf8_;
  std::string record_;
  std::string valid_id_;
  std::string valid_source_;
  std::string valid_target_;
  std::string valid_earlier_;
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
