#include "update/cells.h"

#include <algorithm>
#include <numeric>

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

// Sets fate and place of a cell by what became of its statements.
void judge(const std::vector<Statement>& old, const std::vector<Statement>& now,
           const std::vector<SourceChange>& changes, Cell& cell) {
  bool says_same = true;
  bool is_exact = true;
  std::vector<std::uint32_t> places;
  for (std::uint32_t i = cell.old_begin; i < cell.old_end; ++i) {
    const SourceChange& change = changes[i];
    const bool stays = change.fate == Fate::kSame || change.fate == Fate::kMoved;
    says_same = says_same && stays;
    is_exact = is_exact && stays && old[i].exact == now[change.after].exact;
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
  says_same = says_same && found == cell.old_end - cell.old_begin;
  cell.fate = !says_same ? CellFate::kChanged : is_exact ? CellFate::kSame : CellFate::kMarkup;
}

void add_cells(const status::Basis& basis, std::size_t index, Cells& into) {
  const std::vector<Statement>& old = into.old[index];
  const std::vector<SourceChange> changes = status::source_changes(old, into.now);
  for (const status::Link& link : basis.links) {
    Cell cell;
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
    into.cells.push_back(cell);
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
  Cell end;
  end.basis = into.cells.empty() ? 0 : into.cells.back().basis;
  end.target = {texts.target.size(), texts.target.size()};
  const std::uint64_t size = bases.empty() ? 0 : bases[end.basis].source.size();
  end.old_source = {size, size};
  end.old_begin = end.old_end =
      into.old.empty() ? 0 : static_cast<std::uint32_t>(into.old[end.basis].size());
  end.now_begin = end.now_end = static_cast<std::uint32_t>(into.now.size());
  into.cells.insert(into.cells.begin(), begin);
  into.cells.push_back(end);
}

// What says the same has the first claim to its place.
void find_order(Cells& into) {
  std::vector<std::size_t> claims(into.cells.size() - 2);
  std::iota(claims.begin(), claims.end(), std::size_t{1});
  std::ranges::stable_sort(claims, {}, [&](std::size_t i) { return into.cells[i].fate; });
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

}  // namespace

Cells find_cells(const status::PageTexts& texts, std::span<const status::Basis> bases,
                 status::StatementReader& reader) {
  Cells out;
  out.now = outermost(reader.read(texts.source, texts.kind));
  for (std::size_t i = 0; i < bases.size(); ++i) {
    out.old.push_back(outermost(reader.read(bases[i].source, texts.kind)));
    add_cells(bases[i], i, out);
  }
  make_disjoint(out.cells);
  add_ends(texts, bases, out);
  find_order(out);
  return out;
}

}  // namespace locseg::update
