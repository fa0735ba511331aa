#include "base/translation_filter.h"

#include <algorithm>
#include <numeric>

#include "base/try.h"
#include "base/words.h"

namespace locseg::base {

// The sink hears of the article when a unit of it is taken.
Result<void> TranslationFilter::begin_article(const ArticleInfo& info) {
  info_ = info;
  begun_ = has_skipped_ = false;
  return {};
}

Result<void> TranslationFilter::begin() {
  if (begun_) return {};
  begun_ = true;
  return sink_.begin_article(info_);
}

Result<void> TranslationFilter::units(std::span<const Unit> units) {
  const auto is_taken = [&](const Unit& unit) { return wanted_.takes(unit.state); };
  while (!units.empty()) {
    const auto end = std::ranges::find_if_not(units, is_taken);
    const auto count = static_cast<std::size_t>(end - units.begin());
    if (count != 0) {
      LOCSEG_TRY(begin());
      taken_ += count;
      LOCSEG_TRY(sink_.units(units.first(count)));
    }
    units = units.subspan(count);
    if (units.empty()) break;
    has_skipped_ = true;
    ++skipped_[static_cast<std::size_t>(units.front().state)];
    units = units.subspan(1);
  }
  return {};
}

Result<void> TranslationFilter::change_provenance(const ArticleInfo& info) {
  info_ = info;
  return begun_ ? sink_.change_provenance(info) : Result<void>();
}

Result<void> TranslationFilter::end_article() {
  if (!begun_ && has_skipped_) return {};
  LOCSEG_TRY(begin());
  return sink_.end_article();
}

std::uint64_t TranslationFilter::skipped() const {
  return std::accumulate(skipped_.begin(), skipped_.end(), std::uint64_t{0});
}

std::string TranslationFilter::summary() const {
  std::string said;
  for (std::size_t i = 0; i < skipped_.size(); ++i) {
    if (skipped_[i] == 0) continue;
    said += said.empty() ? "skipped " : ", ";
    said += grouped(skipped_[i]) + ' ' + std::string(name_of(static_cast<TranslationState>(i)));
  }
  if (said.empty()) return said;
  return said + (skipped() == 1 ? " segment" : " segments");
}

}  // namespace locseg::base
