#include "base/unit_filter.h"

#include "base/try.h"

namespace locseg::base {

Result<void> UnitFilter::begin_article(const ArticleInfo& info) {
  const auto wanted = wants(info);
  LOCSEG_TRY(wanted);
  wanted_ = *wanted;
  return wanted_ ? sink_.begin_article(info) : Result<void>();
}

Result<void> UnitFilter::units(std::span<const Unit> units) {
  return wanted_ ? sink_.units(units) : Result<void>();
}

Result<void> UnitFilter::change_provenance(const ArticleInfo& info) {
  return wanted_ ? sink_.change_provenance(info) : Result<void>();
}

Result<void> UnitFilter::end_article() { return wanted_ ? sink_.end_article() : Result<void>(); }

Result<void> UnitFilter::finish() { return sink_.finish(); }

}  // namespace locseg::base
