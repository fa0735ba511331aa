#include "exchange/rows.h"

#include <array>
#include <charconv>

#include "base/bytes.h"
#include "base/utf8.h"

namespace locseg::exchange {

std::string* field_of(UnitRow& row, std::string_view key) {
  struct Field {
    std::string_view name;
    std::string UnitRow::*member;
  };
  static constexpr std::array<Field, 9> kFields = {
      {{"article", &UnitRow::article},
       {"line", &UnitRow::line},
       {"id", &UnitRow::id},
       {"source_lang", &UnitRow::source_lang},
       {"target_lang", &UnitRow::target_lang},
       {"source", &UnitRow::source},
       {"target", &UnitRow::target},
       {"translation_type", &UnitRow::translation_type},
       {"recovered", &UnitRow::recovered}}};
  for (const Field& field : kFields) {
    if (field.name == key) return &(row.*field.member);
  }
  return nullptr;
}

Result<void> RowGroups::add(const UnitRow& row) {
  const auto same_article = [](const UnitRow& a, const UnitRow& b) {
    return a.article == b.article && a.source_lang == b.source_lang &&
           a.target_lang == b.target_lang && a.translation_type == b.translation_type;
  };
  if (used_ != 0 && !same_article(rows_.front(), row)) {
    if (auto put = finish(); !put) return put;
  }
  if (used_ == rows_.size()) rows_.emplace_back();
  rows_[used_++] = row;
  return {};
}

Result<void> RowGroups::finish() {
  if (used_ == 0) return {};
  std::vector<Unit> units;
  units.reserve(used_);
  for (const UnitRow& row : std::span(rows_).first(used_)) {
    Unit unit{.id = row.id,
              .line = 0,
              .source = row.source,
              .target = row.target,
              .recovered = row.recovered == "true"};
    std::from_chars(row.line.data(), row.line.data() + row.line.size(), unit.line);
    units.push_back(unit);
  }
  used_ = 0;
  const UnitRow& first = rows_.front();
  return sink_.put({{.path = first.article,
                     .source_lang = first.source_lang,
                     .target_lang = first.target_lang,
                     .translation_type = first.translation_type,
                     .source_commit = {},
                     .handoff = {},
                     .content = {},
                     .valid_utf8 = false},
                    units});
}

Position position_at(std::string_view bytes, std::size_t offset) {
  const std::string_view before = bytes.substr(0, offset);
  const std::size_t line = before.rfind('\n') + 1;  // npos + 1 is 0
  std::uint64_t column = 1;
  for (std::size_t at = line; at < offset; ++column) {
    at += base::code_point_at(bytes, at).size;
  }
  return {base::count_byte(before, '\n') + 1, column};
}

}  // namespace locseg::exchange
