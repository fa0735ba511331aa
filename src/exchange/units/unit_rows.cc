// The texts that are collected are in one buffer, so that long ones here and there cannot add up.
#include "exchange/units/unit_rows.h"

#include <array>
#include <charconv>
#include <utility>

#include "base/try.h"
#include "exchange/units/translation_state.h"

namespace locseg::exchange {
namespace {

struct Field {
  std::string_view name;
  std::string UnitRow::*member;
};
constexpr std::array<Field, 13> kFields = {{{"article", &UnitRow::article},
                                            {"line", &UnitRow::line},
                                            {"id", &UnitRow::id},
                                            {"source_lang", &UnitRow::source_lang},
                                            {"target_lang", &UnitRow::target_lang},
                                            {"source", &UnitRow::source},
                                            {"target", &UnitRow::target},
                                            {"translation_type", &UnitRow::translation_type},
                                            {"recovered", &UnitRow::recovered},
                                            {"source_commit", &UnitRow::source_commit},
                                            {"handoff", &UnitRow::handoff},
                                            {"state", &UnitRow::state_word},
                                            {"fuzzy", &UnitRow::fuzzy}}};

// What is collected at most, so that memory does not grow with the article.
constexpr std::size_t kMaxRows = 4096;
constexpr std::size_t kMaxBytes = std::size_t{4} << 20;

// The last one that every format and a store can say: as a JSON number it is exact.
constexpr std::uint64_t kLastLine = (std::uint64_t{1} << 53) - 1;

// What all words of the row say.
TranslationState state_of(const UnitRow& row) {
  TranslationState said = row.state_word.empty() ? row.state : field_state(row.state_word);
  const bool is_fuzzy = row.fuzzy == "true" || row.fuzzy == "True" || row.fuzzy == "TRUE";
  if (is_fuzzy) said = TranslationState::kFuzzy;
  return state_with_texts(said, row.source, row.target);
}

bool same_article(const UnitRow& a, const UnitRow& b) {
  return a.article == b.article && a.source_lang == b.source_lang &&
         a.target_lang == b.target_lang && a.translation_type == b.translation_type &&
         a.source_commit == b.source_commit && a.handoff == b.handoff;
}

}  // namespace

void UnitRow::clear() {
  for (const Field& field : kFields) (this->*field.member).clear();
  heading.clear();
  opaque_codes = false;
  state = TranslationState::kTranslated;
  origin = {};
}

std::size_t UnitRow::bytes() const {
  std::size_t bytes = heading.size();
  for (const Field& field : kFields) bytes += (this->*field.member).size();
  return bytes;
}

std::string UnitRow::*member_of(std::string_view key) {
  for (const Field& field : kFields) {
    if (field.name == key) return field.member;
  }
  return nullptr;
}

Result<void> RowArticles::add(const UnitRow& row) {
  if (!units_.empty()) {
    if (!same_article(first_, row)) {
      LOCSEG_TRY(finish());
    } else if (units_.size() == kMaxRows || texts_.size() >= kMaxBytes) {
      LOCSEG_TRY(hand_over());
    }
  }
  if (units_.empty() && !open_) first_ = row;
  Unit& unit = units_.emplace_back();
  std::from_chars(row.line.data(), row.line.data() + row.line.size(), unit.line);
  if (unit.line > kLastLine) unit.line = 0;
  unit.id = row.id;
  unit.source = row.source;
  unit.target = row.target;
  unit.recovered = row.recovered == "true";
  unit.heading = row.heading;
  unit.opaque_codes = row.opaque_codes;
  unit.state = state_of(row);
  texts_.append(row.id).append(row.source).append(row.target).append(row.heading);
  if (wants_origins_) {
    origins_.push_back(row.origin);
    texts_.append(row.origin.flags).append(row.origin.plural).append(row.origin.context);
  }
  return {};
}

Result<void> RowArticles::hand_over() {
  std::size_t at = 0;
  const auto place = [&](std::string_view& text) {
    text = std::string_view(texts_).substr(at, text.size());
    at += text.size();
  };
  for (std::size_t i = 0; i < units_.size(); ++i) {
    Unit& unit = units_[i];
    for (std::string_view* text : {&unit.id, &unit.source, &unit.target, &unit.heading}) {
      place(*text);
    }
    if (!wants_origins_) continue;
    place(origins_[i].flags);
    place(origins_[i].plural);
    place(origins_[i].context);
    unit.origin = &origins_[i];
  }
  if (!open_) {
    LOCSEG_TRY(sink_.begin_article({.path = first_.article,
                                    .source_lang = first_.source_lang,
                                    .target_lang = first_.target_lang,
                                    .translation_type = first_.translation_type,
                                    .source_commit = first_.source_commit,
                                    .handoff = first_.handoff,
                                    .content = {},
                                    .valid_utf8 = false}));
    open_ = true;
  }
  auto handed_over = sink_.units(units_);
  units_.clear();
  origins_.clear();
  texts_.clear();
  return handed_over;
}

Result<void> RowArticles::interrupt() {
  if (!open_) return {};
  open_ = false;
  return sink_.end_article();
}

Result<void> RowArticles::finish() {
  if (units_.empty()) return {};
  LOCSEG_TRY(hand_over());
  return interrupt();
}

}  // namespace locseg::exchange
