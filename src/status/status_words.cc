// What the values of a status are called, and its sums.
#include <algorithm>
#include <numeric>

#include "locseg/status.h"

namespace locseg {

std::string_view name_of(DriftKind kind) {
  constexpr std::string_view kNames[kDriftKinds] = {"changed",      "removed", "added",
                                                    "untranslated", "moved",   "markup"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name_of(PageState state) {
  constexpr std::string_view kNames[kPageStates] = {
      "up_to_date", "outdated", "outdated_low_severity", "not_translated", "no_source"};
  return kNames[static_cast<std::size_t>(state)];
}

std::string_view name_of(BasisKind kind) {
  constexpr std::string_view kNames[] = {"none", "article", "declared", "log", "history"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::uint64_t PageStatus::count(DriftKind kind) const {
  return static_cast<std::uint64_t>(std::ranges::count(drifts, kind, &Drift::kind));
}

std::uint64_t PageStatus::stale() const {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(drifts, [](const Drift& it) { return is_stale(it.kind); }));
}

std::uint64_t PageStatus::untranslated() const {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(drifts, [](const Drift& it) { return is_untranslated(it.kind); }));
}

std::uint64_t Status::count(PageState state) const {
  return static_cast<std::uint64_t>(std::ranges::count(pages, state, &PageStatus::state));
}

std::uint64_t Status::stale() const {
  return std::accumulate(pages.begin(), pages.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const PageStatus& it) { return sum + it.stale(); });
}

std::uint64_t Status::untranslated() const {
  return std::accumulate(
      pages.begin(), pages.end(), std::uint64_t{0},
      [](std::uint64_t sum, const PageStatus& it) { return sum + it.untranslated(); });
}

}  // namespace locseg
