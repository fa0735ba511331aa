#include "leverage/segment_scorer.h"

#include "base/try.h"
#include "leverage/look_ahead.h"

namespace locseg::leverage {

Result<SegmentScorer> SegmentScorer::open(const std::string& store, const LookupOptions& options) {
  LookupOptions lookup = options;
  lookup.min_score = 50;  // what is below belongs to no band
  auto opened = TranslationMemory::open(store, std::move(lookup));
  LOCSEG_TRY(opened);
  return SegmentScorer(std::move(*opened));
}

Result<void> SegmentScorer::score(std::span<const Unit> units, std::string_view before,
                                  std::string_view after, std::vector<SegmentScore>& into) {
  into.clear();
  const auto query_at = [&](std::size_t i) -> std::optional<LookupQuery> {
    return LookupQuery{units[i].source, i == 0 ? before : units[i - 1].source,
                       i + 1 == units.size() ? after : units[i + 1].source, units[i].opaque_codes};
  };
  LookAhead ahead(memory_, units.size(), query_at);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::string_view source = units[i].source;
    LOCSEG_TRY(ahead.reach(i));
    const auto score = memory_.best_score(*query_at(i));
    LOCSEG_TRY(score);
    into.push_back({hash_of(source_key(source)), locseg::size_of(source), *score});
  }
  return {};
}

}  // namespace locseg::leverage
