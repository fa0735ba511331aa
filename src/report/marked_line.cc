// The text becomes cells: a grapheme cluster as a terminal shows it, and its columns. A window of
// cells around the mark is taken; then every cell gets its column, from the left in the order of
// the text or, where the reader's display reorders right-to-left text, in that of UAX #9, rule L2,
// for which the levels of the shown line come from the text area.
#include "report/marked_line.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <vector>

#include "base/hex.h"
#include "base/printable.h"
#include "base/utf8.h"
#include "text/bidi.h"
#include "text/character.h"
#include "text/graphemes.h"

namespace locseg::report {
namespace {

// Views of the text, or of what is shown beside it: few cells of those looked at are shown.
struct Cell {
  std::string_view bytes;
  std::size_t begin = 0;  // of `bytes`, in the text
  std::size_t columns = 0;
  bool spelled_out = false;  // shown otherwise than as its bytes
  bool invisible = false;    // and by what it is, for it shows nothing
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

void append_shown(const Cell& cell, std::string& out) {
  if (!cell.spelled_out) {
    out += cell.bytes;
  } else {
    out += cell.invisible ? spelled_out(cell.bytes) : base::printable(cell.bytes);
  }
}

// Neighbours in the text are appended in one go.
void append_shown(std::span<const Cell> cells, std::string& out) {
  std::string_view run;
  for (const Cell& cell : cells) {
    if (!cell.spelled_out && run.data() + run.size() == cell.bytes.data()) {
      run = {run.data(), run.size() + cell.bytes.size()};
      continue;
    }
    out += run;
    run = cell.spelled_out ? std::string_view() : cell.bytes;
    if (cell.spelled_out) append_shown(cell, out);
  }
  out += run;
}

// `columns`: of the bytes.
Cell cell_of(std::string_view text, Span span, std::size_t columns, bool invisible) {
  Cell cell{span.of(text), span.begin, columns};
  cell.invisible = invisible;
  cell.spelled_out = invisible || !base::is_printable(cell.bytes);
  if (!cell.spelled_out) return cell;
  std::string shown;
  append_shown(cell, shown);
  cell.columns = text::columns_of(shown);
  return cell;
}

// The cells of `text`; a cluster that the mark cuts in two is marked as a whole, unless what is
// marked of it shows nothing by itself.
std::vector<Cell> cells_of(std::string_view text, Span mark) {
  thread_local std::vector<text::Grapheme> graphemes;
  text::split_graphemes(text, graphemes);
  const bool printable = base::is_printable(text);
  std::vector<Cell> cells;
  cells.reserve(graphemes.size() + 3);  // and two ellipses, and the point at the end
  for (const text::Grapheme& grapheme : graphemes) {
    const Span overlap = {std::max(grapheme.span.begin, mark.begin),
                          std::min(grapheme.span.end, mark.end)};
    const bool marked = overlap.begin < overlap.end;
    const bool hidden = marked && is_wholly_invisible(overlap.of(text));
    if (hidden && overlap != grapheme.span) {
      for (const Span part : {Span{grapheme.span.begin, overlap.begin}, overlap,
                              Span{overlap.end, grapheme.span.end}}) {
        if (part.empty()) continue;
        cells.push_back(cell_of(text, part, text::columns_of(part.of(text)), part == overlap));
        cells.back().marked = part == overlap;
      }
      continue;
    }
    if (printable && !hidden && grapheme.columns != 0) {
      cells.push_back({grapheme.span.of(text), grapheme.span.begin, grapheme.columns});
      cells.back().marked = marked;
      continue;
    }
    const bool alone = grapheme.columns == 0 && is_wholly_invisible(grapheme.span.of(text));
    cells.push_back(cell_of(text, grapheme.span, grapheme.columns, hidden || alone));
    cells.back().marked = marked;
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
std::vector<std::size_t> display_order(const std::vector<Cell>& cells) {
  std::vector<std::size_t> out(cells.size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  std::string line;
  std::vector<std::size_t> begins;  // of the cells in the line
  begins.reserve(cells.size());
  for (const Cell& cell : cells) {
    begins.push_back(line.size());
    append_shown(cell, line);
  }
  std::vector<std::uint8_t> levels;
  text::bidi_levels(line, levels);
  std::vector<std::uint8_t> of_cell;
  of_cell.reserve(cells.size());
  for (const std::size_t begin : begins) {
    of_cell.push_back(begin < levels.size() ? levels[begin] : std::uint8_t{0});
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
  const auto add = [&](const Cell& cell) {
    marks.append(std::max<std::size_t>(cell.columns, cell.marked ? 1 : 0), cell.marked ? '^' : ' ');
  };
  if (order == TextOrder::kLogical) {
    std::ranges::for_each(cells, add);
  } else {
    for (const std::size_t i : display_order(cells)) add(cells[i]);
  }
  marks.erase(marks.find_last_not_of(' ') + 1);
  return marks;
}

// The columns that a character surely takes in any line; 0 if it may join another, or show nothing.
std::size_t sure_columns(char32_t c) {
  return text::has_any(c, text::kIsWholeCluster) ? text::columns_of(c) : 0;
}

// How many bytes of `text` from its end, or from its beginning, are looked at to fill `columns`:
// up to between two characters that make no cluster together, if there are such nearby.
std::size_t reach_before(std::string_view text, std::size_t columns, std::size_t most) {
  std::size_t used = 0;
  bool whole = false;
  std::size_t at = text.size();
  while (at > 0 && text.size() - at < most) {
    const std::size_t before = base::char_begin(text, at - 1);
    const std::size_t sure = sure_columns(base::code_point_at(text, before).value);
    if (used > columns && whole && sure != 0) break;
    whole = sure != 0;
    used += sure;
    at = before;
  }
  return text.size() - at;
}

std::size_t reach_after(std::string_view text, std::size_t columns, std::size_t most) {
  std::size_t used = 0;
  bool whole = false;
  std::size_t at = 0;
  while (at < text.size() && at < most) {
    const base::CodePoint point = base::code_point_at(text, at);
    const std::size_t sure = sure_columns(point.value);
    if (used > columns && whole && sure != 0) break;
    whole = sure != 0;
    used += sure;
    at += point.size;
  }
  return at;
}

// The bytes that can be in sight: columns take a few bytes each, and a cluster may take many.
std::string_view neighbourhood(std::string_view text, Span& mark, std::size_t columns,
                               bool& cut_before, bool& cut_after) {
  const std::size_t most = 8 * columns + 64;
  const std::size_t begin = mark.begin - reach_before(text.substr(0, mark.begin), columns, most);
  const std::size_t end = mark.begin + reach_after(text.substr(mark.begin), columns, 2 * most);
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
    // A point is the first cell that begins there or later.
    const auto cell = std::ranges::lower_bound(cells, mark.begin, {}, &Cell::begin);
    marked.begin = static_cast<std::size_t>(cell - cells.begin());
    if (cell == cells.end()) cells.push_back({" ", text.size(), 1});
    cells[marked.begin].marked = true;
    marked.end = marked.begin + 1;
  } else {
    marked.begin =
        static_cast<std::size_t>(std::ranges::find_if(cells, &Cell::marked) - cells.begin());
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
  if (cut_before) cells.insert(cells.begin(), {kEllipsis, 0, 1});
  if (cut_after) cells.push_back({kEllipsis, text.size(), 1});

  MarkedLine out;
  const auto first = std::ranges::find_if(cells, &Cell::marked);
  const auto last = std::ranges::find_if_not(first, cells.end(), &Cell::marked);
  append_shown({cells.begin(), first}, out.before);
  append_shown({first, last}, out.marked);
  append_shown({last, cells.end()}, out.after);
  out.marks = marks_under(cells, text::can_reorder(text) ? order : TextOrder::kLogical);
  return out;
}

}  // namespace locseg::report
