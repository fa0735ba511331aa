#include "base/day.h"
#include "exchange/units/unit_texts.h"
#include "exchange/xliff/xliff.h"
#include "exchange/xml/xml_codes.h"
#include "locseg/article.h"

namespace locseg::exchange {
namespace {

void append_file_start(std::string& out, const ArticleInfo& info) {
  out += "<file original=\"";
  append_valid_attribute(out, info.path);
  out += "\" source-language=\"";
  append_valid_attribute(out, info.source_lang);
  out += "\" target-language=\"";
  append_valid_attribute(out, info.target_lang);
  out += article_kind(info.path, {}) == ArticleKind::kXml ? "\" datatype=\"xml"
                                                          : "\" datatype=\"x-markdown";
  if (!info.source_commit.empty()) {
    out += "\" build-num=\"";
    append_valid_attribute(out, info.source_commit);
  }
  if (base::is_day(info.handoff)) {
    out += "\" date=\"";
    out += info.handoff;
    out += "T00:00:00Z";
  }
  out += "\" tool-id=\"locseg\" xml:space=\"preserve\">\n<header>";
  if (!info.translation_type.empty()) {
    out += "<phase-group><phase phase-name=\"translation\" process-name=\"";
    append_valid_attribute(out, info.translation_type);
    out += "\" tool-id=\"locseg\"/></phase-group>";
  }
  if (!info.handoff.empty() && !base::is_day(info.handoff)) {
    out += "<note from=\"handoff\">";
    append_valid_xml(out, info.handoff);
    out += "</note>";
  }
  out += "<tool tool-id=\"locseg\" tool-name=\"locseg\" tool-version=\"" LOCSEG_VERSION
         "\"/></header>\n<body>\n";
}

std::string_view target_start(const ArticleInfo& info, const Unit& unit) {
  if (unit.state == TranslationState::kFuzzy) {
    return "<target state=\"needs-review-translation\" state-qualifier=\"fuzzy-match\">";
  }
  if (unit.state == TranslationState::kUnreviewed) {
    return "<target state=\"needs-review-translation\">";
  }
  if (unit.target.empty() && !unit.source.empty()) return "<target state=\"needs-translation\">";
  if (is_human(info.translation_type)) return "<target state=\"final\">";
  if (info.translation_type == "MT") {
    return "<target state=\"needs-review-translation\" state-qualifier=\"leveraged-mt\">";
  }
  return "<target state=\"translated\">";
}

// A `file` element.
class Xliff12Article final : public ArticleUnitWriter {
 public:
  Xliff12Article(const ArticleInfo& info, std::uint64_t before)
      : info_(info), texts_(info), place_(before) {}

  void units(std::span<const Unit> units, std::string& out) override {
    if (!begun_) append_file_start(out, info_);
    begun_ = true;
    for (const Unit& unit : units) {
      texts_.read(unit);
      std::uint32_t codes = texts_.codes().count();
      // An empty name says that there is no other id.
      out += "<trans-unit id=\"" + std::to_string(++place_) + "\" resname=\"";
      append_valid_attribute(out, unit.id);
      out += "\" xml:space=\"preserve\">\n<source>";
      append_xliff12_text(out, texts_.source(), texts_.codes().source(), codes);
      out += "</source>\n";
      out += target_start(info_, unit);
      append_xliff12_text(out, texts_.target(), texts_.codes().target(), codes);
      out += "</target>\n";
      if (unit.line != 0) {
        out += "<context-group purpose=\"location\"><context context-type=\"linenumber\">" +
               std::to_string(unit.line) + "</context></context-group>\n";
      }
      if (unit.recovered) {
        out +=
            "<context-group purpose=\"information\"><context context-type=\"x-recovered\">true"
            "</context></context-group>\n";
      }
      if (!unit.heading.empty()) {
        out += "<note from=\"heading\">";
        append_valid_xml(out, unit.heading);
        out += "</note>\n";
      }
      append_alternative(unit, out);
      out += "</trans-unit>\n";
    }
  }

  void end(std::string& out) override { out += "</body>\n</file>\n"; }

 private:
  // What a fuzzy target is the translation of, so that the translator sees the difference.
  void append_alternative(const Unit& unit, std::string& out) const {
    const std::string_view source = earlier_source(unit);
    if (source.empty()) return;
    Unit earlier = unit;
    earlier.state = TranslationState::kTranslated;
    out += "<alt-trans alttranstype=\"previous-version\">\n<source>";
    append_valid_xml(out, source);
    out += "</source>\n";
    out += target_start(info_, earlier);
    append_valid_xml(out, unit.target);
    out += "</target>\n</alt-trans>\n";
  }

  const ArticleInfo& info_;
  UnitTexts texts_;
  std::uint64_t place_;  // of the last unit, from 1
  bool begun_ = false;
};

class Xliff12Writer final : public UnitWriter {
 public:
  void header(const ArticleInfo* first, std::string& out) const override {
    out +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n";
    if (first != nullptr) return;
    // A file without a unit must hold a file all the same.
    append_file_start(out, {.path = {},
                            .source_lang = "en",
                            .target_lang = "en",
                            .translation_type = {},
                            .source_commit = {},
                            .handoff = {},
                            .content = {}});
    out += "</body>\n</file>\n";
  }

  std::unique_ptr<ArticleUnitWriter> open(const ArticleInfo& info,
                                          std::uint64_t before) const override {
    return std::make_unique<Xliff12Article>(info, before);
  }

  void footer(std::string& out) const override { out += "</xliff>\n"; }
};

}  // namespace

const UnitWriter& xliff12_writer() {
  static const Xliff12Writer writer;
  return writer;
}

}  // namespace locseg::exchange
