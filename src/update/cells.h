// The old translation cut into cells: each translates some sentences of its source, or a block of
// code, and knows what became of them in the new source.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
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
  status::StatementKind kind = status::StatementKind::kSentence;
  Span target;                  ///< bytes of the translation
  std::size_t basis = 0;        ///< index of the basis that it was made from
  Span old_source;              ///< bytes of that basis
  std::uint32_t old_begin = 0;  ///< range of its statements
  std::uint32_t old_end = 0;
  std::uint32_t now_begin = 0;  ///< range of statements of the new source; of kGone empty
  std::uint32_t now_end = 0;
};

struct Cells {
  std::vector<status::Statement> now;               ///< of the new source, in order, disjoint
  std::vector<std::vector<status::Statement>> old;  ///< by basis, likewise
  /// In order of `target`, disjoint. The first and the last are empty: the ends of the translation.
  std::vector<Cell> cells;
  /// Those that the new source has, in its order, disjoint there; indices of `cells`.
  std::vector<std::size_t> order;
};

/// Reads all statements and finds the cells. A statement of the new source belongs to one cell at
/// most; a second that asks for it is gone.
[[nodiscard]] Cells find_cells(const status::PageTexts& texts, std::span<const status::Basis> bases,
                               status::StatementReader& reader);

}  // namespace locseg::update
