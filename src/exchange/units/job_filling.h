// Filling a file whose units have known places in it.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "base/try.h"
#include "base/whole_articles.h"
#include "exchange/units/filling.h"
#include "locseg/unit.h"

namespace locseg::exchange {

/// Gets the units of a job and fills those that are open. `Location` says where a unit is in the
/// file; its `is_open` says that the unit has no translation.
template <class Location>
class JobFilling : public base::WholeArticles {
 protected:
  /// When an article ends, the locations of its units are the first ones of `places`; they are
  /// taken away. Both must outlive this.
  JobFilling(FillSource& fills, std::deque<Location>& places) : fills_(fills), places_(places) {}

 private:
  /// Fails if nothing can be written into the file. Asked before each `fill`.
  [[nodiscard]] virtual Result<void> require_writable() const = 0;
  /// Writes `filling` to `place` and returns an empty text, or returns the reason why it cannot.
  [[nodiscard]] virtual std::string fill(const Location& place, const ArticleInfo& article,
                                         const Unit& unit, Filling& filling) = 0;

  Result<void> take(const UnitGroup& group) final {
    std::vector<bool> open(group.units.size());
    for (std::size_t i = 0; i < open.size(); ++i) open[i] = places_[i].is_open;
    auto fillings = fills_.fill(group, open);
    LOCSEG_TRY(fillings);
    for (std::size_t i = 0; i < group.units.size(); ++i) {
      const Location place = places_.front();
      places_.pop_front();
      Filling& filling = (*fillings)[i];
      if (filling.outcome != FillOutcome::kFilled) continue;
      if (!place.is_open) {
        filling = {};
        continue;
      }
      LOCSEG_TRY(require_writable());
      filling.reason = fill(place, group.info, group.units[i], filling);
      if (!filling.reason.empty()) filling.outcome = FillOutcome::kRefused;
    }
    fills_.filled(group, *fillings);
    return {};
  }

  FillSource& fills_;
  std::deque<Location>& places_;
};

}  // namespace locseg::exchange
