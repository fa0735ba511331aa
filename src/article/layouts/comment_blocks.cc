#include "article/layouts/comment_blocks.h"

#include <algorithm>
#include <utility>

#include "article/trimmed.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "text/character.h"

namespace locseg::article {
namespace {

constexpr std::string_view kCommentClose = "-->";

// The lines of a stretch without what they are indented by, and where each is.
class DedentedLines {
 public:
  DedentedLines(std::string_view bytes, Span stretch, bool quoted)
      : bytes_(bytes), marks_(quoted ? " \t>" : kBlanks) {
    const std::size_t margin = margin_of(stretch);
    for (std::uint64_t at = stretch.begin; at < stretch.end;) {
      const std::uint64_t end = line_end(at, stretch);
      const std::uint64_t begin =
          at == stretch.begin ? at : at + std::min<std::uint64_t>(margin, indent_of(at, end));
      starts_.emplace_back(text_.size(), begin);
      text_ += bytes.substr(begin, end - begin);
      at = end;
    }
  }

  [[nodiscard]] std::string_view text() const { return text_; }
  // Where a byte of the text, or its end, is in the article.
  [[nodiscard]] std::uint64_t original(std::uint64_t offset) const {
    const auto after = std::ranges::upper_bound(starts_, offset, {},
                                                [](const auto& start) { return start.first; });
    const auto& [here, there] = *std::prev(after);
    return there + (offset - here);
  }

 private:
  [[nodiscard]] std::uint64_t line_end(std::uint64_t at, Span stretch) const {
    const std::size_t feed = bytes_.find('\n', at);
    return feed == std::string_view::npos ? stretch.end
                                          : std::min<std::uint64_t>(feed + 1, stretch.end);
  }
  [[nodiscard]] std::size_t indent_of(std::uint64_t at, std::uint64_t end) const {
    const std::uint64_t text = std::min(bytes_.find_first_not_of(marks_, at), bytes_.size());
    return std::min(text, end) - at;
  }
  // What all lines but the first are indented by.
  [[nodiscard]] std::size_t margin_of(Span stretch) const {
    std::size_t margin = bytes_.size();
    for (std::uint64_t at = line_end(stretch.begin, stretch); at < stretch.end;) {
      const std::uint64_t end = line_end(at, stretch);
      const std::size_t indent = indent_of(at, end);
      const std::uint64_t text = at + indent;
      const bool blank = text >= end || bytes_[text] == '\n' || bytes_[text] == '\r';
      if (!blank) margin = std::min(margin, indent);
      at = end;
    }
    return margin;
  }

  std::string_view bytes_;
  std::string_view marks_;
  std::string text_;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> starts_;  // of lines: there, in the article
};

}  // namespace

std::vector<SourceBlock> read_source_blocks(std::string_view bytes, Span inside, bool quoted) {
  std::vector<SourceBlock> out;
  if (inside.empty()) return out;
  const DedentedLines lines(bytes, inside, quoted);
  MarkdownBlocks blocks;
  blocks.read(lines.text(), {0, lines.text().size()});
  for (const MarkdownBlock& block : blocks.all()) {
    if (!block.is_text()) continue;
    const Span span{lines.original(block.span.begin), lines.original(block.span.end - 1) + 1};
    out.push_back({block.kind, block.level, blocks.is_item(block.container, 0), span});
  }
  return out;
}

Comment read_comment(std::string_view bytes, std::uint64_t begin, std::uint64_t end) {
  if (!bytes.substr(begin).starts_with(kCommentOpen)) return {};
  const std::uint64_t inside = begin + kCommentOpen.size();
  const std::size_t close = bytes.substr(0, end).find(kCommentClose, inside);
  if (close == std::string_view::npos) return {};
  return {{begin, close + kCommentClose.size()}, trimmed(bytes, {inside, close})};
}

bool may_be_source(std::string_view inside, bool in_line) {
  if (inside.starts_with("{{") || inside.starts_with("{%") || inside.starts_with('[')) {
    return inside.find_first_of(kWhite) != std::string_view::npos && !inside.ends_with('}') &&
           !inside.ends_with(']');
  }
  bool letters = false;
  for (std::size_t at = 0; at < inside.size() && !letters;) {
    const base::CodePoint c = base::code_point_at(inside, at);
    letters = c.valid() && text::is_letter(c.value);
    at += c.size;
  }
  if (!letters) return false;
  const bool one_word = inside.find_first_of(kWhite) == std::string_view::npos;
  const bool small = base::is_ascii_lower(inside.front());
  return in_line || !one_word || !small;
}

Span comment_stretch(std::string_view bytes, Span comment) {
  constexpr std::string_view kMarks = " \t>";
  std::uint64_t end = std::min(bytes.find_first_not_of(kBlanks, comment.end), bytes.size());
  std::uint64_t line = comment.begin;
  while (line > 0 && kMarks.find(bytes[line - 1]) != std::string_view::npos) --line;
  const bool begins_line = line == 0 || bytes[line - 1] == '\n';
  if (bytes.substr(end).starts_with("\r\n")) ++end;
  if (end == bytes.size()) return {begins_line ? line : comment.begin, end};
  if (bytes[end] != '\n') return {comment.begin, end};
  ++end;
  if (begins_line) return {line, end};
  // Behind the mark of a list's item: the next line takes its place.
  return {comment.begin, std::min(bytes.find_first_not_of(kMarks, end), bytes.size())};
}

}  // namespace locseg::article
