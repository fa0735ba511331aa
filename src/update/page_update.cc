// Between two neighbours of the new source that were neighbours in the translation, what was
// between them stays there, if the source has the same between them. So a stretch without a change
// is one copy, and how its sentences were aligned does not matter.
#include "update/page_update.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "update/cells.h"
#include "update/front_matter_writer.h"
#include "update/line_merge.h"
#include "update/lost_places.h"
#include "update/written_sentence.h"

namespace locseg::update {
namespace {

using status::StatementKind;

class PageWriter {
 public:
  PageWriter(const status::PageTexts& texts, std::span<const status::Basis> bases,
             const Marks& marks, const Cells& cells)
      : texts_(texts),
        bases_(bases),
        marks_(marks),
        cells_(cells),
        used_(cells.cells.size()),
        has_sure_(std::ranges::count(cells.cells, true, &Cell::is_sure) > kEnds) {}

  PageUpdate run() {
    write_front_matter({texts_, bases_, cells_}, out_);
    const std::size_t lost_in_front = out_.lost.size();
    for (std::size_t i = 0; i + 1 < cells_.order.size(); ++i) {
      write_cell(cells_.cells[cells_.order[i]]);
      write_between(cells_.order[i], cells_.order[i + 1]);
    }
    find_lost({texts_, bases_, cells_}, std::move(untranslated_), out_);
    const bool has_unsure = std::ranges::count(out_.pieces, PieceKind::kUnsure, &Piece::kind) != 0;
    out_.is_unrelated = !has_sure_ && (has_unsure || out_.lost.size() != lost_in_front);
    return std::move(out_);
  }

 private:
  static constexpr std::ptrdiff_t kEnds = 2;

  [[nodiscard]] const Cell& cell(std::size_t index) const { return cells_.cells[index]; }

  [[nodiscard]] Span gap_after(std::size_t index) const { return cells_.gap_after(index); }
  [[nodiscard]] std::optional<std::string_view> old_gap_after(std::size_t index) const {
    return cells_.old_gap_after(index, bases_);
  }

  void copy(Span from) {
    if (from.begin == from.end) return;
    if (out_.copies.empty() || out_.copies.back().from.end != from.begin ||
        out_.copies.back().to + out_.copies.back().from.size() != out_.bytes.size()) {
      out_.copies.push_back({from, out_.bytes.size()});
    } else {
      out_.copies.back().from.end = from.end;
    }
    out_.bytes += from.of(texts_.target);
  }
  void put(std::string_view text) { out_.bytes += text; }
  void put_source(Span span) { put(span.of(texts_.source)); }

  void put_stretches(const std::vector<Stretch>& stretches, Span ours, Span theirs) {
    for (const Stretch& each : stretches) {
      if (each.is_ours) {
        copy({ours.begin + each.span.begin, ours.begin + each.span.end});
      } else {
        put_source({theirs.begin + each.span.begin, theirs.begin + each.span.end});
      }
    }
  }

  // A sentence that becomes its source, or keeps a translation that is marked.
  [[nodiscard]] bool is_put_in_source(const Cell& cell) const {
    if (cell.fate != CellFate::kChanged || cell.kind == StatementKind::kCode) return false;
    return !marks_.keeps_translation || cell.kind == StatementKind::kHidden;
  }

  void write_cell(const Cell& cell) {
    if (cell.now_begin == cell.now_end) return;
    const Span source = cell.source;
    const std::string_view was = bases_[cell.basis].source;
    if (is_put_in_source(cell)) {
      for (std::uint32_t i = cell.now_begin; i < cell.now_end; ++i) {
        if (i > cell.now_begin) put_source({cells_.now[i - 1].span.end, cells_.now[i].span.begin});
        write_in_source(i, PieceKind::kChanged);
        out_.pieces.back().translation = cell.target;
        out_.pieces.back().old_source = cells_.old_text(cell);
      }
      return;
    }
    Piece piece;
    piece.kind = kind_of(cell);
    piece.is_code = cell.kind == StatementKind::kCode;
    piece.is_hidden = cell.kind == StatementKind::kHidden;
    piece.source = source;
    piece.translation = cell.target;
    piece.old_source = cells_.old_text(cell);
    for (std::uint32_t i = cell.now_begin; i < cell.now_end; ++i) {
      if (i > cell.now_begin) piece.source_text += ' ';
      piece.source_text += cells_.now[i].text;
    }
    piece.place.begin = out_.bytes.size();
    if (piece.is_code && cell.fate == CellFate::kChanged) {
      put_stretches(merge_lines({cell.old_source.of(was), cell.target.of(texts_.target),
                                 source.of(texts_.source)}),
                    cell.target, source);
    } else {
      const bool gets_marks = cell.fate == CellFate::kChanged && !has_marks(cell.target);
      if (gets_marks) put(marks_.before_changed);
      copy(cell.target);
      if (gets_marks) put(marks_.after_changed);
    }
    piece.place.end = out_.bytes.size();
    out_.pieces.push_back(std::move(piece));
  }

  static PieceKind kind_of(const Cell& cell) {
    switch (cell.fate) {
      case CellFate::kSame:
        return cell.is_sure ? PieceKind::kCarried : PieceKind::kUnsure;
      case CellFate::kMarkup:
        return cell.is_sure ? PieceKind::kMarkup : PieceKind::kUnsure;
      case CellFate::kChanged:
      case CellFate::kGone:
        break;
    }
    return PieceKind::kChanged;
  }

  // True if an earlier update marked `target` as changed.
  [[nodiscard]] bool has_marks(Span target) const {
    const std::string_view before = texts_.target.substr(0, target.begin);
    const std::string_view inside = target.of(texts_.target);
    const std::string_view behind = texts_.target.substr(target.end);
    return (before.ends_with(marks_.before_changed) || inside.starts_with(marks_.before_changed)) &&
           (behind.starts_with(marks_.after_changed) || inside.ends_with(marks_.after_changed));
  }

  void write_in_source(std::uint32_t index, PieceKind kind) {
    const status::Statement& statement = cells_.now[index];
    const bool is_sentence = statement.kind == StatementKind::kSentence;
    begin_in_source(statement, kind);
    if (is_sentence && kind == PieceKind::kNew && cells_.as_before[index]) {
      untranslated_.insert_or_assign(*cells_.as_before[index], out_.pieces.size() - 1);
    }
    if (is_sentence) put(marks_.before_new);
    put_source(statement.span);
    if (is_sentence) put(marks_.after_new);
    out_.pieces.back().place.end = out_.bytes.size();
  }

  void begin_in_source(const status::Statement& statement, PieceKind kind) {
    Piece& piece = out_.pieces.emplace_back();
    piece.kind = kind;
    piece.is_code = statement.kind == StatementKind::kCode;
    piece.is_hidden = statement.kind == StatementKind::kHidden;
    piece.in_source = true;
    piece.source = statement.span;
    piece.source_text = statement.text;
    piece.place.begin = out_.bytes.size();
  }

  // Where an earlier update wrote the fresh statements behind the cell at `left`, in order; empty
  // for those that it did not write.
  [[nodiscard]] std::vector<Span> written_behind(std::size_t left) const {
    std::vector<Span> written;
    Span ours = gap_after(left);
    for (std::uint32_t i = cell(left).now_end; i < cell(left + 1).now_begin; ++i) {
      const std::string_view sentence = cells_.now[i].span.of(texts_.source);
      written.push_back(find_written({texts_.target, ours}, sentence, marks_));
      if (!written.back().empty()) ours.begin = written.back().end;
    }
    return written;
  }

  // Writes what the translation has behind the cell at `left`, up to the next, if some of the fresh
  // statements between the two are there from an earlier update; the others are put between.
  bool write_again(std::size_t left, std::uint64_t source_begin) {
    if (used_[left] || !has_sure_) return false;
    const std::vector<Span> written = written_behind(left);
    if (std::ranges::all_of(written, &Span::empty)) return false;
    used_[left] = true;
    Span ours = gap_after(left);
    std::uint64_t at = source_begin;
    bool is_lead_put = false;  // what is before the next that is there
    for (std::size_t i = 0; i < written.size(); ++i) {
      const auto index = cell(left).now_end + static_cast<std::uint32_t>(i);
      const status::Statement& fresh = cells_.now[index];
      const Span gap{at, fresh.span.begin};
      at = fresh.span.end;
      const auto next = std::find_if_not(written.begin() + static_cast<std::ptrdiff_t>(i),
                                         written.end(), [](Span each) { return each.empty(); });
      const Span lead{ours.begin, next == written.end() ? ours.begin : next->begin};
      const bool is_there = !written[i].empty();
      if (is_lead_put || (!is_there && lead.of(texts_.target) != gap.of(texts_.source))) {
        put_source(gap);
      } else {
        copy(lead);
        ours.begin = lead.end;
        is_lead_put = true;
      }
      if (!is_there) {
        write_in_source(index, PieceKind::kNew);
        continue;
      }
      begin_in_source(fresh, PieceKind::kNew);
      copy(written[i]);
      out_.pieces.back().place.end = out_.bytes.size();
      ours.begin = written[i].end;
      is_lead_put = false;
    }
    copy(ours);
    return true;
  }

  // What is between two cells that follow each other in the new source.
  void write_between(std::size_t left, std::size_t right) {
    const Cell& before = cell(left);
    const Cell& behind = cell(right);
    const Span now{before.source.end, behind.source.begin};
    const bool were_neighbours = right == left + 1;
    const auto old = were_neighbours ? old_gap_after(left) : std::nullopt;
    if (old && *old == now.of(texts_.source) && keeps_apart(before, behind, gap_after(left), now)) {
      return copy_gap(left);
    }
    if (were_neighbours && write_again(left, now.begin)) return;
    std::uint64_t at = now.begin;
    for (std::uint32_t i = before.now_end; i < behind.now_begin; ++i) {
      const status::Statement& fresh = cells_.now[i];
      const Span gap{at, fresh.span.begin};
      if (i > before.now_end || !copy_if_same(left, gap, true)) put_source(gap);
      write_in_source(i, PieceKind::kNew);
      at = fresh.span.end;
    }
    const Span rest{at, now.end};
    if (old && at == now.begin) {
      const Span ours = gap_after(left);
      if (keeps_apart(before, behind, ours, rest)) {
        used_[left] = true;
        return put_stretches(merge_lines({*old, ours.of(texts_.target), rest.of(texts_.source)}),
                             ours, rest);
      }
    }
    const bool beside_source =
        at != now.begin || is_put_in_source(before) || is_put_in_source(behind);
    if (copy_if_same(right - 1, rest, beside_source)) return;
    if (at == now.begin && copy_if_same(left, rest, beside_source)) return;
    put_source(rest);
  }

  // A sentence in the source's language is apart from its neighbours as it is in the source, so
  // that it can be told from them.
  [[nodiscard]] bool keeps_apart(const Cell& before, const Cell& behind, Span ours,
                                 Span theirs) const {
    const std::string_view in_page = ours.of(texts_.target);
    const std::string_view in_source = theirs.of(texts_.source);
    const auto has_space = [](std::string_view text, bool at_end) {
      return !text.empty() && base::is_ascii_space(at_end ? text.back() : text.front());
    };
    if (is_put_in_source(before) && has_space(in_source, false) && !has_space(in_page, false)) {
      return false;
    }
    return !is_put_in_source(behind) || !has_space(in_source, true) || has_space(in_page, true);
  }

  void copy_gap(std::size_t index) {
    used_[index] = true;
    copy(gap_after(index));
  }

  // Copies what the translation has behind the cell at `index` if the old source had there what the
  // new one has at `now`. What is in words is copied once. `beside_source`: a neighbour is in the
  // source's language.
  bool copy_if_same(std::size_t index, Span now, bool beside_source) {
    if (index + 1 >= cells_.cells.size()) return false;
    const Span ours = gap_after(index);
    const auto old = old_gap_after(index);
    if (!old || *old != now.of(texts_.source)) return false;
    const std::string_view text = ours.of(texts_.target);
    if (used_[index] && has_words(text)) return false;
    const std::string_view source = now.of(texts_.source);
    const bool sticks = beside_source && std::ranges::any_of(source, base::is_ascii_space) &&
                        std::ranges::none_of(text, base::is_ascii_space);
    if (sticks) return false;
    copy_gap(index);
    return true;
  }

  const status::PageTexts& texts_;
  std::span<const status::Basis> bases_;
  const Marks& marks_;
  const Cells& cells_;
  std::vector<bool> used_;  // by cell: the gap behind it was copied
  bool has_sure_;           // a cell that is no end
  Untranslated untranslated_;
  PageUpdate out_;
};

}  // namespace

PageUpdate update_page(const status::PageTexts& texts, std::span<const status::Basis> bases,
                       status::StatementReader& reader, const Marks& marks) {
  const Cells cells = find_cells(texts, bases, reader);
  return PageWriter(texts, bases, marks, cells).run();
}

}  // namespace locseg::update
