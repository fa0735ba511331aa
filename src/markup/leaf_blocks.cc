// md4c says which text a block has, not where the block is. But leaves own whole lines, cells
// apart: so the contents reach from the first character of the line of the first text, past the
// marks of containers (CommonMark 0.30, "Container blocks"), to the end of the line of the last.
#include "markup/leaf_blocks.h"

#include <algorithm>

#include "base/ascii.h"
#include "markup/markdown_parser.h"

namespace locseg::markup {
namespace {

// A carriage return alone ends a line, too.
constexpr std::string_view kLineEnds = "\r\n";

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_white(char c) { return is_blank(c) || c == '\n' || c == '\r'; }

class LeafReader {
 public:
  LeafReader(std::string_view document, LeafBlocks& into) : document_(document), out_(into) {
    out_.containers.push_back({});
  }

  void enter_block(MD_BLOCKTYPE type, void* detail) {
    close();
    switch (type) {
      case MD_BLOCK_QUOTE:
        return open_container(ContainerKind::kQuote);
      case MD_BLOCK_LI:
        return open_container(ContainerKind::kItem);
      case MD_BLOCK_TR:
        return open_container(ContainerKind::kRow);
      case MD_BLOCK_P:
        return open(LeafKind::kParagraph);
      case MD_BLOCK_H:
        open(LeafKind::kHeading);
        out_.leaves.back().level =
            static_cast<std::uint8_t>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        return;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        return open(LeafKind::kCell);
      case MD_BLOCK_CODE:
        return open(LeafKind::kCode);
      case MD_BLOCK_HTML:
        return open(LeafKind::kHtml);
      case MD_BLOCK_HR:
        return open(LeafKind::kRule);
      default:
        return;
    }
  }

  void leave_block(MD_BLOCKTYPE type) {
    close();
    if (type == MD_BLOCK_QUOTE || type == MD_BLOCK_LI || type == MD_BLOCK_TR) {
      container_ = out_.containers[container_].parent;
    }
  }

  void enter_span(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_A) {
      const auto* link = static_cast<MD_SPAN_A_DETAIL*>(detail);
      take_target(link->href, link->title);
    } else if (type == MD_SPAN_IMG) {
      const auto* image = static_cast<MD_SPAN_IMG_DETAIL*>(detail);
      take_target(image->src, image->title);
    }
  }
  void leave_span(MD_SPANTYPE /*type*/) {}

  void text(MD_TEXTTYPE /*type*/, const MD_CHAR* text, MD_SIZE size) {
    // A tight list has no paragraphs.
    if (!open_) open(LeafKind::kParagraph);
    if (is_part_of(document_, text)) extend(offset_of(text), size);
  }

 private:
  // A link's target may be all that a line has; that of a reference is elsewhere in the document.
  void take_target(const MD_ATTRIBUTE& href, const MD_ATTRIBUTE& title) {
    if (!open_) open(LeafKind::kParagraph);
    if (href.text == nullptr || !is_part_of(document_, href.text)) return;
    std::uint64_t before = offset_of(href.text);
    while (before > 0 && (is_white(document_[before - 1]) || document_[before - 1] == '<'))
      --before;
    if (before == 0 || document_[before - 1] != '(') return;
    extend(offset_of(href.text), href.size);
    if (title.text != nullptr && is_part_of(document_, title.text) && title.text > href.text) {
      extend(offset_of(title.text), title.size);
    }
  }

  void close() {
    if (!open_) return;
    open_ = false;
    LeafBlock& leaf = out_.leaves.back();
    if (begin_ >= end_) return;
    leaf.span = {begin_, end_};
    switch (leaf.kind) {
      case LeafKind::kParagraph:
      case LeafKind::kHeading:
        leaf.span.begin = contents_begin(leaf);
        leaf.span.end = contents_end(leaf);
        break;
      case LeafKind::kCell:
        widen_to_bars(leaf.span);
        break;
      default:
        break;
    }
    while (leaf.span.end > leaf.span.begin && is_white(document_[leaf.span.end - 1]))
      --leaf.span.end;
  }

  [[nodiscard]] std::uint64_t offset_of(const MD_CHAR* text) const {
    return static_cast<std::uint64_t>(text - document_.data());
  }

  void open_container(ContainerKind kind) {
    out_.containers.push_back({kind, container_});
    container_ = static_cast<std::uint32_t>(out_.containers.size() - 1);
  }

  void open(LeafKind kind) {
    out_.leaves.push_back({kind, 0, {}, container_});
    open_ = true;
    begin_ = document_.size();
    end_ = 0;
  }

  void extend(std::uint64_t offset, std::uint64_t size) {
    if (size == 0) return;
    begin_ = std::min(begin_, offset);
    end_ = std::max(end_, offset + size);
  }

  // Past the marks of containers, and of the heading, at the start of the first line.
  [[nodiscard]] std::uint64_t contents_begin(const LeafBlock& leaf) const {
    const std::uint64_t first = leaf.span.begin;
    const std::size_t feed =
        first == 0 ? std::string_view::npos : document_.find_last_of(kLineEnds, first - 1);
    std::uint64_t at = feed == std::string_view::npos ? 0 : feed + 1;
    while (at < first) {
      if (is_blank(document_[at])) {
        ++at;
        continue;
      }
      const std::uint64_t mark = container_mark(at);
      if (mark == 0 || at + mark > first) break;
      at += mark;
    }
    if (leaf.kind != LeafKind::kHeading) return past_task(at, first);
    std::uint64_t marks = at;
    while (marks < first && document_[marks] == '#') ++marks;
    if (marks - at != leaf.level || marks == first || !is_blank(document_[marks])) return at;
    while (marks < first && is_blank(document_[marks])) ++marks;
    return marks;
  }

  // The size of the mark of a container at `at`; 0 if it is none.
  [[nodiscard]] std::uint64_t container_mark(std::uint64_t at) const {
    const char c = document_[at];
    if (c == '>') return 1;
    std::uint64_t end = at + 1;
    if (base::is_ascii_digit(c)) {
      while (end < document_.size() && base::is_ascii_digit(document_[end])) ++end;
      if (end == document_.size() || (document_[end] != '.' && document_[end] != ')')) return 0;
      ++end;
    } else if (c != '-' && c != '+' && c != '*') {
      return 0;
    }
    return end < document_.size() && is_blank(document_[end]) ? end - at : 0;
  }

  // Past the box of a task.
  [[nodiscard]] std::uint64_t past_task(std::uint64_t at, std::uint64_t first) const {
    constexpr std::uint64_t kBox = 3;  // `[x]`
    if (at + kBox >= first || document_[at] != '[' || document_[at + 2] != ']') return at;
    const char mark = document_[at + 1];
    if (mark != ' ' && mark != 'x' && mark != 'X') return at;
    at += kBox;
    while (at < first && is_blank(document_[at])) ++at;
    return at;
  }

  [[nodiscard]] std::uint64_t contents_end(const LeafBlock& leaf) const {
    std::uint64_t end =
        std::min(document_.find_first_of(kLineEnds, leaf.span.end - 1), document_.size());
    while (end > leaf.span.begin && is_white(document_[end - 1])) --end;
    if (leaf.kind != LeafKind::kHeading) return std::max(end, leaf.span.end);
    // `# Text ##`
    std::uint64_t marks = end;
    while (marks > leaf.span.end && document_[marks - 1] == '#') --marks;
    return marks < end && is_blank(document_[marks - 1]) ? marks : end;
  }

  void widen_to_bars(Span& span) const {
    while (span.begin > 0 && !ends_cell(span.begin - 1)) --span.begin;
    while (span.end < document_.size() && !ends_cell(span.end)) ++span.end;
    while (span.begin < span.end && is_white(document_[span.begin])) ++span.begin;
  }
  [[nodiscard]] bool ends_cell(std::uint64_t at) const {
    return kLineEnds.find(document_[at]) != std::string_view::npos ||
           (document_[at] == '|' && (at == 0 || document_[at - 1] != '\\'));
  }

  std::string_view document_;
  LeafBlocks& out_;
  std::uint32_t container_ = 0;
  bool open_ = false;
  std::uint64_t begin_ = 0;
  std::uint64_t end_ = 0;
};

}  // namespace

LeafBlocks read_leaf_blocks(std::string_view markdown) {
  LeafBlocks out;
  LeafReader reader(markdown, out);
  parse_markdown(markdown, reader);
  return out;
}

}  // namespace locseg::markup
