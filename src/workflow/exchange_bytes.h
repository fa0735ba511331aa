/// An exchange file in memory, as checks and repairs see it.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <utility>

#include "check/engine/unit_repair.h"
#include "exchange/placed_units.h"
#include "locseg/result.h"
#include "locseg/span.h"
#include "workflow/open_units.h"

namespace locseg {

class ExchangeBytes final : public check::UnitBytes {
 public:
  /// `name`: of the file, for overrides and acceptances.
  ExchangeBytes(UnitPath file, std::string name, PlacedUnits units)
      : file_(std::move(file)), name_(std::move(name)), units_(std::move(units)) {}

  /// Fails as `PlacedUnits::open`.
  [[nodiscard]] static Result<std::unique_ptr<ExchangeBytes>> read(const UnitPath& file,
                                                                   std::string name);

  [[nodiscard]] Result<void> open(const check::UnitTake& take) const override;
  [[nodiscard]] Result<std::unique_ptr<check::UnitBytes>> edited(
      std::span<const Edit> edits) const override;
  [[nodiscard]] const std::string& bytes() const override { return units_.bytes(); }
  [[nodiscard]] const PlacedUnits& units() const { return units_; }

 private:
  UnitPath file_;
  std::string name_;
  PlacedUnits units_;
};

}  // namespace locseg
