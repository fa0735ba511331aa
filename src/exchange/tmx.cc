#include "exchange/tmx.h"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

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

// A language of an article, on its way into `tu` elements.
class Translation {
 public:
  explicit Translation(const UnitGroup& group) : units_(group.units), texts_(group.info) {
    const ArticleInfo& info = group.info;
    unit_start_ = "<tu srclang=\"";
    append_valid_attribute(unit_start_, info.source_lang);
    unit_start_ += "\">\n";
    append_tuv_start(unit_start_, info.source_lang);
    unit_start_ += "><seg>";
    append_tuv_start(target_start_, info.target_lang);
    if (const std::string day = basic_day(info.handoff); !day.empty()) {
      target_start_ += " changedate=\"" + day + "T000000Z\"";
    }
    target_start_ += '>';
    append_property(target_start_, "x-article", info.path);
    append_property(after_id_, "x-translation-type", info.translation_type);
    append_property(after_id_, "x-source-commit", info.source_commit);
    append_property(after_id_, "x-handoff", info.handoff);
    after_id_ += "<seg>";
  }

  std::size_t next = 0;  // the first unit that was not written, for those who write together

  [[nodiscard]] std::size_t size() const { return units_.size(); }

  // The start of a `tu`, with the source.
  void start_unit(std::string& out, std::size_t i) {
    read(i);
    out += unit_start_;
    append_tmx_text(out, texts_.source(), texts_.codes().source());
    out += "</seg></tuv>\n";
  }

  void append(std::string& out, std::size_t i) {
    const Unit& unit = units_[i];
    read(i);
    out += target_start_;
    append_property(out, "x-id", unit.id);
    if (unit.line != 0) append_property(out, "x-line", std::to_string(unit.line));
    if (unit.recovered) append_property(out, "x-recovered", "true");
    out += after_id_;
    append_tmx_text(out, texts_.target(), texts_.codes().target());
    out += "</seg></tuv>\n";
  }

  // Of those not written and close by, the unit with the number and the source of `unit`, else the
  // first with its source. A `tu` has one source, so the bytes must agree.
  [[nodiscard]] std::optional<std::size_t> partner_of(const Unit& unit) const {
    constexpr std::size_t kClose = 64;
    std::optional<std::size_t> same_source;
    for (std::size_t i = next; i < std::min(units_.size(), next + kClose); ++i) {
      if (units_[i].source != unit.source) continue;
      if (number_of(units_[i].id) == number_of(unit.id)) return i;
      if (!same_source) same_source = i;
    }
    return same_source;
  }

 private:
  void read(std::size_t i) {
    if (read_ == i) return;
    read_ = i;
    texts_.read(units_[i]);
  }

  static std::string_view number_of(std::string_view id) { return id.substr(id.rfind('-') + 1); }

  std::span<const Unit> units_;
  UnitTexts texts_;
  std::size_t read_ = static_cast<std::size_t>(-1);  // whose texts they are
  std::string unit_start_;                           // up to the source's text
  std::string target_start_;                         // up to the id
  std::string after_id_;                             // up to the target's text
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

  void write(const UnitGroup& group, std::string& out) const override {
    Translation translation(group);
    for (std::size_t i = 0; i < group.units.size(); ++i) {
      translation.start_unit(out, i);
      translation.append(out, i);
      out += "</tu>\n";
    }
  }

  // The units of the first language lead. Those of another one stand in order too: a unit that has
  // no partner stands alone before the next one that has, and a partner is never before the last
  // one.
  void write_together(std::span<const UnitGroup> groups, std::string& out) const override {
    std::deque<Translation> translations;
    for (const UnitGroup& group : groups) translations.emplace_back(group);
    Translation first = std::move(translations.front());
    translations.pop_front();
    const auto alone = [&](Translation& translation, std::size_t end) {
      for (; translation.next < end; ++translation.next) {
        translation.start_unit(out, translation.next);
        translation.append(out, translation.next);
        out += "</tu>\n";
      }
    };
    for (std::size_t i = 0; i < groups.front().units.size(); ++i) {
      const Unit& unit = groups.front().units[i];
      for (Translation& translation : translations) {
        if (const auto partner = translation.partner_of(unit)) alone(translation, *partner);
      }
      first.start_unit(out, i);
      first.append(out, i);
      for (Translation& translation : translations) {
        if (translation.partner_of(unit) != translation.next) continue;
        translation.append(out, translation.next++);
      }
      out += "</tu>\n";
    }
    for (Translation& translation : translations) alone(translation, translation.size());
  }

  void footer(std::string& out) const override { out += "</body>\n</tmx>\n"; }
};

}  // namespace

const UnitWriter& tmx_writer() {
  static const TmxWriter writer;
  return writer;
}

}  // namespace locseg::exchange
