#include <algorithm>

#include "base/ascii.h"
#include "exchange/units/unit_texts.h"
#include "exchange/xliff/xliff.h"
#include "exchange/xml/xml_codes.h"
#include "locseg/article.h"
#include "locseg/identity.h"

namespace locseg::exchange {
namespace {

void append_note(std::string& out, std::string_view category, std::string_view text) {
  if (text.empty()) return;
  out += "<note category=\"";
  out += category;
  out += "\">";
  append_valid_xml(out, text);
  out += "</note>";
}

void append_notes(std::string& out, const std::string& notes) {
  if (!notes.empty()) out += "<notes>" + notes + "</notes>\n";
}

// Unlike any other of the file: articles differ in their names, and the stretches of one in where
// they begin.
std::string file_id(const ArticleInfo& info, std::uint64_t before) {
  return "f" + to_hex(hash_of(info.path, std::to_string(before)));
}

void append_file_start(std::string& out, const ArticleInfo& info, std::uint64_t before) {
  out += "<file id=\"" + file_id(info, before);
  if (!info.path.empty()) {
    out += "\" original=\"";
    append_valid_attribute(out, info.path);
  }
  out += "\" xml:space=\"preserve\">\n";
  std::string notes;
  append_note(notes, "translation-type", info.translation_type);
  append_note(notes, "source-commit", info.source_commit);
  append_note(notes, "handoff", info.handoff);
  append_notes(out, notes);
}

// `state` and `subState` with the quotes around and between them.
std::string states(const ArticleInfo& info, const Unit& unit) {
  const bool is_initial = unit.target.empty() && !unit.source.empty();
  if (is_initial || unit.state == TranslationState::kUnreviewed) return "\"initial\"";
  if (unit.state == TranslationState::kFuzzy) return "\"initial\" subState=\"locseg:fuzzy\"";
  std::string out = is_human(info.translation_type) ? "\"final\"" : "\"translated\"";
  const std::string_view type = info.translation_type;
  if (!type.empty() && std::all_of(type.begin(), type.end(), base::is_ascii_alnum)) {
    out += " subState=\"locseg:" + std::string(type) + '"';
  }
  return out;
}

// A `file` element.
class Xliff2Article final : public ArticleUnitWriter {
 public:
  Xliff2Article(const ArticleInfo& info, std::uint64_t before)
      : info_(info), texts_(info), place_(before) {}

  void units(std::span<const Unit> units, std::string& out) override {
    if (!begun_) append_file_start(out, info_, place_);
    begun_ = true;
    std::string notes;
    for (const Unit& unit : units) {
      texts_.read(unit);
      // An empty name says that there is no other id.
      out += "<unit id=\"" + std::to_string(++place_) + "\" name=\"";
      append_valid_attribute(out, unit.id);
      out += "\">\n";
      append_match(unit, out);
      notes.clear();
      append_note(notes, "heading", unit.heading);
      if (unit.line != 0) append_note(notes, "line", std::to_string(unit.line));
      if (unit.recovered) append_note(notes, "recovered", "true");
      append_notes(out, notes);
      append_codes(out, texts_);
      const bool is_referred_to = !earlier_source(unit).empty();
      out += std::string("<segment") + (is_referred_to ? " id=\"s\"" : "") +
             " state=" + states(info_, unit) + ">\n<source>";
      append_xliff2_text(out, texts_.source(), texts_.codes().source());
      out += "</source>\n<target>";
      append_xliff2_text(out, texts_.target(), texts_.codes().target());
      out += "</target>\n</segment>\n</unit>\n";
    }
  }

  void end(std::string& out) override { out += "</file>\n"; }

 private:
  // What a fuzzy target is the translation of, as the module of matches has it.
  static void append_match(const Unit& unit, std::string& out) {
    const std::string_view source = earlier_source(unit);
    if (source.empty()) return;
    out +=
        "<mtc:matches xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\">\n"
        "<mtc:match ref=\"#s\" type=\"other\" origin=\"previous-version\">\n<source>";
    append_valid_xml(out, source);
    out += "</source>\n<target>";
    append_valid_xml(out, unit.target);
    out += "</target>\n</mtc:match>\n</mtc:matches>\n";
  }

  static void append_codes(std::string& out, const UnitTexts& texts) {
    const markup::InlineCodes& codes = texts.codes();
    if (codes.count() == 0) return;
    std::uint32_t shared = 0;
    for (const markup::Mark& mark : codes.source()) shared = std::max(shared, mark.number);
    out += "<originalData>";
    append_xliff2_data(out, texts.source(), codes.source(), 0);
    append_xliff2_data(out, texts.target(), codes.target(), shared);
    out += "</originalData>\n";
  }

  const ArticleInfo& info_;
  UnitTexts texts_;
  std::uint64_t place_;  // of the last unit, from 1
  bool begun_ = false;
};

// The elements that are written are the same in all versions.
class Xliff2Writer final : public UnitWriter {
 public:
  // `space`: the last part of the namespace.
  constexpr Xliff2Writer(std::string_view space, std::string_view version)
      : space_(space), version_(version) {}

  void header(const ArticleInfo* first, std::string& out) const override {
    out +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:";
    out.append(space_).append("\" version=\"").append(version_).append("\" srcLang=\"");
    append_valid_attribute(out, first == nullptr ? "en" : first->source_lang);
    if (first != nullptr) {
      out += "\" trgLang=\"";
      append_valid_attribute(out, first->target_lang);
    }
    out += "\">\n";
    // A file without a unit must hold a file with a group all the same.
    if (first == nullptr) out += "<file id=\"f\"><group id=\"g\"/></file>\n";
  }

  std::unique_ptr<ArticleUnitWriter> open(const ArticleInfo& info,
                                          std::uint64_t before) const override {
    return std::make_unique<Xliff2Article>(info, before);
  }

  void footer(std::string& out) const override { out += "</xliff>\n"; }

 private:
  std::string_view space_;
  std::string_view version_;
};

}  // namespace

const UnitWriter& xliff2_writer() {
  static const Xliff2Writer writer("2.0", "2.1");
  return writer;
}

const UnitWriter& xliff22_writer() {
  static const Xliff2Writer writer("2.2", "2.2");
  return writer;
}

}  // namespace locseg::exchange
