// The text becomes cells: a grapheme cluster as a terminal shows it, and its columns. A window of
// cells around the mark is taken; then every cell gets its column, from the left in the order of
// the text or, where the reader's display reorders right-to-left text, in that of UAX #9, rule L2,
// for which the levels of the shown line come from the text area.
#include "report/marked_line.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "base/hex.h"
#include "base/printable.h"
#include "base/utf8.h"
#include "text/bidi.h"
#include "text/character.h"
#include "text/graphemes.h"

namespace locseg::report {
namespace {

struct Cell {
  std::string shown;
  std::size_t columns = 0;
  bool marked = false;
};

constexpr std::string_view kEllipsis = "\u2026";

std::string spelled_out(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const base::CodePoint point = base::code_point_at(bytes, at);
    if (!point.valid() || !text::is_invisible(point.value)) {
      out += base::printable(bytes.substr(at, point.size));
    } else {
      out += "\\u{";
      base::append_hex(out, point.value, 4);
      out += '}';
    }
    at += point.size;
  }
  return out;
}

bool is_wholly_invisible(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const base::CodePoint point = base::code_point_at(bytes, at);
    if (!point.valid() || !text::is_invisible(point.value)) return false;
    at += point.size;
  }
  return true;
}

Cell cell_of(std::string_view bytes, std::size_t columns, bool spell_out, bool marked) {
  Cell cell;
  cell.shown = spell_out ? spelled_out(bytes) : base::printable(bytes);
  cell.columns = cell.shown == bytes ? columns : text::columns_of(cell.shown);
  cell.marked = marked;
  return cell;
}

// The cells of `text`; a cluster that the mark cuts in two is marked as a whole, unless what is
// marked of it shows nothing by itself.
std::vector<Cell> cells_of(std::string_view text, Span mark) {
  std::vector<text::Grapheme> graphemes;
  text::split_graphemes(text, graphemes);
  std::vector<Cell> cells;
  cells.reserve(graphemes.size());
  for (const text::Grapheme& grapheme : graphemes) {
    const Span overlap = {std::max(grapheme.span.begin, mark.begin),
                          std::min(grapheme.span.end, mark.end)};
    const bool marked = overlap.begin < overlap.end;
    const bool hidden = marked && is_wholly_invisible(overlap.of(text));
    if (hidden && overlap != grapheme.span) {
      for (const Span part : {Span{grapheme.span.begin, overlap.begin}, overlap,
                              Span{overlap.end, grapheme.span.end}}) {
        const std::string_view bytes = part.of(text);
        if (bytes.empty()) continue;
        cells.push_back(cell_of(bytes, text::columns_of(bytes), part == overlap, part == overlap));
      }
      continue;
    }
    const std::string_view bytes = grapheme.span.of(text);
    const bool alone = grapheme.columns == 0 && is_wholly_invisible(bytes);
    cells.push_back(cell_of(bytes, grapheme.columns, hidden || alone, marked));
  }
  return cells;
}

struct Window {
  std::size_t begin;
  std::size_t end;
};

// The cells to show: those of the mark first, then as many as there is room for, on both sides in
// turn.
Window window_around(const std::vector<Cell>& cells, Window mark, std::size_t columns) {
  Window window = {mark.begin, mark.begin};
  std::size_t used = 0;
  const auto fits = [&](std::size_t cell) { return used + cells[cell].columns <= columns; };
  while (window.end < std::min(mark.end, cells.size()) && fits(window.end))
    used += cells[window.end++].columns;
  bool left = true;
  bool right = true;
  while (left || right) {
    left = left && window.begin > 0 && fits(window.begin - 1);
    if (left) used += cells[--window.begin].columns;
    right = right && window.end < cells.size() && fits(window.end);
    if (right) used += cells[window.end++].columns;
  }
  return window;
}

// The cells in the order in which they are shown from the left: UAX #9, L2, on whole cells.
std::vector<std::size_t> display_order(const std::vector<Cell>& cells, TextOrder order) {
  std::vector<std::size_t> out(cells.size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  if (order == TextOrder::kLogical) return out;
  std::string line;
  for (const Cell& cell : cells) line += cell.shown;
  std::vector<std::uint8_t> levels;
  text::bidi_levels(line, levels);
  std::vector<std::uint8_t> of_cell;
  std::size_t at = 0;
  for (const Cell& cell : cells) {
    of_cell.push_back(at < levels.size() ? levels[at] : std::uint8_t{0});
    at += cell.shown.size();
  }
  if (of_cell.empty()) return out;
  for (std::uint8_t level = *std::ranges::max_element(of_cell); level > 0; --level) {
    for (std::size_t i = 0; i < of_cell.size();) {
      std::size_t end = i;
      while (end < of_cell.size() && of_cell[end] >= level) ++end;
      std::reverse(out.begin() + static_cast<std::ptrdiff_t>(i),
                   out.begin() + static_cast<std::ptrdiff_t>(end));
      i = end + 1;
    }
  }
  return out;
}

std::string marks_under(const std::vector<Cell>& cells, TextOrder order) {
  std::string marks;
  for (const std::size_t i : display_order(cells, order)) {
    marks.append(std::max<std::size_t>(cells[i].columns, cells[i].marked ? 1 : 0),
                 cells[i].marked ? '^' : ' ');
  }
  marks.erase(marks.find_last_not_of(' ') + 1);
  return marks;
}

// The bytes that can be in sight: columns take a few bytes each, and a cluster may take many.
std::string_view neighbourhood(std::string_view text, Span& mark, std::size_t columns,
                               bool& cut_before, bool& cut_after) {
  const std::size_t reach = 8 * columns + 64;
  std::size_t begin = mark.begin - std::min<std::size_t>(mark.begin, reach);
  std::size_t end =
      std::min<std::size_t>(text.size(), std::min(mark.end, mark.begin + reach) + reach);
  begin = std::min<std::size_t>(base::next_char_begin(text, begin), mark.begin);
  end = base::next_char_begin(text, end);
  cut_before = begin > 0;
  cut_after = end < text.size();
  mark = {mark.begin - begin, std::min<std::uint64_t>(mark.end, end) - begin};
  return text.substr(begin, end - begin);
}

}  // namespace

std::string shown_if_invisible(std::string_view bytes) {
  return !bytes.empty() && is_wholly_invisible(bytes) ? spelled_out(bytes) : std::string(bytes);
}

MarkedLine marked_line(std::string_view text, Span mark, std::size_t columns, TextOrder order) {
  bool cut_before = false;
  bool cut_after = false;
  text = neighbourhood(text, mark, columns, cut_before, cut_after);
  const bool point = mark.empty();
  std::vector<Cell> cells = cells_of(text, mark);
  Window marked = {cells.size(), cells.size()};
  if (point) {
    // A point is the cell after it: bytes before it are counted off.
    const std::vector<Cell> ahead = cells_of(text.substr(0, mark.begin), {});
    marked.begin = std::min(ahead.size(), cells.size());
    if (marked.begin == cells.size()) cells.push_back({" ", 1, false});
    cells[marked.begin].marked = true;
    marked.end = marked.begin + 1;
  } else {
    const auto is_marked = [](const Cell& cell) { return cell.marked; };
    marked.begin = static_cast<std::size_t>(std::ranges::find_if(cells, is_marked) - cells.begin());
    marked.end = marked.begin;
    while (marked.end < cells.size() && cells[marked.end].marked) ++marked.end;
  }
  Window shown = {0, cells.size()};
  std::size_t width = 0;
  for (const Cell& cell : cells) width += cell.columns;
  if (cut_before || cut_after || width > columns)
    shown = window_around(cells, marked, columns < 4 ? 2 : columns - 2);
  cut_before = cut_before || shown.begin > 0;
  cut_after = cut_after || shown.end < cells.size();
  cells = {cells.begin() + static_cast<std::ptrdiff_t>(shown.begin),
           cells.begin() + static_cast<std::ptrdiff_t>(shown.end)};
  if (cut_before) cells.insert(cells.begin(), {std::string(kEllipsis), 1, false});
  if (cut_after) cells.push_back({std::string(kEllipsis), 1, false});

  MarkedLine out;
  bool passed = false;
  for (const Cell& cell : cells) {
    passed = passed || cell.marked;
    (cell.marked ? out.marked : passed ? out.after : out.before) += cell.shown;
  }
  out.marks = marks_under(cells, order);
  return out;
}

}  // namespace locseg::report
