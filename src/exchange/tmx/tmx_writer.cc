#include "exchange/tmx/tmx_writer.h"

#include <utility>
#include <vector>

#include "base/day.h"
#include "base/xml_text.h"
#include "exchange/tmx/shared_sources.h"
#include "exchange/units/unit_texts.h"
#include "exchange/xml/xml_codes.h"
#include "locseg/article.h"

namespace locseg::exchange {
namespace {

void append_property(std::string& out, std::string_view type, std::string_view value) {
  if (value.empty()) return;
  out += "<prop type=\"";
  out += type;
  out += "\">";
  append_valid_xml(out, value);
  out += "</prop>";
}

void append_tuv_start(std::string& out, std::string_view language) {
  out += "<tuv xml:lang=\"";
  append_valid_attribute(out, language);
  out += '"';
}

// What begins every `tu` of an article, and the `tuv` of its source.
class TuFrame {
 public:
  explicit TuFrame(const ArticleInfo& info) {
    start_ = "<tu srclang=\"";
    append_valid_attribute(start_, info.source_lang);
    start_ += "\">\n";
    append_tuv_start(start_, info.source_lang);
    start_ += "><seg>";
  }

  void open(const UnitTexts& texts, std::string& out) const {
    out += start_;
    append_tmx_text(out, texts.source(), texts.codes().source());
    out += "</seg></tuv>\n";
  }

 private:
  std::string start_;
};

// The `tuv` of a target, with what is said of it.
class TuvFrame {
 public:
  explicit TuvFrame(const ArticleInfo& info) {
    append_tuv_start(start_, info.target_lang);
    if (const std::string day = base::basic_day(info.handoff); !day.empty()) {
      start_ += " changedate=\"" + day + "T000000Z\"";
    }
    start_ += '>';
    append_property(start_, "x-article", info.path);
    append_property(after_id_, "x-translation-type", info.translation_type);
    append_property(after_id_, "x-source-commit", info.source_commit);
    append_property(after_id_, "x-handoff", info.handoff);
  }

  // `own_source` is what the target is a translation of, null where the `tu` shows that.
  void append(const Unit& unit, const std::string_view* own_source, const UnitTexts& texts,
              std::string& out) const {
    out += start_;
    append_property(out, "x-id", unit.id);
    if (unit.line != 0) append_property(out, "x-line", std::to_string(unit.line));
    if (unit.recovered) append_property(out, "x-recovered", "true");
    if (is_suggestion(unit.state)) append_property(out, "x-state", name_of(unit.state));
    out += after_id_;
    if (own_source != nullptr) {
      out += "<prop type=\"x-source\">";
      append_valid_xml(out, *own_source);
      out += "</prop>";
    }
    out += "<seg>";
    append_tmx_text(out, texts.target(), texts.codes().target());
    out += "</seg></tuv>\n";
  }

 private:
  std::string start_;
  std::string after_id_;
};

class TmxArticle final : public ArticleUnitWriter {
 public:
  explicit TmxArticle(const ArticleInfo& info) : frame_(info), tuv_(info), texts_(info) {}

  void units(std::span<const Unit> units, std::string& out) override {
    for (const Unit& unit : units) {
      texts_.read(unit);
      frame_.open(texts_, out);
      tuv_.append(unit, nullptr, texts_, out);
      out += "</tu>\n";
    }
  }

 private:
  TuFrame frame_;
  TuvFrame tuv_;
  UnitTexts texts_;
};

class TmxWriter final : public UnitWriter {
 public:
  void header(const ArticleInfo* first, std::string& out) const override {
    out +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<tmx version=\"1.4\">\n"
        "<header creationtool=\"locseg\" creationtoolversion=\"" LOCSEG_VERSION
        "\" segtype=\"sentence\" o-tmf=\"locseg\" adminlang=\"en\" srclang=\"";
    append_valid_attribute(out, first == nullptr ? "*all*" : first->source_lang);
    out += "\" datatype=\"x-markdown\"/>\n<body>\n";
  }

  std::unique_ptr<ArticleUnitWriter> open(const ArticleInfo& info,
                                          std::uint64_t /*before*/) const override {
    return std::make_unique<TmxArticle>(info);
  }

  void write_together(std::span<const UnitGroup> groups, std::string& out) const override {
    const TuFrame frame(groups.front().info);
    std::vector<TuvFrame> tuvs;
    std::vector<UnitTexts> texts;
    for (const UnitGroup& group : groups) {
      tuvs.emplace_back(group.info);
      texts.emplace_back(group.info);
    }
    const markup::Syntax syntax = syntax_of(groups.front().info);
    for (const SharedSource& shared : share_sources(groups, syntax)) {
      std::string_view source;
      for (const SharedSource::Place& place : shared.places) {
        Unit unit = groups[place.group].units[place.unit];
        const bool first = &place == &shared.places.front();
        if (first) source = unit.source;
        // The codes of every target are numbered by those of the one source that is shown.
        const std::string_view own = std::exchange(unit.source, source);
        texts[place.group].read(unit);
        if (first) frame.open(texts[place.group], out);
        tuvs[place.group].append(unit, own == source ? nullptr : &own, texts[place.group], out);
      }
      out += "</tu>\n";
    }
  }

  void footer(std::string& out) const override { out += "</body>\n</tmx>\n"; }
};

}  // namespace

const UnitWriter& tmx_writer() {
  static const TmxWriter writer;
  return writer;
}

}  // namespace locseg::exchange
