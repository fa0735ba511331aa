#include "markup/rendered_pieces.h"

#include "markup/markdown_parser.h"

namespace locseg::markup {
namespace {

class PieceReader {
 public:
  PieceReader(std::string_view document, std::vector<RenderedPiece>& into)
      : document_(document), pieces_(into) {}

  void enter_block(MD_BLOCKTYPE type, void* /*detail*/) {
    if (type == MD_BLOCK_CODE) in_code_block_ = true;
  }
  void leave_block(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_CODE) in_code_block_ = false;
  }
  void enter_span(MD_SPANTYPE type, void* /*detail*/) {
    if (type == MD_SPAN_IMG) ++pictures_;
  }
  void leave_span(MD_SPANTYPE type) {
    if (type == MD_SPAN_IMG) --pictures_;
  }

  void text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size) {
    if (!is_part_of(document_, text)) return;
    const auto offset = static_cast<std::uint64_t>(text - document_.data());
    const RenderedPiece piece{{offset, offset + size}, rendered_as(type)};
    if (!pieces_.empty() && pieces_.back().span.end == offset && pieces_.back().as == piece.as) {
      pieces_.back().span.end = piece.span.end;
    } else if (size > 0) {
      pieces_.push_back(piece);
    }
  }

 private:
  [[nodiscard]] RenderedAs rendered_as(MD_TEXTTYPE type) const {
    switch (type) {
      case MD_TEXT_CODE:
        return in_code_block_ ? RenderedAs::kCodeBlock : RenderedAs::kCodeSpan;
      case MD_TEXT_HTML:
        return pictures_ > 0 ? RenderedAs::kPictureText : RenderedAs::kHtml;
      default:
        return RenderedAs::kText;
    }
  }

  std::string_view document_;
  std::vector<RenderedPiece>& pieces_;
  bool in_code_block_ = false;
  int pictures_ = 0;  // that are open
};

}  // namespace

void read_blocks(std::string_view markdown, std::vector<RenderedPiece>& into) {
  into.clear();
  PieceReader reader(markdown, into);
  parse_markdown(markdown, reader);
}

}  // namespace locseg::markup
