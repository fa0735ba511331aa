#include "update/front_matter_writer.h"

#include <algorithm>
#include <vector>

#include "article/front_matter.h"
#include "update/front_matter_merge.h"

namespace locseg::update {
namespace {

using article::front_matter_place;
using article::FrontMatterPlace;
using article::FrontMatterSyntax;

class FrontMatterWriter {
 public:
  FrontMatterWriter(const CutPage& page, PageUpdate& into) : page_(page), into_(into) {}

  void run() {
    const FrontMatterPlace ours = front_matter_place(page_.texts.target);
    const FrontMatterPlace theirs = front_matter_place(page_.texts.source);
    if (ours.syntax == FrontMatterSyntax::kNone) {
      if (!is_any_old()) put_source(theirs.whole);
      return;
    }
    if (theirs.syntax != FrontMatterSyntax::kNone && theirs.syntax != ours.syntax) {
      put_source(theirs.whole);
      return drop(ours.whole);
    }
    const FrontMatterMerge merged =
        merge_front_matter({ours.syntax, old_texts(ours.syntax), ours.inside.of(page_.texts.target),
                            theirs.inside.of(page_.texts.source)});
    const bool is_kept = theirs.syntax != FrontMatterSyntax::kNone || !merged.stretches.empty();
    if (is_kept) copy({0, ours.inside.begin});
    for (const Stretch& each : merged.stretches) {
      const std::uint64_t begin = (each.is_ours ? ours : theirs).inside.begin;
      const Span span{begin + each.span.begin, begin + each.span.end};
      each.is_ours ? copy(span) : put_source(span);
    }
    if (is_kept) copy({ours.inside.end, ours.whole.end});
    for (const Span& each : merged.dropped) {
      drop({ours.inside.begin + each.begin, ours.inside.begin + each.end});
    }
  }

 private:
  [[nodiscard]] bool is_any_old() const {
    return std::ranges::any_of(page_.bases, [](const status::Basis& basis) {
      return front_matter_place(basis.source).syntax != FrontMatterSyntax::kNone;
    });
  }

  [[nodiscard]] std::vector<std::string_view> old_texts(FrontMatterSyntax syntax) const {
    std::vector<std::string_view> texts;
    for (const status::Basis& basis : page_.bases) {
      const FrontMatterPlace place = front_matter_place(basis.source);
      if (place.syntax == syntax) texts.push_back(place.inside.of(basis.source));
    }
    return texts;
  }

  void copy(Span span) {
    const std::uint64_t to = into_.bytes.size();
    into_.bytes += span.of(page_.texts.target);
    into_.copies.push_back({span, to});
    for (const Cell& cell : page_.cells.front) {
      if (!span.contains(cell.target) || cell.fate == CellFate::kGone) continue;
      Piece& piece = add_piece(cell.now_begin, cell.target.begin - span.begin + to);
      piece.place.end = piece.place.begin + cell.target.size();
      piece.kind = cell.fate == CellFate::kSame     ? PieceKind::kCarried
                   : cell.fate == CellFate::kMarkup ? PieceKind::kMarkup
                                                    : PieceKind::kChanged;
      set_old(cell, piece);
    }
  }

  void put_source(Span span) {
    const std::uint64_t to = into_.bytes.size();
    into_.bytes += span.of(page_.texts.source);
    const std::vector<status::Statement>& now = page_.cells.now;
    for (std::uint32_t i = 0; i < page_.cells.body; ++i) {
      if (!span.contains(now[i].span)) continue;
      Piece& piece = add_piece(i, now[i].span.begin - span.begin + to);
      piece.place.end = piece.place.begin + now[i].span.size();
      piece.kind = PieceKind::kNew;
      piece.in_source = true;
      const auto cell = std::ranges::find_if(page_.cells.front, [&](const Cell& each) {
        return each.fate != CellFate::kGone && each.now_begin == i;
      });
      if (cell == page_.cells.front.end()) continue;
      piece.kind = PieceKind::kChanged;
      set_old(*cell, piece);
    }
  }

  // Of the statement at `index` of the new source.
  Piece& add_piece(std::uint32_t index, std::uint64_t place) {
    Piece& piece = into_.pieces.emplace_back();
    piece.is_hidden = true;
    piece.source = page_.cells.now[index].span;
    piece.source_text = page_.cells.now[index].text;
    piece.place.begin = place;
    return piece;
  }

  void set_old(const Cell& cell, Piece& piece) const {
    piece.translation = cell.target;
    piece.old_source = page_.cells.old_text(cell);
  }

  // What a piece asks a translator about is not lost.
  void drop(Span span) {
    const auto is_asked = std::ranges::any_of(into_.pieces, [&](const Piece& piece) {
      return piece.in_source && !piece.translation.empty() && span.contains(piece.translation);
    });
    if (!is_asked) into_.lost.push_back({span, {}});
  }

  const CutPage& page_;
  PageUpdate& into_;
};

}  // namespace

void write_front_matter(const CutPage& page, PageUpdate& into) {
  FrontMatterWriter(page, into).run();
}

}  // namespace locseg::update
