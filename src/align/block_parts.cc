#include "align/block_parts.h"

#include <algorithm>

#include "align/line_shapes.h"
#include "base/ascii.h"
#include "markup/brackets.h"
#include "markup/code_spans.h"
#include "markup/codes.h"
#include "markup/tags.h"

namespace locseg::align {
namespace {

using markup::AngleShape;

Span trimmed(std::string_view bytes, Span span) {
  while (!span.empty() && base::is_ascii_space(bytes[span.begin])) ++span.begin;
  while (!span.empty() && base::is_ascii_space(bytes[span.end - 1])) --span.end;
  return span;
}

bool is_ascii_word(std::string_view text, std::string_view word) {
  return text.size() == word.size() &&
         std::equal(text.begin(), text.end(), word.begin(),
                    [](char a, char b) { return base::ascii_lower(a) == b; });
}

// The value of `name` or `id` in the tag `tag`, as a span of it; empty if there is none.
Span tag_name(std::string_view tag) {
  for (const std::string_view key : {std::string_view("name"), std::string_view("id")}) {
    for (std::size_t at = tag.find(key); at != std::string_view::npos; at = tag.find(key, at + 1)) {
      if (at == 0 || !base::is_ascii_space(tag[at - 1])) continue;
      std::size_t begin = base::skip_ascii_space(tag, at + key.size());
      if (begin >= tag.size() || tag[begin] != '=') continue;
      begin = base::skip_ascii_space(tag, begin + 1);
      if (begin >= tag.size()) break;
      const char quote = tag[begin];
      if (quote == '"' || quote == '\'') {
        const std::size_t end = tag.find(quote, begin + 1);
        if (end != std::string_view::npos) return {begin + 1, end};
      } else {
        return {begin, std::min(tag.find_first_of(" \t\n/>", begin), tag.size())};
      }
    }
  }
  return {};
}

// Takes `<a name="id"></a>` off the start of the block's text.
void take_slug(std::string_view bytes, Block& block) {
  for (;;) {
    const std::string_view text = block.span.of(bytes);
    if (!text.starts_with("<a ") && !text.starts_with("<A ")) return;
    markup::FailedSearches missing;
    const auto tag = markup::read_angle(text, 0, missing);
    if (!tag || tag->shape == AngleShape::kCloseTag) return;
    std::size_t end = base::skip_ascii_space(text, tag->whole.end);
    if (text.substr(end, 4) == "</a>" || text.substr(end, 4) == "</A>") {
      end += 4;
    } else if (tag->shape != AngleShape::kEmptyTag) {
      return;
    }
    const Span name = tag_name(tag->whole.of(text));
    if (name.empty()) return;
    block.slug = {block.span.begin + name.begin, block.span.begin + name.end};
    block.span = trimmed(bytes, {block.span.begin + end, block.span.end});
  }
}

// The kind of a block whose text is one code and nothing else; `kind` if it is not.
BlockKind kind_of_part(std::string_view text, BlockKind kind) {
  if (text.empty()) return BlockKind::kTag;
  if (text[0] != '!' && text[0] != '[' && text[0] != '<') return kind;
  if (text[0] == '[' && text.size() > 1 && text[1] != '!') return kind;
  thread_local markup::CodeScanner scanner;
  thread_local markup::Codes codes;
  scanner.scan(text, markup::Syntax::kMarkdown, codes);
  // All of it lies in codes that are no text: a row of images, an include, tags alone.
  BlockKind found = kind;
  std::size_t at = 0;
  for (const markup::Code& code : codes.codes) {
    if (code.whole().end <= at) continue;
    if (!is_blank(text.substr(at, std::max<std::size_t>(code.open.begin, at) - at))) return kind;
    switch (code.kind) {
      case markup::CodeKind::kImage:
        found = BlockKind::kImage;
        at = code.whole().end;
        break;
      case markup::CodeKind::kLink:
        at = code.open.end;
        if (text.substr(code.open.end, 2) != "![") return kind;
        break;
      case markup::CodeKind::kInclude:
      case markup::CodeKind::kDirective:
        found = BlockKind::kInclude;
        at = code.whole().end;
        break;
      case markup::CodeKind::kComment:
        found = BlockKind::kComment;
        at = code.whole().end;
        break;
      case markup::CodeKind::kTag:
        if (code.paired() && !is_blank(code.inside().of(text))) return kind;
        found = is_ascii_word(code.value.of(text), "img") ? BlockKind::kImage : BlockKind::kTag;
        at = code.whole().end;
        break;
      default:
        return kind;
    }
  }
  if (at < text.size() && !is_blank(text.substr(at))) {
    // The end of a link around an image.
    if (!text.substr(at).starts_with("](") && !text.substr(at).starts_with("][")) return kind;
  }
  return found;
}

// Appends the text `span`, or the anchor that it is.
void add_part(std::string_view bytes, const Block& shape, Span span, std::vector<Block>& out) {
  Block block = shape;
  block.span = trimmed(bytes, span);
  if (block.span.empty()) return;
  const Span whole = block.span;
  take_slug(bytes, block);
  block.kind = kind_of_part(block.span.of(bytes), shape.kind);
  if (!is_text(block.kind)) block.span = whole;
  out.push_back(block);
}

bool ends_with_break(std::string_view line) {
  if (line.ends_with("  ")) return true;
  if (!line.ends_with('\\')) return false;
  return line.size() < 2 || line[line.size() - 2] != '\\';
}

// Appends the text cut at each tag that begins a line of its own: `<br>`, `<li>`.
void add_cut_at_tags(std::string_view bytes, const Block& shape, Span span,
                     std::vector<Block>& out) {
  const std::string_view text = span.of(bytes);
  std::size_t begin = 0;
  std::size_t at = text.find('<');
  std::vector<Span> code;
  if (at != std::string_view::npos) code = markup::code_spans(text);
  auto next_code = code.begin();
  markup::FailedSearches missing;
  for (; at != std::string_view::npos; at = text.find('<', at + 1)) {
    while (next_code != code.end() && next_code->end <= at) ++next_code;
    if (next_code != code.end() && next_code->contains(at)) continue;
    if (at > 0 && text[at - 1] == '\\') continue;
    const auto angle = markup::read_angle(text, at, missing);
    if (!angle || angle->shape == AngleShape::kAutolink || angle->shape == AngleShape::kComment) {
      continue;
    }
    const std::string_view name = angle->value.of(text);
    if (!is_ascii_word(name, "br") && (is_component(name) || !is_block_element(name))) continue;
    add_part(bytes, shape, {span.begin + begin, span.begin + at}, out);
    begin = angle->whole.end;
    at = begin - 1;
  }
  add_part(bytes, shape, {span.begin + begin, span.end}, out);
}

}  // namespace

std::size_t note_mark(std::string_view line) {
  if (!line.starts_with("[!")) return 0;
  const auto directive = markup::read_directive(line, 0);
  return directive && directive->path.empty() ? directive->whole.end : 0;
}

void add_paragraph(std::string_view bytes, const Block& shape, const std::vector<Span>& lines,
                   std::vector<Block>& out) {
  std::uint64_t begin = lines.front().begin;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool last = i + 1 == lines.size();
    if (!last && !ends_with_break(lines[i].of(bytes))) continue;
    std::uint64_t end = lines[i].end;
    if (!last && bytes[end - 1] == '\\') --end;
    add_cut_at_tags(bytes, shape, {begin, end}, out);
    if (!last) begin = lines[i + 1].begin;
  }
}

void add_heading(std::string_view bytes, const Block& shape, Span text, std::vector<Block>& out) {
  Block block = shape;
  block.span = trimmed(bytes, text);
  const auto view = [&] { return block.span.of(bytes); };
  if (const std::size_t closing = view().find_last_not_of('#');
      closing != std::string_view::npos && closing + 1 < view().size() &&
      base::is_ascii_space(view()[closing])) {
    block.span = trimmed(bytes, {block.span.begin, block.span.begin + closing});
  }
  if (view().ends_with('}')) {
    if (const std::size_t open = view().rfind("{#"); open != std::string_view::npos) {
      block.slug = {block.span.begin + open + 2, block.span.end - 1};
      block.span = trimmed(bytes, {block.span.begin, block.span.begin + open});
    }
  }
  take_slug(bytes, block);
  if (block.span.empty()) return;
  block.kind = kind_of_part(view(), BlockKind::kHeading);
  out.push_back(block);
}

void add_row(std::string_view bytes, const Block& shape, Span row, std::vector<Block>& out) {
  thread_local std::vector<Span> cells;
  cells.clear();
  split_row(row.of(bytes), cells);
  Block block = shape;
  block.kind = BlockKind::kTableCell;
  for (const Span cell : cells) {
    add_cut_at_tags(bytes, block, {row.begin + cell.begin, row.begin + cell.end}, out);
    ++block.column;
  }
  block.kind = BlockKind::kRowEnd;
  block.span = {row.end, row.end};
  out.push_back(block);
}

void add_html(std::string_view bytes, const Block& shape, Span html, std::vector<Block>& out) {
  const std::string_view text = html.of(bytes);
  markup::FailedSearches missing;
  Block tag = shape;
  Block words = shape;
  words.kind = BlockKind::kHtmlText;
  std::size_t begin = 0;
  const auto add_text = [&](std::size_t end) {
    add_part(bytes, words, {html.begin + begin, html.begin + end}, out);
  };
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
    const auto angle = markup::read_angle(text, at, missing);
    if (!angle || angle->shape == AngleShape::kAutolink) {
      ++at;
      continue;
    }
    const std::string_view name = angle->value.of(text);
    const bool comment = angle->shape == AngleShape::kComment;
    if (comment || is_block_element(name) || is_ascii_word(name, "br")) {
      add_text(at);
      tag.kind = comment ? BlockKind::kComment : BlockKind::kTag;
      tag.span = {html.begin + at, html.begin + angle->whole.end};
      if (!is_ascii_word(name, "br")) out.push_back(tag);
      begin = angle->whole.end;
    }
    at = angle->whole.end;
  }
  add_text(text.size());
}

}  // namespace locseg::align
