// Tables of plain text.
#pragma once

#include <string>
#include <vector>

namespace locseg::report {

/// Rows of cells, set in columns as wide as their widest cell, two spaces apart. The first column
/// is flush left, all others flush right; nothing trails a line.
class Table {
 public:
  using Row = std::vector<std::string>;

  void add(Row row) { rows_.push_back(std::move(row)); }

  /// Appends the lines. Control characters in cells are spelled out.
  void append_to(std::string& out) const;

 private:
  std::vector<Row> rows_;
};

}  // namespace locseg::report
