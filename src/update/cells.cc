#include "update/cells.h"

#include <algorithm>
#include <numeric>

#include "article/front_matter.h"
#include "locseg/align.h"
#include "status/source_changes.h"

namespace locseg::update {
namespace {

using status::Fate;
using status::SourceChange;
using status::Statement;

// Without the alternative texts that are inside of sentences, and go with them.
std::vector<Statement> outermost(std::vector<Statement> statements) {
  std::vector<Statement> out;
  std::ranges::stable_sort(statements, [](const Statement& a, const Statement& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  for (Statement& each : statements) {
    if (out.empty() || each.span.begin >= out.back().span.end) out.push_back(std::move(each));
  }
  return out;
}

constexpr double kLeastLikely = 0.1;  // below it, something speaks against a pair

bool says_same(const SourceChange& change) {
  return change.fate == Fate::kSame || change.fate == Fate::kMoved;
}

std::uint64_t front_matter_end(std::string_view bytes, ArticleKind kind) {
  return kind == ArticleKind::kMarkdown ? article::front_matter_place(bytes).whole.end : 0;
}

std::uint32_t statements_before(const std::vector<Statement>& statements, std::uint64_t end) {
  const auto behind = std::ranges::lower_bound(statements, end, {},
                                               [](const Statement& it) { return it.span.begin; });
  return static_cast<std::uint32_t>(behind - statements.begin());
}

// Sets fate and place of a cell by what became of its statements.
void judge(const std::vector<Statement>& old, const std::vector<Statement>& now,
           const std::vector<SourceChange>& changes, Cell& cell) {
  bool is_same = true;
  bool is_exact = true;
  std::vector<std::uint32_t> places;
  for (std::uint32_t i = cell.old_begin; i < cell.old_end; ++i) {
    const SourceChange& change = changes[i];
    is_same = is_same && says_same(change);
    is_exact = is_exact && says_same(change) && old[i].exact == now[change.after].exact;
    if (change.after != status::kNoStatement) places.push_back(change.after);
  }
  if (places.empty()) {
    cell.fate = CellFate::kGone;
    return;
  }
  cell.now_begin = places.front();
  cell.now_end = places.front() + 1;
  std::size_t found = 1;
  while (found < places.size() && places[found] == cell.now_end) {
    ++found;
    ++cell.now_end;
  }
  is_same = is_same && found == cell.old_end - cell.old_begin;
  cell.source = {now[cell.now_begin].span.begin, now[cell.now_end - 1].span.end};
  cell.fate = !is_same ? CellFate::kChanged : is_exact ? CellFate::kSame : CellFate::kMarkup;
}

// Of the last basis that was read.
void add_cells(const status::PageTexts& texts, const status::Basis& basis, Cells& into,
               std::vector<Cell>& unsure) {
  const std::size_t index = into.old.size() - 1;
  const std::uint64_t front_end = front_matter_end(texts.target, texts.kind);
  const std::vector<Statement>& old = into.old[index];
  const std::vector<SourceChange> changes = status::source_changes(old, into.now);
  for (std::uint32_t i = 0; i < changes.size(); ++i) {
    if (says_same(changes[i])) into.as_before[changes[i].after] = OldStatement{index, i};
  }
  for (const status::Link& link : basis.links) {
    Cell cell;
    cell.is_sure = link.confidence >= kUsableConfidence;
    cell.basis = index;
    cell.target = link.target;
    const auto first = std::ranges::lower_bound(
        old, link.source.begin, {}, [](const Statement& each) { return each.span.begin; });
    auto last = first;
    while (last != old.end() && last->span.begin < link.source.end) ++last;
    if (first == last || link.target.begin == link.target.end) continue;
    cell.old_begin = static_cast<std::uint32_t>(first - old.begin());
    cell.old_end = static_cast<std::uint32_t>(last - old.begin());
    cell.kind = first->kind;
    cell.old_source = {first->span.begin, (last - 1)->span.end};
    judge(old, into.now, changes, cell);
    const bool is_in_front = cell.target.end <= front_end;
    const bool was_in_front = cell.old_source.end <= into.old_bodies[index];
    const bool is_gone = cell.fate == CellFate::kGone;
    if (is_in_front && was_in_front && (is_gone || cell.now_begin < into.body)) {
      into.front.push_back(cell);
    }
    if (is_in_front || was_in_front || (!is_gone && cell.now_begin < into.body)) continue;
    if (link.confidence < kLeastLikely) continue;
    (cell.is_sure ? into.cells : unsure).push_back(cell);
  }
}

// Without cells inside of others.
void make_disjoint(std::vector<Cell>& cells) {
  std::ranges::stable_sort(cells, [](const Cell& a, const Cell& b) {
    return a.target.begin != b.target.begin ? a.target.begin < b.target.begin
                                            : a.target.end > b.target.end;
  });
  std::uint64_t end = 0;
  std::erase_if(cells, [&](const Cell& cell) {
    if (cell.target.begin < end) return true;
    end = cell.target.end;
    return false;
  });
}

void add_ends(const status::PageTexts& texts, std::span<const status::Basis> bases, Cells& into) {
  Cell begin;
  if (!into.cells.empty()) begin.basis = into.cells.front().basis;
  const std::uint64_t target_body = front_matter_end(texts.target, texts.kind);
  begin.target = {target_body, target_body};
  const std::uint64_t now_body = front_matter_end(texts.source, texts.kind);
  begin.source = {now_body, now_body};
  begin.now_begin = begin.now_end = into.body;
  if (!bases.empty()) {
    const std::uint64_t old_body = into.old_bodies[begin.basis];
    begin.old_source = {old_body, old_body};
    begin.old_begin = begin.old_end = statements_before(into.old[begin.basis], old_body);
  }
  Cell end;
  end.basis = into.cells.empty() ? 0 : into.cells.back().basis;
  end.target = {texts.target.size(), texts.target.size()};
  const std::uint64_t size = bases.empty() ? 0 : bases[end.basis].source.size();
  end.old_source = {size, size};
  end.old_begin = end.old_end =
      into.old.empty() ? 0 : static_cast<std::uint32_t>(into.old[end.basis].size());
  end.now_begin = end.now_end = static_cast<std::uint32_t>(into.now.size());
  end.source = {texts.source.size(), texts.source.size()};
  into.cells.insert(into.cells.begin(), begin);
  into.cells.push_back(end);
}

// What is sure has the first claim to its place, and of this what says the same.
void find_order(Cells& into) {
  std::vector<std::size_t> claims(into.cells.size() - 2);
  std::iota(claims.begin(), claims.end(), std::size_t{1});
  std::ranges::stable_sort(claims, {}, [&](std::size_t i) {
    return std::pair(!into.cells[i].is_sure, into.cells[i].fate);
  });
  std::vector<bool> taken(into.now.size(), false);
  into.order = {0};
  for (const std::size_t i : claims) {
    Cell& cell = into.cells[i];
    const auto begin = taken.begin() + cell.now_begin;
    const auto end = taken.begin() + cell.now_end;
    if (std::find(begin, end, true) != end) {
      cell.fate = CellFate::kGone;
      cell.now_end = cell.now_begin;
    }
    if (cell.fate == CellFate::kGone) continue;
    std::fill(begin, end, true);
    into.order.push_back(i);
  }
  std::ranges::stable_sort(into.order.begin() + 1, into.order.end(), {},
                           [&](std::size_t i) { return into.cells[i].now_begin; });
  into.order.push_back(into.cells.size() - 1);
}

// By cell: what is behind it, up to the next, is in the new source as it was in the old one.
std::vector<bool> unchanged_gaps(const Cells& cells, const status::PageTexts& texts,
                                 std::span<const status::Basis> bases) {
  std::vector<bool> unchanged(cells.cells.size(), false);
  for (std::size_t i = 0; i + 1 < cells.order.size(); ++i) {
    const std::size_t left = cells.order[i];
    if (cells.order[i + 1] != left + 1) continue;
    const Span now{cells.cells[left].source.end, cells.cells[left + 1].source.begin};
    unchanged[left] = cells.old_gap_after(left, bases) == now.of(texts.source);
  }
  return unchanged;
}

// Those of `unsure` whose place nothing sure has, between two sure cells that have something else
// between them now.
void add_unsure(const status::PageTexts& texts, std::span<const status::Basis> bases,
                std::vector<Cell> unsure, Cells& into) {
  make_disjoint(unsure);
  const std::vector<bool> unchanged = unchanged_gaps(into, texts, bases);
  std::vector<bool> taken(into.now.size(), false);
  for (const Cell& cell : into.cells) {
    std::fill(taken.begin() + cell.now_begin, taken.begin() + cell.now_end, true);
  }
  std::erase_if(unsure, [&](const Cell& cell) {
    const auto behind = std::ranges::upper_bound(into.cells, cell.target.begin, {},
                                                 [](const Cell& it) { return it.target.begin; });
    const auto left = static_cast<std::size_t>(behind - into.cells.begin()) - 1;
    if (!into.gap_after(left).contains(cell.target) || unchanged[left]) return true;
    const auto begin = taken.begin() + cell.now_begin;
    const auto end = taken.begin() + cell.now_end;
    if (cell.fate == CellFate::kGone || std::find(begin, end, true) != end) return true;
    std::fill(begin, end, true);
    return false;
  });
  if (unsure.empty()) return;
  into.cells.insert(into.cells.end() - 1, unsure.begin(), unsure.end());
  std::ranges::stable_sort(into.cells, {}, [](const Cell& cell) { return cell.target.begin; });
  find_order(into);
}

}  // namespace

std::string Cells::old_text(const Cell& cell) const {
  std::string text;
  for (std::uint32_t i = cell.old_begin; i < cell.old_end; ++i) {
    if (!text.empty()) text += ' ';
    text += old[cell.basis][i].text;
  }
  return text;
}

Span Cells::gap_after(std::size_t index) const {
  return {cells[index].target.end, cells[index + 1].target.begin};
}

std::optional<std::string_view> Cells::old_gap_after(std::size_t index,
                                                     std::span<const status::Basis> bases) const {
  const Cell& before = cells[index];
  const Cell& behind = cells[index + 1];
  if (bases.empty()) return std::nullopt;
  Span gap{before.old_source.end, behind.old_source.begin};
  if (before.basis != behind.basis) {
    gap.begin = old_bodies[behind.basis];
    if (behind.old_begin != 0) {
      gap.begin = std::max(gap.begin, old[behind.basis][behind.old_begin - 1].span.end);
    }
  }
  if (gap.begin > gap.end) return std::nullopt;
  return gap.of(bases[behind.basis].source);
}

Cells find_cells(const status::PageTexts& texts, std::span<const status::Basis> bases,
                 status::StatementReader& reader) {
  Cells out;
  out.now = outermost(reader.read(texts.source, texts.kind));
  out.body = statements_before(out.now, front_matter_end(texts.source, texts.kind));
  out.as_before.resize(out.now.size());
  std::vector<Cell> unsure;
  for (std::size_t i = 0; i < bases.size(); ++i) {
    out.old.push_back(outermost(reader.read(bases[i].source, texts.kind)));
    out.old_bodies.push_back(front_matter_end(bases[i].source, texts.kind));
    add_cells(texts, bases[i], out, unsure);
  }
  make_disjoint(out.cells);
  add_ends(texts, bases, out);
  find_order(out);
  add_unsure(texts, bases, std::move(unsure), out);
  return out;
}

}  // namespace locseg::update
