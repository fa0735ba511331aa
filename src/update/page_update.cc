// Between two neighbours of the new source that were neighbours in the translation, what was
// between them stays there, if the source has the same between them. So a stretch without a change
// is one copy, and how its sentences were aligned does not matter.
#include "update/page_update.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/ascii.h"
#include "update/cells.h"
#include "update/line_merge.h"
#include "update/written_sentence.h"

namespace locseg::update {
namespace {

using status::StatementKind;

class PageWriter {
 public:
  PageWriter(const status::PageTexts& texts, std::span<const status::Basis> bases,
             const Marks& marks, const Cells& cells)
      : texts_(texts), bases_(bases), marks_(marks), cells_(cells), used_(cells.cells.size()) {}

  PageUpdate run() {
    out_.links = cells_.cells.size() - 2;
    for (std::size_t i = 0; i + 1 < cells_.order.size(); ++i) {
      write_cell(cells_.cells[cells_.order[i]]);
      write_between(cells_.order[i], cells_.order[i + 1]);
    }
    find_lost();
    return std::move(out_);
  }

 private:
  [[nodiscard]] const Cell& cell(std::size_t index) const { return cells_.cells[index]; }

  // Where a cell is in the new source; those at the ends are empty.
  [[nodiscard]] std::uint64_t now_begin(const Cell& cell) const {
    return cell.now_begin < cells_.now.size() ? cells_.now[cell.now_begin].span.begin
                                              : texts_.source.size();
  }
  [[nodiscard]] std::uint64_t now_end(const Cell& cell) const {
    if (cell.now_end > cell.now_begin) return cells_.now[cell.now_end - 1].span.end;
    return cell.now_end == 0 ? 0 : texts_.source.size();
  }

  // What the translation has behind the cell at `index`, up to the next.
  [[nodiscard]] Span gap_after(std::size_t index) const {
    return {cell(index).target.end, cell(index + 1).target.begin};
  }

  // What the old source had there; nothing if the two were not in this order.
  [[nodiscard]] std::optional<std::string_view> old_gap_after(std::size_t index) const {
    const Cell& before = cell(index);
    const Cell& behind = cell(index + 1);
    if (bases_.empty()) return std::nullopt;
    const std::string_view source = bases_[behind.basis].source;
    Span gap{before.old_source.end, behind.old_source.begin};
    if (before.basis != behind.basis) {
      gap.begin =
          behind.old_begin == 0 ? 0 : cells_.old[behind.basis][behind.old_begin - 1].span.end;
    }
    if (gap.begin > gap.end) return std::nullopt;
    return gap.of(source);
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
    const Span source{now_begin(cell), now_end(cell)};
    const std::string_view was = bases_[cell.basis].source;
    if (is_put_in_source(cell)) {
      for (std::uint32_t i = cell.now_begin; i < cell.now_end; ++i) {
        if (i > cell.now_begin) put_source({cells_.now[i - 1].span.end, cells_.now[i].span.begin});
        write_in_source(cells_.now[i], PieceKind::kChanged);
        out_.pieces.back().translation = cell.target;
        out_.pieces.back().old_source = text_of_old(cell);
      }
      return;
    }
    Piece piece;
    piece.kind = cell.fate == CellFate::kSame     ? PieceKind::kCarried
                 : cell.fate == CellFate::kMarkup ? PieceKind::kMarkup
                                                  : PieceKind::kChanged;
    piece.is_code = cell.kind == StatementKind::kCode;
    piece.is_hidden = cell.kind == StatementKind::kHidden;
    piece.source = source;
    piece.translation = cell.target;
    piece.old_source = text_of_old(cell);
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

  // True if an earlier update marked `target` as changed.
  [[nodiscard]] bool has_marks(Span target) const {
    const std::string_view before = texts_.target.substr(0, target.begin);
    const std::string_view inside = target.of(texts_.target);
    const std::string_view behind = texts_.target.substr(target.end);
    return (before.ends_with(marks_.before_changed) || inside.starts_with(marks_.before_changed)) &&
           (behind.starts_with(marks_.after_changed) || inside.ends_with(marks_.after_changed));
  }

  [[nodiscard]] std::string text_of_old(const Cell& cell) const {
    std::string text;
    for (std::uint32_t i = cell.old_begin; i < cell.old_end; ++i) {
      if (!text.empty()) text += ' ';
      text += cells_.old[cell.basis][i].text;
    }
    return text;
  }

  void write_in_source(const status::Statement& statement, PieceKind kind) {
    const bool is_sentence = statement.kind == StatementKind::kSentence;
    begin_in_source(statement, kind);
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
    if (used_[left] || out_.links == 0) return false;
    const std::vector<Span> written = written_behind(left);
    if (std::ranges::all_of(written, &Span::empty)) return false;
    used_[left] = true;
    Span ours = gap_after(left);
    std::uint64_t at = source_begin;
    bool is_lead_put = false;  // what is before the next that is there
    for (std::size_t i = 0; i < written.size(); ++i) {
      const status::Statement& fresh = cells_.now[cell(left).now_end + i];
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
        write_in_source(fresh, PieceKind::kNew);
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
    const Span now{now_end(before), now_begin(behind)};
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
      write_in_source(fresh, PieceKind::kNew);
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

  void find_lost() {
    std::vector<Span> kept;
    for (const Copy& each : out_.copies) kept.push_back(each.from);
    for (const Piece& piece : out_.pieces) {
      if (is_asked_for(piece.kind) && !piece.is_code) kept.push_back(piece.translation);
    }
    kept = united(std::move(kept));
    for (std::size_t i = 1; i < cells_.cells.size(); ++i) {
      const auto old = old_gap_after(i - 1);
      add_lost(gap_after(i - 1), old ? *old : std::string_view(), {}, kept);
      const Cell& lost = cell(i);
      if (lost.target.begin == lost.target.end) continue;
      const bool is_code = lost.kind == StatementKind::kCode;
      const std::string_view was = lost.old_source.of(bases_[lost.basis].source);
      add_lost(lost.target, is_code ? was : std::string_view(), text_of_old(lost), kept);
    }
  }

  // In order and disjoint.
  static std::vector<Span> united(std::vector<Span> spans) {
    std::ranges::sort(spans, {}, &Span::begin);
    std::vector<Span> out;
    for (const Span& span : spans) {
      if (!out.empty() && span.begin <= out.back().end) {
        out.back().end = std::max(out.back().end, span.end);
      } else {
        out.push_back(span);
      }
    }
    return out;
  }

  // Adds what of `span`, bytes of the translation, is not among `kept`, line by line, but lines
  // that `known` has too.
  void add_lost(Span span, std::string_view known, std::string old_source,
                const std::vector<Span>& kept) {
    std::set<std::string_view> known_lines;
    bool is_known_read = false;
    const auto is_lost = [&](std::string_view text) {
      if (!has_words(text)) return false;
      if (!is_known_read) {
        for (const Span& line : line_spans(known))
          known_lines.insert(base::trim_ascii_space(line.of(known)));
        is_known_read = true;
      }
      return !known_lines.contains(base::trim_ascii_space(text));
    };
    auto next = std::ranges::upper_bound(kept, span.begin, {}, &Span::end);
    for (std::uint64_t at = span.begin; at < span.end;) {
      while (next != kept.end() && next->end <= at) ++next;
      if (next != kept.end() && next->begin <= at) {
        at = std::min(next->end, span.end);
        continue;
      }
      const std::uint64_t end = next == kept.end() ? span.end : std::min(next->begin, span.end);
      const Span rest{at, end};
      for (const Span& line : line_spans(rest.of(texts_.target))) {
        if (is_lost(line.of(rest.of(texts_.target)))) {
          add_lost_line({at + line.begin, at + line.end}, old_source);
        }
      }
      at = end;
    }
  }

  void add_lost_line(Span line, const std::string& old_source) {
    if (!out_.lost.empty() && out_.lost.back().translation.end == line.begin &&
        out_.lost.back().old_source == old_source) {
      out_.lost.back().translation.end = line.end;
    } else {
      out_.lost.push_back({line, old_source});
    }
  }

  const status::PageTexts& texts_;
  std::span<const status::Basis> bases_;
  const Marks& marks_;
  const Cells& cells_;
  std::vector<bool> used_;  // by cell: the gap behind it was copied
  PageUpdate out_;
};

}  // namespace

PageUpdate update_page(const status::PageTexts& texts, std::span<const status::Basis> bases,
                       status::StatementReader& reader, const Marks& marks) {
  const Cells cells = find_cells(texts, bases, reader);
  return PageWriter(texts, bases, marks, cells).run();
}

}  // namespace locseg::update
