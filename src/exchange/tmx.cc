#include "exchange/tmx.h"

#include "base/utf8.h"
#include "exchange/unit_texts.h"
#include "exchange/xml_codes.h"
#include "exchange/xml_text.h"
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

  void write(const UnitGroup& group, std::string& out) const override {
    const ArticleInfo& info = group.info;
    std::string source_start;
    append_tuv_start(source_start, info.source_lang);
    source_start += "><seg>";
    std::string target_start;
    append_tuv_start(target_start, info.target_lang);
    if (const std::string day = basic_day(info.handoff); !day.empty()) {
      target_start += " changedate=\"" + day + "T000000Z\"";
    }
    target_start += '>';
    append_property(target_start, "x-article", info.path);
    std::string after_id;
    append_property(after_id, "x-translation-type", info.translation_type);
    append_property(after_id, "x-source-commit", info.source_commit);
    append_property(after_id, "x-handoff", info.handoff);
    after_id += "<seg>";
    std::string tu_start = "<tu srclang=\"";
    append_valid_attribute(tu_start, info.source_lang);
    tu_start += "\">\n";

    UnitTexts texts(info);
    for (const Unit& unit : group.units) {
      texts.read(unit);
      out += tu_start;
      out += source_start;
      append_tmx_text(out, texts.source(), texts.codes().source());
      out += "</seg></tuv>\n";
      out += target_start;
      append_property(out, "x-id", unit.id);
      if (unit.line != 0) append_property(out, "x-line", std::to_string(unit.line));
      if (unit.recovered) append_property(out, "x-recovered", "true");
      out += after_id;
      append_tmx_text(out, texts.target(), texts.codes().target());
      out += "</seg></tuv>\n</tu>\n";
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
