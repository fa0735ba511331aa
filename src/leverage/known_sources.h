// What look-ups know of a store's sources: in a memory of short sentences that are much alike, most
// of those that one look-up compares were compared by an earlier one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/arena.h"
#include "leverage/source_reading.h"
#include "locseg/result.h"
#include "sequence/symbols.h"
#include "store/fuzzy/fuzzy_search.h"

namespace locseg::leverage {

/// A source of a store, read once. Holds as long as KnownSources says.
struct KnownSource {
  std::string_view text;
  const SourceReading* reading = nullptr;  ///< null: there is no such source
  /// Without context; nothing if nobody asked for them.
  std::optional<std::vector<store::Translation>> translations;
};

/// Keeps sources as long as the store's state stays, and readings longer: a text reads the same
/// wherever it comes from.
class KnownSources {
 public:
  /// Texts are let go at `begin` once there are more bytes of them.
  static constexpr std::size_t kMaxKept = std::size_t{4} << 20;

  /// Between look-ups, when the state of `store` is that of the next one. What was given before is
  /// gone.
  void begin(const store::FuzzySearch& store);
  /// Forgets all. Of another store numbers and states are others.
  void clear();

  [[nodiscard]] Result<KnownSource*> at(store::SourceNumber number, store::FuzzySearch& store);
  /// Those with context until the next call.
  [[nodiscard]] Result<std::span<const store::Translation>> translations(
      store::SourceNumber number, KnownSource& source, const store::Neighbours& neighbours,
      store::FuzzySearch& store);
  /// Of a text that is no source of the store.
  [[nodiscard]] SourceReading read(const store::MatchText& text) { return vocabulary_.read(text); }

 private:
  void read(std::string_view text, KnownSource& into);
  Result<void> read_translations(store::SourceNumber number, const store::Neighbours& neighbours,
                                 store::FuzzySearch& store, std::vector<store::Translation>& into);
  void forget_sources();

  std::uint64_t state_ = 0;
  std::unordered_map<store::SourceNumber, KnownSource> sources_;
  std::vector<store::Translation> with_context_;
  base::Arena targets_;

  store::MatchReader reader_;
  store::MatchText text_;
  Vocabulary vocabulary_;
  sequence::SymbolTable texts_;  // a text's number is its place in `readings_`
  base::Arena kept_;
  std::deque<SourceReading> readings_;
};

}  // namespace locseg::leverage
