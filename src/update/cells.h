// The old translation cut into cells: each translates some sentences of its source, or a block of
// code, and knows what became of them in the new source.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/span.h"
#include "status/page_comparison.h"
#include "status/statements.h"

namespace locseg::update {

enum class CellFate : std::uint8_t {
  kSame,     ///< the new source says the same, here or at another place
  kMarkup,   ///< the same with other marks or addresses
  kChanged,  ///< it says some of it otherwise
  kGone,
};

struct Cell {
  CellFate fate = CellFate::kSame;
  bool is_sure = true;  ///< false: `target` may translate another sentence near by
  status::StatementKind kind = status::StatementKind::kSentence;
  Span target;                  ///< bytes of the translation
  std::size_t basis = 0;        ///< index of the basis that it was made from
  Span old_source;              ///< bytes of that basis
  std::uint32_t old_begin = 0;  ///< range of its statements
  std::uint32_t old_end = 0;
  std::uint32_t now_begin = 0;  ///< range of statements of the new source; of kGone empty
  std::uint32_t now_end = 0;
  Span source;  ///< bytes of the new source; of kGone without a meaning
};

/// A statement of an old source.
struct OldStatement {
  std::size_t basis = 0;
  std::uint32_t index = 0;

  auto operator<=>(const OldStatement&) const = default;
};

struct Cells {
  std::vector<status::Statement> now;               ///< of the new source, in order, disjoint
  std::vector<std::vector<status::Statement>> old;  ///< by basis, likewise
  /// By statement of the new source, one of an old source that says the same; if there is one.
  std::vector<std::optional<OldStatement>> as_before;
  std::uint32_t body = 0;                 ///< the first of `now` that is behind the front matter
  std::vector<std::uint64_t> old_bodies;  ///< bytes, by basis: where the front matter ends
  std::vector<Cell> front;                ///< titles and descriptions of the front matter
  /// Of the rest, in order of `target`, disjoint. The first and the last are empty: its ends.
  std::vector<Cell> cells;
  /// Those that the new source has, in its order, disjoint there; indices of `cells`.
  std::vector<std::size_t> order;

  /// The statements that `cell` was made from, in one line.
  [[nodiscard]] std::string old_text(const Cell& cell) const;
  /// What the translation has behind the cell at `index`, up to the next.
  [[nodiscard]] Span gap_after(std::size_t index) const;
  /// What the old source has there; nothing if the two are not in this order.
  [[nodiscard]] std::optional<std::string_view> old_gap_after(
      std::size_t index, std::span<const status::Basis> bases) const;
};

/// A page, and the cells that it is cut into. Borrowed.
struct CutPage {
  const status::PageTexts& texts;
  std::span<const status::Basis> bases;
  const Cells& cells;
};

/// Reads all statements and finds the cells. A statement of the new source belongs to one cell at
/// most; a second that asks for it is gone. Links of less than kUsableConfidence make cells, which
/// are not sure, if anything speaks for them, and where the new source has something else between
/// two sure ones: elsewhere what is between those is the same, whichever sentence translates which.
[[nodiscard]] Cells find_cells(const status::PageTexts& texts, std::span<const status::Basis> bases,
                               status::StatementReader& reader);

}  // namespace locseg::update
