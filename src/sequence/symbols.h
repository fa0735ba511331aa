// Texts as small numbers, so that sequences of them compare by one integer each.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/arena.h"

namespace locseg::sequence {

/// What sequences are made of: a code point, a word, a text. Two elements are equal when their
/// symbols are.
using Symbol = std::uint32_t;

/// Gives every distinct text the next number from 0. Views are kept, not copied: the texts must
/// outlive the table. A hash finds, bytes decide. About 20 ns a short text.
class SymbolTable {
 public:
  [[nodiscard]] Symbol of(std::string_view text);
  /// The same for a text that may go: a new one is kept in `arena`, which has to outlive the table.
  [[nodiscard]] Symbol of(std::string_view text, base::Arena& arena);
  /// The text of a symbol that a text has got.
  [[nodiscard]] std::string_view text(Symbol symbol) const { return used_[symbol].text; }
  /// A symbol for two symbols in this order, from the same numbers as texts: use one table for
  /// texts and another for pairs.
  [[nodiscard]] Symbol of(Symbol first, Symbol second);
  /// Forgets all texts, and keeps the memory of small tables.
  void clear();
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(used_.size()); }

 private:
  struct Entry {
    std::uint64_t hash;
    std::string_view text;
  };
  static constexpr Symbol kFree = 0xFFFFFFFF;

  template <class Same>
  [[nodiscard]] Symbol find_or_add(std::uint64_t hash, std::string_view text, const Same& same);
  void grow();

  std::vector<Entry> used_;
  std::vector<Symbol> slots_;  // a power of two of them, at most half full
};

}  // namespace locseg::sequence
