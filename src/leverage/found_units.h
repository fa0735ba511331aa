// The units that a look-up found. Hundreds may be alike where sources are short; of those that are
// not shown nothing is copied.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "leverage/score.h"
#include "locseg/memory.h"
#include "locseg/unit.h"
#include "store/fuzzy/fuzzy_search.h"

namespace locseg::leverage {

/// A source that is similar to a query, or the same.
struct FoundSource {
  std::string_view text;
  MatchKind kind = MatchKind::kFuzzy;
  int similarity = 0;
  int score = 0;
  Comparison differences;  ///< of one that is only similar
};

/// Gathers the units of one look-up. Views are those of the store's and its known sources'.
class FoundUnits {
 public:
  /// `options` may change between look-ups.
  explicit FoundUnits(const LookupOptions& options) : options_(options) {}

  void clear() { units_.clear(); }
  /// All translations of `source`, of which those are taken that reach the least score.
  void add(const FoundSource& source, std::span<const store::Translation> translations);
  /// The highest score; 0 if nothing was found.
  [[nodiscard]] int best() const;
  /// As LookupResult says, for the query `text`. Puts them in order.
  [[nodiscard]] LookupResult result(std::string_view text);

 private:
  struct FoundUnit {
    FoundSource source;
    store::Translation translation;
    int score = 0;
    bool several = false;  // translations of the source
  };

  template <class Take>
  void for_each_penalty(const FoundUnit& unit, const Take& take) const;
  [[nodiscard]] Match match_of(const FoundUnit& unit) const;

  const LookupOptions& options_;
  std::vector<FoundUnit> units_;
};

/// What a match and a hit of a concordance show of a translation.
template <class T>
void take_translation(const store::Translation& translation, T& shown) {
  shown.target = translation.target;
  shown.human = translation.human;
  shown.translation_type = translation.type;
  shown.uses = translation.uses;
  shown.article = translation.article;
  shown.handoff = translation.handoff;
}

}  // namespace locseg::leverage
