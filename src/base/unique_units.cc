#include "base/unique_units.h"

#include <utility>
#include <vector>

namespace locseg::base {
namespace {

constexpr char kBetween = '\0';

}  // namespace

Result<void> UniqueUnits::begin_article(const ArticleInfo& info) {
  languages_ = std::string(info.source_lang) + kBetween + std::string(info.target_lang) + kBetween;
  return sink_.begin_article(info);
}

Result<void> UniqueUnits::units(std::span<const Unit> units) {
  std::vector<Unit> fresh;
  for (const Unit& unit : units) {
    std::string texts = languages_ + std::to_string(unit.source.size()) + kBetween;
    texts.append(unit.source).append(unit.target);
    if (seen_.insert(std::move(texts)).second) fresh.push_back(unit);
  }
  repeated_ += units.size() - fresh.size();
  return sink_.units(fresh);
}

Result<void> UniqueUnits::change_provenance(const ArticleInfo& info) {
  return sink_.change_provenance(info);
}

}  // namespace locseg::base
