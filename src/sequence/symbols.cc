// A hash table with linear probing over XXH3; pairs differ in their 64 bits alone, which
// hold both symbols.
#include "sequence/symbols.h"

#include <algorithm>

#include "locseg/identity.h"

namespace locseg::sequence {
namespace {

// The finalizer of splitmix64: a bijection, so different pairs keep different hashes.
std::uint64_t spread(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31);
}

}  // namespace

template <class Same>
Symbol SymbolTable::find_or_add(std::uint64_t hash, std::string_view text, const Same& same) {
  if (2 * (used_.size() + 1) > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at] != kFree; at = (at + 1) & mask) {
    const Entry& entry = used_[slots_[at]];
    if (entry.hash == hash && same(entry)) return slots_[at];
  }
  slots_[at] = size();
  used_.push_back({hash, text});
  return slots_[at];
}

void SymbolTable::grow() {
  slots_.assign(slots_.empty() ? 64 : 2 * slots_.size(), kFree);
  const std::size_t mask = slots_.size() - 1;
  for (Symbol symbol = 0; symbol < used_.size(); ++symbol) {
    std::size_t at = used_[symbol].hash & mask;
    while (slots_[at] != kFree) at = (at + 1) & mask;
    slots_[at] = symbol;
  }
}

void SymbolTable::clear() {
  constexpr std::size_t kSmall = 256;
  if (slots_.size() > kSmall) {
    std::vector<Symbol>().swap(slots_);
  } else {
    std::fill(slots_.begin(), slots_.end(), kFree);
  }
  used_.clear();
}

Symbol SymbolTable::of(std::string_view text) {
  return find_or_add(short_hash_of(text), text,
                     [&](const Entry& entry) { return entry.text == text; });
}

Symbol SymbolTable::of(std::string_view text, base::Arena& arena) {
  const std::uint32_t before = size();
  const Symbol symbol = of(text);
  if (symbol == before) used_.back().text = arena.keep(text);
  return symbol;
}

Symbol SymbolTable::of(Symbol first, Symbol second) {
  return find_or_add(spread((std::uint64_t{first} << 32) | second), {},
                     [](const Entry&) { return true; });
}

}  // namespace locseg::sequence
