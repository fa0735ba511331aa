// What tables of units have in common, however their fields are written.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/spreadsheet_text.h"
#include "base/try.h"
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

/// Reads a table of units. `records` is the file cut into fields:
///
///     next()       goes to the next record, false at the end
///     fields()     of the record, as they are spelled
///     text(i)      what the field means, until the next call
///     span(i)      where it is, with its quotation marks, in bytes of the file
///     record()     where the record is
///     malformed(m) a failure at the record
template <class Records>
[[nodiscard]] Result<void> read_table(Records& records, UnitSink& sink) {
  RowArticles articles(sink);
  Columns columns;
  for (UnitRow row;; row.clear()) {
    const Result<bool> more = records.next();
    LOCSEG_TRY(more);
    if (!*more) return articles.finish();
    const auto fields = records.fields();
    const bool is_header = columns.empty();
    std::string fault = columns.take_line(fields);
    if (!fault.empty()) return records.malformed(std::move(fault));
    if (is_header) continue;
    row.origin.record = records.record();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      std::string* const field = columns.field(row, i);
      if (field == nullptr) continue;
      const Result<std::string_view> text = records.text(i);
      LOCSEG_TRY(text);
      *field = base::unguarded(*text);
      if (field == &row.source) row.origin.source = records.span(i);
      if (field == &row.target) row.origin.target = records.span(i);
    }
    LOCSEG_TRY(articles.add(row));
  }
}

}  // namespace locseg::exchange
