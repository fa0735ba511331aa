// One pass over the lines. Each line is matched against the containers that are open (quotes, items
// of lists), opens others, and then goes on with the leaf block that is open or begins one.
#include <algorithm>
#include <optional>

#include "align/block_parts.h"
#include "align/blocks.h"
#include "align/containers.h"
#include "align/line_shapes.h"
#include "align/scalars.h"
#include "article/docfx_containers.h"
#include "article/front_matter.h"
#include "base/ascii.h"

namespace locseg::align {
namespace {

constexpr std::size_t kDeepest = 64;  // containers; deeper marks are text

enum class Leaf : std::uint8_t {
  kNone,
  kParagraph,
  kFence,
  kIndented,
  kHtml,
  kVerbatim,
  kComment,
  kTable
};

class BlockScanner {
 public:
  BlockScanner(std::string_view bytes, std::vector<Block>& out)
      : bytes_(bytes),
        out_(out),
        rest_{bytes},
        indentation_(article::container_indentation(bytes)) {}

  void run(std::uint64_t begin) {
    for (std::uint64_t at = begin; at < bytes_.size();) {
      const std::size_t feed = std::min(bytes_.find('\n', at), bytes_.size());
      std::uint64_t end = feed;
      if (end > at && bytes_[end - 1] == '\r') --end;
      read_line({at, end});
      at = feed + 1;
    }
    close_leaf();
  }

 private:
  void read_line(Span line) {
    rest_.span = without_indentation(line);
    rest_.column = 0;
    matched_ = match_containers(containers_, rest_);
    if (go_on_verbatim()) return;
    if (is_blank(rest())) {
      read_blank();
      return;
    }
    open_containers();
    read_leaf();
  }

  // What containers of DocFX are indented by says nothing.
  Span without_indentation(Span line) {
    while (next_indentation_ < indentation_.size() &&
           indentation_[next_indentation_].begin < line.begin) {
      ++next_indentation_;
    }
    if (next_indentation_ == indentation_.size()) return line;
    const Span blanks = indentation_[next_indentation_];
    return {blanks.begin == line.begin ? blanks.end : line.begin, line.end};
  }

  [[nodiscard]] std::string_view rest() const { return rest_.text(); }
  [[nodiscard]] bool all_matched() const { return matched_ == containers_.size(); }

  // What goes on until its own end, whatever is in it. True if the line belongs to it.
  bool go_on_verbatim() {
    if (leaf_ == Leaf::kComment) {
      const std::size_t end = rest().find("-->");
      leaf_span_.end = end == std::string_view::npos ? rest_.span.end : rest_.span.begin + end + 3;
      if (end != std::string_view::npos) close_leaf();
      return true;
    }
    if (!all_matched()) return false;
    if (leaf_ == Leaf::kFence) {
      leaf_span_.end = rest_.span.end;
      const Indent indent = indent_of(rest());
      if (indent.columns < 4 && closes(fence_, rest().substr(indent.bytes))) close_leaf();
      return true;
    }
    if (leaf_ == Leaf::kVerbatim) {
      leaf_span_.end = rest_.span.end;
      if (ends_verbatim()) close_leaf();
      return true;
    }
    return false;
  }
  [[nodiscard]] bool ends_verbatim() const {
    const std::string_view line = rest();
    for (std::size_t at = line.find("</"); at != std::string_view::npos;
         at = line.find("</", at + 2)) {
      if (line.substr(at + 2).starts_with(verbatim_)) return true;
    }
    return false;
  }

  void read_blank() {
    if (leaf_ == Leaf::kIndented && all_matched()) return;
    close_leaf();
    // A blank line ends a quote, and all that is in it.
    if (!all_matched()) close_containers(matched_);
  }

  void close_containers(std::size_t keep) {
    close_leaf();
    containers_.resize(keep);
  }
  // Before something begins that is not in the containers that the line did not name.
  void close_unmatched() {
    if (!all_matched()) close_containers(matched_);
  }

  void open_containers() {
    while (containers_.size() < kDeepest) {
      const Indent indent = indent_of(rest(), rest_.column);
      if (indent.columns > 3) return;
      const std::string_view text = rest().substr(indent.bytes);
      if (text.starts_with('>')) {
        close_unmatched();
        close_leaf();
        rest_.skip_quote(indent.bytes, indent.columns);
        containers_.push_back({.quote = true});
        ++matched_;
      } else if (!open_item(text, indent)) {
        return;
      }
      if (is_blank(rest())) return;
    }
  }

  bool open_item(std::string_view text, const Indent& indent) {
    const auto mark = read_item_mark(text);
    if (!mark || is_rule(text)) return false;
    const bool lazy = leaf_ == Leaf::kParagraph;
    const bool in_list = matched_ < containers_.size() && !containers_[matched_].quote;
    if (lazy && !mark->interrupts && !in_list) return false;
    close_unmatched();
    close_leaf();
    Block shape = this->shape(BlockKind::kEmptyItem);
    shape.span = {rest_.span.begin + indent.bytes, rest_.span.begin + indent.bytes + mark->size};
    rest_.skip(indent.bytes + mark->size, indent.columns + mark->size);
    const Indent inner = indent_of(rest(), rest_.column);
    const bool empty = inner.bytes == rest_.span.size();
    // Five columns and more are one, and code.
    const std::size_t space = empty || inner.columns > 4 ? 1 : inner.columns;
    rest_.skip_columns(space);
    containers_.push_back(
        {.width = indent.columns + mark->size + space, .ordered = mark->ordered, .fresh = true});
    ++matched_;
    if (empty) out_.push_back(shape);
    return true;
  }

  void read_leaf() {
    if (is_blank(rest())) return;
    const Indent indent = indent_of(rest(), rest_.column);
    const bool paragraph = leaf_ == Leaf::kParagraph;
    if (indent.columns > 3 && !paragraph) {
      read_indented();
      return;
    }
    rest_.skip(indent.bytes, indent.columns);
    if (go_on_html()) return;
    if (begin_anchor()) return;
    if (begin_html()) return;
    if (paragraph && all_matched() && end_paragraph_as_other()) return;
    if (go_on_table()) return;
    if (paragraph) {  // also a lazy line
      lines_.push_back(rest_.span);
      return;
    }
    close_unmatched();
    close_leaf();
    begin_paragraph();
  }

  void begin_paragraph() {
    if (const std::size_t mark = note_mark(rest()); mark != 0) {
      add_anchor(BlockKind::kDirective, {rest_.span.begin, rest_.span.begin + mark});
      rest_.span.begin += mark;
      rest_.span.begin += base::skip_ascii_space(rest(), 0);
      if (rest_.span.empty()) return;
    }
    leaf_ = Leaf::kParagraph;
    lines_.assign(1, rest_.span);
  }

  void read_indented() {
    if (leaf_ == Leaf::kIndented && all_matched()) {
      leaf_span_.end = rest_.span.end;
      return;
    }
    if (leaf_ == Leaf::kHtml && all_matched()) {
      leaf_span_.end = rest_.span.end;
      return;
    }
    if (leaf_ == Leaf::kTable && all_matched()) {
      const Indent indent = indent_of(rest(), rest_.column);
      rest_.skip(indent.bytes, indent.columns);
      add_row(bytes_, table_, rest_.span, out_);
      return;
    }
    close_unmatched();
    begin_leaf(Leaf::kIndented);
  }

  bool go_on_html() {
    if (leaf_ != Leaf::kHtml || !all_matched() || read_fence(rest())) return false;
    leaf_span_.end = rest_.span.end;
    return true;
  }

  // Lines that are anchors, and headings.
  bool begin_anchor() {
    const std::string_view line = rest();
    if (const auto fence = read_fence(line)) {
      close_unmatched();
      begin_leaf(Leaf::kFence);
      fence_ = *fence;
      return true;
    }
    if (const std::uint8_t level = atx_level(line); level != 0) {
      close_unmatched();
      close_leaf();
      Block heading = shape(BlockKind::kHeading);
      heading.level = level;
      add_heading(bytes_, heading, {rest_.span.begin + level, rest_.span.end}, out_);
      use_item();
      return true;
    }
    const bool setext = leaf_ == Leaf::kParagraph && all_matched() && setext_level(line) != 0;
    if (is_rule(line) && !setext) return end_with_anchor(BlockKind::kRule);
    if (is_colon_directive(line)) return end_with_anchor(BlockKind::kDirective);
    if (is_shortcode(line)) return end_with_anchor(BlockKind::kShortcode);
    if (leaf_ == Leaf::kParagraph) {
      if (note_mark(line) == 0) return false;
      close_unmatched();
      close_leaf();
      begin_paragraph();
      return true;
    }
    if (containers_.empty() && rest_.column == 0 && is_module_line(line)) {
      return end_with_anchor(BlockKind::kCode);
    }
    if (is_definition(line)) return end_with_anchor(BlockKind::kDefinition);
    return false;
  }
  bool end_with_anchor(BlockKind kind) {
    close_unmatched();
    close_leaf();
    add_anchor(kind, rest_.span);
    return true;
  }

  bool begin_html() {
    const std::string_view line = rest();
    if (line.starts_with("<!--")) {
      close_unmatched();
      begin_leaf(Leaf::kComment);
      const std::size_t end = line.find("-->", 4);
      if (end == std::string_view::npos) return true;
      leaf_span_.end = rest_.span.begin + end + 3;
      close_leaf();
      rest_.span.begin += end + 3;
      if (is_blank(rest())) return true;
      rest_.span.begin += base::skip_ascii_space(rest(), 0);
      return false;
    }
    const std::string_view element = html_block_element(line);
    if (element.empty()) return false;
    if (leaf_ == Leaf::kParagraph && !is_block_element(element)) return false;
    if (is_verbatim_element(element) && line[1] != '/') {
      close_unmatched();
      begin_leaf(Leaf::kVerbatim);
      verbatim_ = element;
      if (ends_verbatim()) close_leaf();
      return true;
    }
    if (is_block_element(element) && !is_component(element)) {
      close_unmatched();
      begin_leaf(Leaf::kHtml);
      return true;
    }
    close_unmatched();
    close_leaf();
    add_html(bytes_, shape(BlockKind::kHtmlText), rest_.span, out_);
    return true;
  }

  // A line under a paragraph that makes it a heading or the head of a table.
  bool end_paragraph_as_other() {
    if (const std::size_t columns = delimiter_columns(rest());
        columns != 0 && begin_table(columns)) {
      return true;
    }
    const std::uint8_t level = setext_level(rest());
    if (level == 0) return false;
    Block heading = shape(BlockKind::kHeading);
    heading.level = level;
    const Span text{lines_.front().begin, lines_.back().end};
    leaf_ = Leaf::kNone;
    add_heading(bytes_, heading, text, out_);
    use_item();
    return true;
  }
  bool begin_table(std::size_t columns) {
    const Span head = lines_.back();
    thread_local std::vector<Span> cells;
    cells.clear();
    split_row(head.of(bytes_), cells);
    // Sites fill up rows and delimiters of other lengths; one cell alone is text above a rule.
    const auto [fewer, more] = std::minmax({cells.size(), columns});
    if (fewer < 2 && more > fewer + 1) return false;
    lines_.pop_back();
    if (lines_.empty()) leaf_ = Leaf::kNone;
    close_leaf();
    leaf_ = Leaf::kTable;
    table_ = shape(BlockKind::kTableCell);
    table_.header = true;
    add_row(bytes_, table_, head, out_);
    table_.header = false;
    use_item();
    return true;
  }
  bool go_on_table() {
    if (leaf_ != Leaf::kTable || !all_matched()) return false;
    add_row(bytes_, table_, rest_.span, out_);
    return true;
  }

  [[nodiscard]] Block shape(BlockKind kind) const { return shape_within(containers_, kind); }
  void add_anchor(BlockKind kind, Span span) {
    Block block = shape(kind);
    block.span = span;
    out_.push_back(block);
  }
  // True if nothing came before in the innermost item, which from now on has a block.
  bool use_item() {
    if (containers_.empty()) return false;
    return std::exchange(containers_.back().fresh, false);
  }

  void begin_leaf(Leaf leaf) {
    close_leaf();
    leaf_ = leaf;
    leaf_span_ = rest_.span;
  }
  void close_leaf() {
    const Leaf leaf = std::exchange(leaf_, Leaf::kNone);
    switch (leaf) {
      case Leaf::kParagraph:
        add_paragraph(bytes_, shape(use_item() ? BlockKind::kListItem : BlockKind::kParagraph),
                      lines_, out_);
        break;
      case Leaf::kHtml:
        add_html(bytes_, shape(BlockKind::kHtmlText), leaf_span_, out_);
        break;
      case Leaf::kFence:
      case Leaf::kIndented:
      case Leaf::kVerbatim:
        add_anchor(BlockKind::kCode, leaf_span_);
        break;
      case Leaf::kComment:
        add_anchor(BlockKind::kComment, leaf_span_);
        break;
      case Leaf::kTable:
      case Leaf::kNone:
        break;
    }
  }

  std::string_view bytes_;
  std::vector<Block>& out_;
  std::vector<Container> containers_;
  std::size_t matched_ = 0;  // containers that the line names
  LineRest rest_;
  std::vector<Span> indentation_;  // that says nothing, of lines, in order
  std::size_t next_indentation_ = 0;

  Leaf leaf_ = Leaf::kNone;
  Span leaf_span_;
  std::vector<Span> lines_;  // of a paragraph
  Fence fence_;
  std::string_view verbatim_;  // the element that ends it
  Block table_;
};

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

std::vector<Block> scan_blocks(std::string_view bytes, ArticleKind kind) {
  std::vector<Block> blocks;
  if (kind == ArticleKind::kYaml || kind == ArticleKind::kJson) {
    scan_scalars(bytes, kind, blocks);
    return blocks;
  }
  if (kind == ArticleKind::kXml) {
    add_html(bytes, Block{.kind = BlockKind::kHtmlText}, {0, bytes.size()}, blocks);
    return blocks;
  }
  std::uint64_t begin = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  const article::FrontMatterPlace front = article::front_matter_place(bytes);
  if (!front.inside.empty()) {
    blocks.push_back({.kind = BlockKind::kFrontMatter, .span = front.whole});
    begin = front.whole.end;
    if (bytes.substr(begin).starts_with(kByteOrderMark)) begin += kByteOrderMark.size();
  }
  BlockScanner(bytes, blocks).run(begin);
  return blocks;
}

std::uint64_t after_line_feed(std::string_view bytes, const Block& block, std::uint64_t feed) {
  std::uint64_t at = feed + 1;
  std::uint8_t quotes = block.quotes;
  while (at < block.span.end) {
    const char c = bytes[at];
    if (c == '>' && quotes != 0) {
      --quotes;
    } else if (c != ' ' && c != '\t' && c != '\r') {
      break;
    }
    ++at;
  }
  return at;
}

}  // namespace locseg::align
