/// What a pretranslation did, as text and JSON.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "locseg/pretranslation.h"
#include "locseg/unit.h"

namespace locseg {

/// Takes one article after another; keeps what is to be said, not what was handed over.
class PretranslationReport {
 public:
  /// `penalties`: those that scores were taken off.
  explicit PretranslationReport(Penalties penalties = {}) : penalties_(std::move(penalties)) {}

  /// An article may come in several groups.
  void add(std::string_view path, const UnitGroup& group, std::span<const Filling> fillings);

  /// A line for each unit that was refused, and one of counts, which ends with the penalties.
  [[nodiscard]] std::string text(bool written) const;

  /// One object, whose keys stay: `{"written": true, "counts": {"filled": 1, …, "context": 0,
  /// "exact": 1, "fuzzy": 0, "adapted": 0}, "units": [{"article", "line", "id", "outcome",
  /// "source", "target", "score", "kind", "adapted", "matched", "human", "from", "reason",
  /// "deductions"}], "penalties": {"machine": 0, …, "articles": null, "handed_off_since": null}}`.
  /// Units that had a translation or are in other languages are counted and not listed; of those
  /// without a match all from `target` on is null. `from` is the memory's article, and `deductions`
  /// are what came off the score, as in the answers of a lookup.
  [[nodiscard]] std::string json(bool written) const;

  [[nodiscard]] std::uint64_t count(FillOutcome outcome) const {
    return counts_[static_cast<std::size_t>(outcome)];
  }

 private:
  Penalties penalties_;
  std::array<std::uint64_t, kFillOutcomes> counts_{};
  std::array<std::uint64_t, 3> kinds_{};  // of what was filled, by MatchKind
  std::uint64_t adapted_ = 0;
  std::string refused_;  // lines
  std::string units_;    // JSON
};

}  // namespace locseg
