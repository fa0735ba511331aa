// What tables of units have in common, however their fields are written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/units/unit_rows.h"
#include "locseg/exchange.h"

namespace locseg::exchange {

/// How a table is spelled.
struct TableStyle {
  char delimiter;
  std::string_view line_end;
  /// Appends UTF-8 as a field.
  void (*append)(std::string& out, std::string_view text);
};

/// A header line with the keys of the JSON Lines record, then a line a unit with the same columns.
/// What is not known is empty; recovered is `true` or `false`. Texts are guarded.
class TableWriter final : public UnitWriter {
 public:
  /// `with_states`: a last column tells which targets are suggestions.
  explicit TableWriter(const TableStyle& style, bool with_states = false)
      : style_(style), with_states_(with_states) {}

  void header(const ArticleInfo* first, std::string& out) const override;
  std::unique_ptr<ArticleUnitWriter> open(const ArticleInfo& info,
                                          std::uint64_t before) const override;

 private:
  TableStyle style_;
  bool with_states_;
};

/// The columns of a table that is being read, known by its header line. Those of other names are
/// skipped.
class Columns {
 public:
  /// Takes the fields of a line; those of the first are the names of the columns. Returns what is
  /// wrong with them, as a message, or an empty text.
  template <class Fields>
  [[nodiscard]] std::string take_line(const Fields& fields) {
    if (empty()) return name({fields.begin(), fields.end()});
    return fields.size() == members_.size() ? std::string() : miscount(fields.size());
  }
  /// True before the first line.
  [[nodiscard]] bool empty() const { return members_.empty(); }
  /// The field of `row` that the column `index` holds; null for one that is ignored.
  [[nodiscard]] std::string* field(UnitRow& row, std::size_t index) const {
    return members_[index] == nullptr ? nullptr : &(row.*members_[index]);
  }

 private:
  [[nodiscard]] std::string name(const std::vector<std::string>& names);
  [[nodiscard]] std::string miscount(std::size_t found) const;

  std::vector<std::string UnitRow::*> members_;
};

}  // namespace locseg::exchange
