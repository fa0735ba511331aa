#include "align/line_shapes.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/ascii.h"
#include "markup/code_spans.h"
#include "markup/tags.h"

namespace locseg::align {
namespace {

constexpr std::string_view kWhite = " \t";

constexpr std::string_view kBlockElements[] = {
    "address",  "article",  "aside",      "base",    "blockquote", "body",    "caption", "center",
    "col",      "colgroup", "dd",         "details", "dialog",     "dir",     "div",     "dl",
    "dt",       "fieldset", "figcaption", "figure",  "footer",     "form",    "frame",   "frameset",
    "h1",       "h2",       "h3",         "h4",      "h5",         "h6",      "head",    "header",
    "hr",       "html",     "iframe",     "legend",  "li",         "link",    "main",    "menu",
    "menuitem", "nav",      "noframes",   "ol",      "optgroup",   "option",  "p",       "param",
    "pre",      "script",   "section",    "source",  "style",      "summary", "table",   "tbody",
    "td",       "textarea", "tfoot",      "th",      "thead",      "title",   "tr",      "track",
    "ul",
};
static_assert(std::is_sorted(std::begin(kBlockElements), std::end(kBlockElements)));

constexpr std::string_view kVerbatimElements[] = {"pre", "script", "style", "svg", "textarea"};

std::string_view trimmed(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(kWhite);
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(kWhite) + 1 - begin);
}

// `line` is `mark` repeated and white space, at least `least` marks.
bool repeats(std::string_view line, char mark, std::size_t least, bool with_spaces) {
  std::size_t marks = 0;
  for (const char c : trimmed(line)) {
    if (c == mark) {
      ++marks;
    } else if (!with_spaces || (c != ' ' && c != '\t')) {
      return false;
    }
  }
  return marks >= least;
}

bool holds(const std::string_view* begin, const std::string_view* end, std::string_view name) {
  std::array<char, 16> lower{};
  if (name.size() > lower.size()) return false;
  std::transform(name.begin(), name.end(), lower.begin(), base::ascii_lower);
  return std::find(begin, end, std::string_view(lower.data(), name.size())) != end;
}

// Past a delimiter cell `:---:` at `at`; npos if there is none.
std::size_t skip_delimiter_cell(std::string_view line, std::size_t at) {
  if (at < line.size() && line[at] == ':') ++at;
  const std::size_t dashes = at;
  while (at < line.size() && line[at] == '-') ++at;
  if (at == dashes) return std::string_view::npos;
  if (at < line.size() && line[at] == ':') ++at;
  while (at < line.size() && (line[at] == ' ' || line[at] == '\t')) ++at;
  return at;
}

}  // namespace

Indent indent_of(std::string_view line, std::size_t column) {
  Indent indent;
  const std::size_t start = column;
  while (indent.bytes < line.size()) {
    if (line[indent.bytes] == ' ') {
      ++column;
    } else if (line[indent.bytes] == '\t') {
      column += 4 - column % 4;
    } else {
      break;
    }
    ++indent.bytes;
  }
  indent.columns = column - start;
  return indent;
}

bool is_blank(std::string_view line) {
  return std::all_of(line.begin(), line.end(), base::is_ascii_space);
}

bool is_rule(std::string_view line) {
  return repeats(line, '*', 3, true) || repeats(line, '-', 3, true) || repeats(line, '_', 3, true);
}

std::uint8_t setext_level(std::string_view line) {
  if (line.empty()) return 0;
  if (repeats(line, '=', 1, false)) return 1;
  return repeats(line, '-', 1, false) ? 2 : 0;
}

std::size_t delimiter_columns(std::string_view line) {
  line = trimmed(line);
  const bool leading = line.starts_with('|');
  std::size_t at = leading ? line.find_first_not_of(kWhite, 1) : 0;
  std::size_t columns = 0;
  bool pipe = leading;
  while (at < line.size()) {
    at = skip_delimiter_cell(line, at);
    if (at == std::string_view::npos) return 0;
    ++columns;
    if (at == line.size()) break;
    if (line[at] != '|') return 0;
    pipe = true;
    at = line.find_first_not_of(kWhite, at + 1);
  }
  return pipe ? columns : 0;
}

std::optional<Fence> read_fence(std::string_view line) {
  if (line.empty() || (line[0] != '`' && line[0] != '~')) return {};
  Fence fence{line[0], 0};
  while (fence.length < line.size() && line[fence.length] == fence.mark) ++fence.length;
  if (fence.length < 3) return {};
  if (fence.mark == '`' && line.find('`', fence.length) != std::string_view::npos) return {};
  return fence;
}

bool closes(const Fence& fence, std::string_view line) {
  line = trimmed(line);
  return line.size() >= fence.length &&
         line.find_first_not_of(fence.mark) == std::string_view::npos;
}

std::optional<ItemMark> read_item_mark(std::string_view line) {
  if (line.empty()) return {};
  ItemMark mark;
  if (line[0] == '-' || line[0] == '*' || line[0] == '+') {
    mark.size = 1;
  } else {
    while (mark.size < line.size() && base::is_ascii_digit(line[mark.size])) ++mark.size;
    if (mark.size == 0 || mark.size > 9 || mark.size == line.size()) return {};
    if (line[mark.size] != '.' && line[mark.size] != ')') return {};
    mark.ordered = true;
    ++mark.size;
  }
  if (mark.size < line.size() && line[mark.size] != ' ' && line[mark.size] != '\t') return {};
  mark.interrupts =
      !is_blank(line.substr(mark.size)) && (!mark.ordered || line.substr(0, mark.size - 1) == "1");
  return mark;
}

std::uint8_t atx_level(std::string_view line) {
  std::size_t level = 0;
  while (level < line.size() && line[level] == '#') ++level;
  if (level == 0 || level > 6) return 0;
  if (level < line.size() && line[level] != ' ' && line[level] != '\t') return 0;
  return static_cast<std::uint8_t>(level);
}

bool is_colon_directive(std::string_view line) { return line.starts_with(":::"); }

bool is_shortcode(std::string_view line) {
  line = trimmed(line);
  const auto wholly = [&](std::string_view open, std::string_view close) {
    if (!line.starts_with(open) || line.size() < open.size() + close.size()) return false;
    // One after another on a line are as good as one: `{{< a >}}{{< /a >}}`.
    std::size_t at = 0;
    while (at < line.size()) {
      if (!line.substr(at).starts_with(open)) return false;
      const std::size_t end = line.find(close, at + open.size());
      if (end == std::string_view::npos) return false;
      at = line.find_first_not_of(kWhite, end + close.size());
    }
    return true;
  };
  return wholly("{{<", ">}}") || wholly("{{%", "%}}") || wholly("{%", "%}");
}

bool is_module_line(std::string_view line) {
  if (line.starts_with("import ")) {
    const char last = trimmed(line).back();
    return (last == '\'' || last == '"' || last == ';') &&
           (line.find('\'') != std::string_view::npos || line.find('"') != std::string_view::npos);
  }
  return line.starts_with("export const ") || line.starts_with("export default ") ||
         line.starts_with("export function ");
}

bool is_definition(std::string_view line) {
  if (!line.starts_with('[') || line.starts_with("[!")) return false;
  const std::size_t close = line.find(']');
  return close != std::string_view::npos && close > 1 && close + 1 < line.size() &&
         line[close + 1] == ':' && line.find_first_not_of(kWhite, close + 2) < line.size();
}

std::string_view html_block_element(std::string_view line) {
  if (line.size() < 2 || line[0] != '<') return {};
  const std::size_t name = line[1] == '/' ? 2 : 1;
  std::size_t end = name;
  while (end < line.size() &&
         (base::is_ascii_alnum(line[end]) || line[end] == '-' || line[end] == '.')) {
    ++end;
  }
  if (end == name || !base::is_ascii_alpha(line[name])) return {};
  const std::string_view element = line.substr(name, end - name);
  const bool bounded = end == line.size() || base::is_ascii_space(line[end]) || line[end] == '>' ||
                       line.substr(end).starts_with("/>");
  if (!bounded) return {};
  if (is_block_element(element)) return element;
  markup::FailedSearches missing;
  const auto tag = markup::read_angle(line, 0, missing);
  const bool alone =
      tag && tag->shape != markup::AngleShape::kAutolink && is_blank(line.substr(tag->whole.end));
  return alone ? element : std::string_view();
}

bool is_verbatim_element(std::string_view name) {
  return holds(std::begin(kVerbatimElements), std::end(kVerbatimElements), name);
}

bool is_block_element(std::string_view name) {
  return is_component(name) || holds(std::begin(kBlockElements), std::end(kBlockElements), name);
}

bool is_component(std::string_view name) {
  return !name.empty() && base::is_ascii_upper(name[0]) && !markup::is_html_element(name);
}

void split_row(std::string_view row, std::vector<Span>& cells) {
  thread_local markup::BacktickRuns runs;
  const bool has_code = row.find('`') != std::string_view::npos;
  if (has_code) runs.read(row);
  const auto add = [&](std::size_t begin, std::size_t end) {
    while (begin < end && base::is_ascii_space(row[begin])) ++begin;
    while (begin < end && base::is_ascii_space(row[end - 1])) --end;
    cells.push_back({begin, end});
  };
  std::size_t at = base::skip_ascii_space(row, 0);
  if (at < row.size() && row[at] == '|') ++at;
  std::size_t begin = at;
  while (at < row.size()) {
    if (row[at] == '\\') {
      at += 2;
    } else if (row[at] == '`') {
      const std::size_t end = std::min(row.find_first_not_of('`', at), row.size());
      const std::size_t close = runs.closing(row, end, end - at);
      at = close == std::string_view::npos ? end : close + (end - at);
    } else if (row[at] == '|') {
      add(begin, at);
      begin = ++at;
    } else {
      ++at;
    }
  }
  if (!is_blank(row.substr(std::min(begin, row.size())))) add(begin, row.size());
}

}  // namespace locseg::align
