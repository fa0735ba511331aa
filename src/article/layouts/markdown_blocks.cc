// What md4c calls a paragraph may be something else to the program that publishes it. Lines that
// are nothing but markup of such programs are cut out of paragraphs:
//
//     {{< note >}}  {{% tab %}}  {% raw %}      shortcodes of Hugo, tags of Liquid
//     :::note  ::: moniker                      directives of Docusaurus and DocFX
//     [!NOTE]  [!INCLUDE[a](b)]                 alerts and includes
//     import A from 'b'  export const a  {/**/} MDX
//
// and what begins a footnote (`[^1]:`), an abbreviation (`*[a]:`) or a definition (`: `) is whole.
#include "article/layouts/markdown_blocks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "article/front_matter.h"
#include "article/trimmed.h"
#include "markup/brackets.h"

namespace locseg::article {
namespace {

std::string_view without_white(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kWhite);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kWhite) + 1 - begin);
}

// Past the tag of a template at the start of `line`; 0 if there is none.
std::size_t template_tag(std::string_view line) {
  for (const auto& [open, close] :
       {std::pair("{{", "}}"), std::pair("{%", "%}"), std::pair("{/*", "*/}")}) {
    if (!line.starts_with(open)) continue;
    const std::size_t end = line.find(close);
    if (end != std::string_view::npos) return end + std::string_view(close).size();
  }
  return 0;
}

bool is_template(std::string_view line) {
  if (line.empty()) return false;
  while (!line.empty()) {
    const std::size_t size = template_tag(line);
    if (size == 0) return false;
    line = without_white(line.substr(size));
  }
  return true;
}

// A statement of ECMAScript that only modules have.
bool is_module_line(std::string_view line) {
  const bool quoted =
      line.find('\'') != std::string_view::npos || line.find('"') != std::string_view::npos;
  if (line.starts_with("import ")) {
    const std::string_view rest = without_white(line.substr(7));
    return quoted && (rest.starts_with('\'') || rest.starts_with('"') ||
                      line.find(" from ") != std::string_view::npos);
  }
  if (!line.starts_with("export ")) return false;
  constexpr std::array<std::string_view, 9> kExported = {
      "default ", "const ", "let ", "var ", "function ", "class ", "async ", "{", "*"};
  const std::string_view rest = without_white(line.substr(7));
  return std::ranges::any_of(kExported,
                             [&](std::string_view word) { return rest.starts_with(word); });
}

bool is_directive(std::string_view line) {
  if (line.starts_with(":::")) return true;
  if (!line.starts_with("[!")) return false;
  const std::optional<markup::Directive> found = markup::read_directive(line, 0);
  return found && found->whole.end == line.size();
}

// A line that is no text, without the white space around it.
bool is_markup_line(std::string_view line) {
  return is_template(line) || is_directive(line) || is_module_line(line);
}

// `[^label]: text`, `*[label]: text`
bool is_note(std::string_view line) {
  if (!line.starts_with("[^") && !line.starts_with("*[")) return false;
  const std::size_t close = line.find(']');
  return close != std::string_view::npos && line.substr(close + 1).starts_with(':');
}

// `## Text {#name}`, `{: #name}`, `{.class}`
Span without_name(std::string_view bytes, Span heading) {
  const std::string_view text = heading.of(bytes);
  if (!text.ends_with('}')) return heading;
  const std::size_t open = text.rfind('{');
  if (open == std::string_view::npos || open == 0 || kWhite.find(text[open - 1]) == kWhite.npos ||
      std::string_view("#:.").find(text[open + 1]) == std::string_view::npos) {
    return heading;
  }
  return trimmed(bytes, {heading.begin, heading.begin + open});
}

BlockKind kind_of(markup::LeafKind kind) {
  switch (kind) {
    case markup::LeafKind::kParagraph:
      return BlockKind::kParagraph;
    case markup::LeafKind::kHeading:
      return BlockKind::kHeading;
    case markup::LeafKind::kCell:
      return BlockKind::kCell;
    case markup::LeafKind::kHtml:
      return BlockKind::kHtml;
    case markup::LeafKind::kCode:
    case markup::LeafKind::kRule:
      break;
  }
  return BlockKind::kWhole;
}

}  // namespace

Span markdown_body(std::string_view bytes) {
  const FrontMatterPlace front = front_matter_place(bytes);
  if (front.syntax != FrontMatterSyntax::kNone) return {front.whole.end, bytes.size()};
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  return {bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0, bytes.size()};
}

void MarkdownBlocks::read(std::string_view bytes, Span region) {
  markup::LeafBlocks leaves = markup::read_leaf_blocks(region.of(bytes));
  containers_ = std::move(leaves.containers);
  blocks_.clear();
  for (const markup::LeafBlock& leaf : leaves.leaves) {
    MarkdownBlock block{kind_of(leaf.kind), leaf.level, leaf.span, leaf.container};
    block.span.begin += region.begin;
    block.span.end += region.begin;
    if (block.kind == BlockKind::kHeading) block.span = without_name(bytes, block.span);
    if (block.is_text() && (block.span.empty() || is_template(block.span.of(bytes)))) {
      block.kind = BlockKind::kWhole;
    }
    if (block.kind == BlockKind::kParagraph) {
      add_paragraph(bytes, block);
    } else {
      blocks_.push_back(block);
    }
  }
}

void MarkdownBlocks::add_paragraph(std::string_view bytes, const MarkdownBlock& paragraph) {
  const std::string_view marks = is_quoted(paragraph.container) ? " \t>" : " \t";
  MarkdownBlock text = paragraph;  // the lines since the last one that is markup
  text.span = {paragraph.span.begin, paragraph.span.begin};
  const auto put = [&](BlockKind kind, Span span) {
    if (span.begin >= span.end) return;
    span = trimmed(bytes, span);
    if (!span.empty()) blocks_.push_back({kind, 0, span, paragraph.container});
  };
  bool whole = is_note(paragraph.span.of(bytes));
  const std::size_t first = blocks_.size();
  for (std::uint64_t at = paragraph.span.begin; at < paragraph.span.end;) {
    const std::uint64_t end =
        std::min<std::uint64_t>(std::min(bytes.find('\n', at), bytes.size()), paragraph.span.end);
    const std::uint64_t begin =
        std::min<std::uint64_t>(std::min(bytes.find_first_not_of(marks, at), bytes.size()), end);
    const std::string_view line = without_white(bytes.substr(begin, end - begin));
    whole = whole || (at != paragraph.span.begin && line.starts_with(": "));
    if (is_markup_line(line)) {
      put(BlockKind::kParagraph, {text.span.begin, at});
      put(BlockKind::kWhole, {begin, end});
      const std::size_t next = bytes.find_first_not_of(marks, std::min(end + 1, bytes.size()));
      text.span.begin = std::min<std::uint64_t>(std::min(next, bytes.size()), paragraph.span.end);
    }
    at = end + 1;
  }
  put(BlockKind::kParagraph, {text.span.begin, paragraph.span.end});
  if (!whole) return;
  blocks_.resize(first);
  put(BlockKind::kWhole, paragraph.span);
}

bool MarkdownBlocks::is_within(std::uint32_t container, std::uint32_t outer) const {
  while (container != outer && container != 0) container = containers_[container].parent;
  return container == outer;
}

bool MarkdownBlocks::is_item(std::uint32_t container, std::uint32_t outer) const {
  for (; container != outer && container != 0; container = containers_[container].parent) {
    if (containers_[container].kind == markup::ContainerKind::kItem) return true;
  }
  return false;
}

bool MarkdownBlocks::is_quoted(std::uint32_t container) const {
  for (; container != 0; container = containers_[container].parent) {
    if (containers_[container].kind == markup::ContainerKind::kQuote) return true;
  }
  return false;
}

}  // namespace locseg::article
