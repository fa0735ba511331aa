// Segments scored by themselves, apart from the rest of their job.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "locseg/identity.h"
#include "locseg/memory.h"
#include "locseg/stats.h"
#include "locseg/unit.h"

namespace locseg::leverage {

struct SegmentScore {
  Hash128 key;    ///< of its source_key; it decides: what comes of it is a number
  TextSize size;  ///< of its source
  int score = 0;  ///< of its best match in the memory; 0 if none reaches 50
};

/// A memory open for one thread's scores.
class SegmentScorer {
 public:
  /// kMisuse if the store has several languages and none of them is named.
  [[nodiscard]] static Result<SegmentScorer> open(const std::string& store,
                                                  const LookupOptions& options);

  /// Scores `units` into `into`, whose memory is used again. `before` and `after` are the sources
  /// of the units around them, empty if absent.
  [[nodiscard]] Result<void> score(std::span<const Unit> units, std::string_view before,
                                   std::string_view after, std::vector<SegmentScore>& into);

  /// See TranslationMemory.
  [[nodiscard]] const std::string& notice() const { return memory_.notice(); }
  [[nodiscard]] const LookupOptions& options() const { return memory_.options(); }

 private:
  explicit SegmentScorer(TranslationMemory memory) : memory_(std::move(memory)) {}
  TranslationMemory memory_;
};

}  // namespace locseg::leverage
