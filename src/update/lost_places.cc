// What was copied is kept, and so is what a piece asks a translator about. The rest is lost, line
// by line, if it has words.
#include "update/lost_places.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "update/line_merge.h"

namespace locseg::update {
namespace {

// In order and disjoint.
std::vector<Span> united(std::vector<Span> spans) {
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

class LostSearch {
 public:
  LostSearch(const CutPage& page, Untranslated untranslated, PageUpdate& into)
      : page_(page), untranslated_(std::move(untranslated)), into_(into) {
    std::vector<Span> kept;
    for (const Copy& each : into.copies) kept.push_back(each.from);
    for (const Piece& piece : into.pieces) {
      if (is_asked_for(piece.kind) && !piece.is_code) kept.push_back(piece.translation);
    }
    kept_ = united(std::move(kept));
  }

  void run() {
    const std::vector<Cell>& cells = page_.cells.cells;
    for (std::size_t i = 1; i < cells.size(); ++i) {
      const auto old = page_.cells.old_gap_after(i - 1, page_.bases);
      const Span gap = page_.cells.gap_after(i - 1);
      if (add(gap, old ? *old : std::string_view(), {})) take_between(cells[i - 1], cells[i]);
      const Cell& cell = cells[i];
      if (cell.target.empty()) continue;
      const bool is_code = cell.kind == status::StatementKind::kCode;
      const std::string_view was = cell.old_source.of(page_.bases[cell.basis].source);
      add(cell.target, is_code ? was : std::string_view(), page_.cells.old_text(cell));
    }
    std::ranges::sort(into_.unmatched);
  }

 private:
  // The translation of what was between two cells in the old source may be between them in the
  // translation.
  void take_between(const Cell& before, const Cell& behind) {
    if (before.basis == behind.basis && before.old_end <= behind.old_begin) {
      return take({before.basis, before.old_end}, {behind.basis, behind.old_begin});
    }
    for (const std::size_t basis : {before.basis, behind.basis}) take({basis, 0}, {basis + 1, 0});
  }

  void take(OldStatement begin, OldStatement end) {
    const auto first = untranslated_.lower_bound(begin);
    const auto last = untranslated_.lower_bound(end);
    for (auto each = first; each != last; ++each) into_.unmatched.push_back(each->second);
    untranslated_.erase(first, last);
  }

  // Adds what of `span`, bytes of the translation, is not kept, line by line, but lines that
  // `known` has too. False if there is nothing.
  bool add(Span span, std::string_view known, const std::string& old_source) {
    std::optional<std::set<std::string_view>> known_lines;  // read if they are asked for
    const auto is_lost = [&](std::string_view text) {
      if (!has_words(text)) return false;
      if (!known_lines) known_lines = trimmed_lines(known);
      return !known_lines->contains(base::trim_ascii_space(text));
    };
    bool is_any = false;
    for (const Span& rest : not_kept(span)) {
      const std::string_view text = rest.of(page_.texts.target);
      for (const Span& line : line_spans(text)) {
        if (!is_lost(line.of(text))) continue;
        add_line({rest.begin + line.begin, rest.begin + line.end}, old_source);
        is_any = true;
      }
    }
    return is_any;
  }

  [[nodiscard]] std::vector<Span> not_kept(Span span) const {
    std::vector<Span> out;
    auto next = std::ranges::upper_bound(kept_, span.begin, {}, &Span::end);
    for (std::uint64_t at = span.begin; at < span.end;) {
      const Span kept = next == kept_.end() ? Span{span.end, span.end} : *next++;
      const std::uint64_t end = std::min(kept.begin, span.end);
      if (at < end) out.push_back({at, end});
      at = std::max(at, kept.end);
    }
    return out;
  }

  void add_line(Span line, const std::string& old_source) {
    if (!into_.lost.empty() && into_.lost.back().translation.end == line.begin &&
        into_.lost.back().old_source == old_source) {
      into_.lost.back().translation.end = line.end;
    } else {
      into_.lost.push_back({line, old_source});
    }
  }

  const CutPage& page_;
  std::vector<Span> kept_;
  Untranslated untranslated_;
  PageUpdate& into_;
};

}  // namespace

void find_lost(const CutPage& page, Untranslated untranslated, PageUpdate& into) {
  LostSearch(page, std::move(untranslated), into).run();
}

}  // namespace locseg::update
