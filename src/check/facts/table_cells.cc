// A table is a run of lines with bars; its second line is dashes, and the first holds the headings.
// A segment is a cell if it is alone between two bars. Bars inside of pairs are text.
#include "check/facts/table_cells.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"

namespace locseg::check {
namespace {

constexpr std::size_t kLeastKept = 2;

struct Cell {
  std::size_t segment = 0;
  std::size_t line = 0;  // where it begins
  std::size_t column = 0;
  std::string heading;  // in the source's language; empty: the cell is a heading itself
};

std::size_t line_begin(std::string_view bytes, std::size_t at) {
  return at == 0 ? 0 : bytes.rfind('\n', at - 1) + 1;
}

// `| :--- | --- |`
bool parts_head(std::string_view line) {
  return line.find('-') != std::string_view::npos &&
         line.find_first_not_of("|:- \t\r") == std::string_view::npos;
}

std::string_view line_behind(std::string_view bytes, std::size_t at) {
  const std::size_t end = bytes.find('\n', at);
  if (end == std::string_view::npos) return {};
  return bytes.substr(end + 1, std::min(bytes.find('\n', end + 1), bytes.size()) - end - 1);
}

// False if the segment is surely no cell: no bar is before it on its line, and none right behind
// it.
bool may_be_cell(std::string_view bytes, const Segment& segment) {
  const std::size_t line = line_begin(bytes, segment.whole.begin);
  if (bytes.substr(line, segment.whole.begin - line).find('|') != std::string_view::npos) {
    return true;
  }
  const std::size_t next = bytes.find_first_not_of(" \t", segment.whole.end);
  return next != std::string_view::npos && bytes[next] == '|';
}

// The segments of all tables of the article, in order.
class Cells {
 public:
  explicit Cells(const Article& article) : article_(&article), bytes_(article.bytes()) {
    for (std::size_t i = 0; i < article.segments().size(); ++i) add(i);
  }

  [[nodiscard]] const std::vector<Cell>& all() const { return cells_; }

 private:
  void add(std::size_t segment) {
    const Segment& here = article_->segments()[segment];
    const std::size_t line = line_begin(bytes_, here.whole.begin);
    if (line != line_) begin_line(line);
    const std::string_view before = bytes_.substr(at_, here.whole.begin - at_);
    column_ += static_cast<std::size_t>(std::ranges::count(before, '|'));
    const bool bar_follows = follows(here.whole.end, '|');
    at_ = here.whole.end;
    if (column_ == 0 && !bar_follows) return;
    // `| a | b |` and `a | b` have the same columns.
    const std::size_t column = opens_with_bar_ ? column_ : column_ + 1;
    const std::string text = article_->source(here);
    if (parts_head(line_behind(bytes_, here.whole.end))) {
      headings_.resize(std::max(headings_.size(), column + 1));
      headings_[column] = text;
      cells_.push_back({segment, line, column, {}});
    } else if (column < headings_.size()) {
      cells_.push_back({segment, line, column, headings_[column]});
    }
  }

  void begin_line(std::size_t line) {
    // An empty line ends the table.
    if (bytes_.substr(line_, line - line_).find("\n\n") != std::string_view::npos ||
        bytes_.substr(line_, line - line_).find("\n\r\n") != std::string_view::npos) {
      headings_.clear();
    }
    line_ = line;
    at_ = line;
    column_ = 0;
    const std::size_t first = bytes_.find_first_not_of(" \t", line);
    opens_with_bar_ = first != std::string_view::npos && bytes_[first] == '|';
  }

  [[nodiscard]] bool follows(std::size_t at, char wanted) const {
    const std::size_t next = bytes_.find_first_not_of(" \t", at);
    return next != std::string_view::npos && bytes_[next] == wanted;
  }

  const Article* article_;
  std::string_view bytes_;
  std::vector<Cell> cells_;
  std::vector<std::string> headings_;  // by column, from 1
  std::size_t line_ = 0;
  std::size_t at_ = 0;  // behind the last segment of the line
  std::size_t column_ = 0;
  bool opens_with_bar_ = false;
};

}  // namespace

bool is_among_kept_cells(const Place& place) {
  if (place.article == nullptr) return false;
  const Article& article = *place.article;
  if (!may_be_cell(article.bytes(), article.segments()[place.segment])) return false;
  const Cells cells(article);
  const auto here = std::ranges::find(cells.all(), place.segment, &Cell::segment);
  if (here == cells.all().end() || here->heading.empty()) return false;
  std::size_t kept_below = 0;
  std::size_t others_below = 0;
  std::size_t kept_beside = 0;
  std::size_t others_beside = 0;
  for (const Cell& cell : cells.all()) {
    if (&cell == &*here) continue;
    const Segment& segment = article.segments()[cell.segment];
    const std::string source = article.source(segment);
    const bool is_value = std::ranges::none_of(source, base::is_ascii_alpha);
    const bool is_kept = source == article.target(segment);
    if (cell.heading == here->heading && !is_value) ++(is_kept ? kept_below : others_below);
    if (cell.line == here->line) ++(is_kept || is_value ? kept_beside : others_beside);
  }
  return (kept_below >= kLeastKept && kept_below > others_below) ||
         (kept_beside >= kLeastKept && others_beside == 0);
}

}  // namespace locseg::check
