// Rows of tables.
#include "exchange/table/columns.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ascii.h"
#include "base/spreadsheet_text.h"
#include "base/utf8.h"

namespace locseg::exchange {
namespace {

constexpr std::array<std::string_view, 11> kNames = {
    "article",     "line",          "id",     "source_lang",
    "target_lang", "source",        "target", "translation_type",
    "recovered",   "source_commit", "handoff"};

// A row for each unit, of fields that end with the delimiter.
class TableArticle final : public ArticleUnitWriter {
 public:
  TableArticle(const ArticleInfo& info, const TableStyle& style, bool with_states)
      : style_(style), with_states_(with_states) {
    append(article_, info.path);
    append(languages_, info.source_lang);
    append(languages_, info.target_lang);
    append(type_, info.translation_type);
    append(provenance_, info.source_commit);
    append(provenance_, info.handoff);
    provenance_.pop_back();
  }

  void units(std::span<const Unit> units, std::string& out) override {
    for (const Unit& unit : units) {
      out += article_;
      if (unit.line != 0) {
        std::array<char, 20> digits{};
        out.append(digits.data(),
                   std::to_chars(digits.data(), digits.data() + digits.size(), unit.line).ptr);
      }
      out += style_.delimiter;
      append(out, unit.id);
      out += languages_;
      append(out, unit.source);
      append(out, unit.target);
      out += type_;
      out += unit.recovered ? "true" : "false";
      out += style_.delimiter;
      out += provenance_;
      if (with_states_) out += style_.delimiter;
      if (with_states_ && is_suggestion(unit.state)) out += name_of(unit.state);
      out += style_.line_end;
    }
  }

 private:
  void append(std::string& to, std::string_view text) {
    valid_.clear();
    guarded_.clear();
    base::append_valid_utf8(valid_, text);
    base::append_guarded(guarded_, valid_);
    style_.append(to, guarded_);
    to += style_.delimiter;
  }

  TableStyle style_;
  bool with_states_;
  std::string valid_;
  std::string guarded_;
  // What all rows share.
  std::string article_;
  std::string languages_;
  std::string type_;
  std::string provenance_;
};

}  // namespace

void TableWriter::header(const ArticleInfo* /*first*/, std::string& out) const {
  for (const std::string_view name : kNames) {
    if (name != kNames.front()) out += style_.delimiter;
    out += name;
  }
  if (with_states_) out.append(1, style_.delimiter).append("state");
  out += style_.line_end;
}

std::unique_ptr<ArticleUnitWriter> TableWriter::open(const ArticleInfo& info,
                                                     std::uint64_t /*before*/) const {
  return std::make_unique<TableArticle>(info, style_, with_states_);
}

std::string Columns::name(const std::vector<std::string>& names) {
  std::vector<std::string> plain = names;
  for (std::string& name : plain) std::ranges::transform(name, name.begin(), base::ascii_lower);
  for (const std::string_view needed : {"source", "target"}) {
    if (std::ranges::find(plain, needed) == plain.end()) {
      return "the header names no column \"" + std::string(needed) + '"';
    }
  }
  for (const std::string& each : plain) members_.push_back(member_of(each));
  return {};
}

std::string Columns::miscount(std::size_t found) const {
  return "expected " + std::to_string(members_.size()) + " fields, found " + std::to_string(found);
}

}  // namespace locseg::exchange
