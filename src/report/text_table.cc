// Cells are measured in columns of a terminal, so that wide and combining characters align.
#include "report/text_table.h"

#include <algorithm>

#include "base/printable.h"
#include "text/graphemes.h"

namespace locseg::report {

void Table::append_to(std::string& out) const {
  constexpr std::size_t kGap = 2;
  std::vector<std::size_t> widths;
  std::vector<Row> shown;
  for (const Row& row : rows_) {
    Row& cells = shown.emplace_back();
    for (const std::string& cell : row) cells.push_back(base::printable(cell));
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < cells.size(); ++i) {
      widths[i] = std::max(widths[i], text::columns_of(cells[i]));
    }
  }
  for (const Row& cells : shown) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string padding(widths[i] - text::columns_of(cells[i]), ' ');
      if (i != 0) line.append(kGap, ' ');
      line += i == 0 ? cells[i] + padding : padding + cells[i];
    }
    line.resize(line.find_last_not_of(' ') + 1);
    out += line + '\n';
  }
}

}  // namespace locseg::report
