// md4c hands over every piece of text as a view of the document it was given, so where a piece came
// from is pointer arithmetic. Line ends and the like come from constants of its own and are left
// out.

#include "markup/blocks.h"

#include <md4c.h>

#include <functional>
#include <limits>

namespace locseg::markup {
namespace {

struct Collector {
  std::string_view document;
  std::vector<RenderedPiece>& pieces;
  bool in_code_block = false;
  int pictures = 0;  // that are open
};

int enter_block(MD_BLOCKTYPE type, void* /*detail*/, void* user) {
  if (type == MD_BLOCK_CODE) static_cast<Collector*>(user)->in_code_block = true;
  return 0;
}

int leave_block(MD_BLOCKTYPE type, void* /*detail*/, void* user) {
  if (type == MD_BLOCK_CODE) static_cast<Collector*>(user)->in_code_block = false;
  return 0;
}

int enter_span(MD_SPANTYPE type, void* /*detail*/, void* user) {
  if (type == MD_SPAN_IMG) ++static_cast<Collector*>(user)->pictures;
  return 0;
}

int leave_span(MD_SPANTYPE type, void* /*detail*/, void* user) {
  if (type == MD_SPAN_IMG) --static_cast<Collector*>(user)->pictures;
  return 0;
}

RenderedAs rendered_as(MD_TEXTTYPE type, const Collector& collector) {
  switch (type) {
    case MD_TEXT_CODE:
      return collector.in_code_block ? RenderedAs::kCodeBlock : RenderedAs::kCodeSpan;
    case MD_TEXT_HTML:
      return collector.pictures > 0 ? RenderedAs::kPictureText : RenderedAs::kHtml;
    default:
      return RenderedAs::kText;
  }
}

int take_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
  Collector& collector = *static_cast<Collector*>(user);
  const char* const begin = collector.document.data();
  const char* const end = begin + collector.document.size();
  if (std::less<>()(text, begin) || !std::less<>()(text, end)) return 0;
  const auto offset = static_cast<std::uint64_t>(text - begin);
  const RenderedPiece piece{{offset, offset + size}, rendered_as(type, collector)};
  if (!collector.pieces.empty()) {
    RenderedPiece& last = collector.pieces.back();
    if (last.span.end == offset && last.as == piece.as) {
      last.span.end = piece.span.end;
      return 0;
    }
  }
  if (size > 0) collector.pieces.push_back(piece);
  return 0;
}

}  // namespace

void read_blocks(std::string_view markdown, std::vector<RenderedPiece>& into) {
  into.clear();
  if (markdown.size() >= std::numeric_limits<MD_SIZE>::max()) return;
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_STRIKETHROUGH;
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = take_text;
  Collector collector{markdown, into};
  md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &collector);
}

}  // namespace locseg::markup
