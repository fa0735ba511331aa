#include "base/each_unit.h"

#include "base/try.h"

namespace locseg::base {

Result<void> EachUnit::units(std::span<const Unit> units) {
  for (const Unit& unit : units) LOCSEG_TRY(look_(unit));
  return {};
}

}  // namespace locseg::base
