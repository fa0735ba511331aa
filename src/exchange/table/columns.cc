// Rows of tables. What spreadsheets do with a leading `'` differs (some hide it, some show it), but
// none of them runs a formula behind it.
#include "exchange/table/columns.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"

namespace locseg::exchange {
namespace {

constexpr std::array<std::string_view, 11> kNames = {
    "article",     "line",          "id",     "source_lang",
    "target_lang", "source",        "target", "translation_type",
    "recovered",   "source_commit", "handoff"};

// After any number of `'`.
bool begins_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  if (text.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(text.front()) != std::string_view::npos) return true;
  return text.starts_with("\uFF1D") || text.starts_with("\uFF0B") || text.starts_with("\uFF0D") ||
         text.starts_with("\uFF20");
}

}  // namespace

void append_guarded(std::string& out, std::string_view text) {
  if (begins_formula(text)) out += '\'';
  out += text;
}

std::string_view unguarded(std::string_view field) {
  return field.starts_with('\'') && begins_formula(field) ? field.substr(1) : field;
}

void TableWriter::header(const ArticleInfo* /*first*/, std::string& out) const {
  for (const std::string_view name : kNames) {
    if (name != kNames.front()) out += delimiter_;
    out += name;
  }
  out += line_end_;
}

void TableWriter::write(const UnitGroup& group, std::string& out) const {
  const ArticleInfo& info = group.info;
  std::string valid;
  std::string guarded;
  const auto append = [&](std::string& to, std::string_view text) {
    valid.clear();
    guarded.clear();
    base::append_valid_utf8(valid, text);
    append_guarded(guarded, valid);
    append_(to, guarded);
    to += delimiter_;
  };
  // What all rows of an article share.
  std::string article;
  std::string languages;
  std::string type;
  std::string provenance;
  append(article, info.path);
  append(languages, info.source_lang);
  append(languages, info.target_lang);
  append(type, info.translation_type);
  append(provenance, info.source_commit);
  append(provenance, info.handoff);
  provenance.pop_back();
  provenance += line_end_;
  for (const Unit& unit : group.units) {
    out += article;
    if (unit.line != 0) {
      std::array<char, 20> digits{};
      out.append(digits.data(),
                 std::to_chars(digits.data(), digits.data() + digits.size(), unit.line).ptr);
    }
    out += delimiter_;
    append(out, unit.id);
    out += languages;
    append(out, unit.source);
    append(out, unit.target);
    out += type;
    out += unit.recovered ? "true" : "false";
    out += delimiter_;
    out += provenance;
  }
}

bool Columns::set(const std::vector<std::string>& names) {
  missing_ = {};
  for (const std::string_view needed : {"source", "target"}) {
    if (missing_.empty() && std::ranges::find(names, needed) == names.end()) missing_ = needed;
  }
  if (!missing_.empty()) return false;
  for (const std::string& name : names) members_.push_back(member_of(name));
  return true;
}

std::string Columns::miscount(std::size_t found) const {
  return "expected " + std::to_string(size()) + " fields, found " + std::to_string(found);
}

}  // namespace locseg::exchange
