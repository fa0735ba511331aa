/// Units that were read, kept for a second look.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "check/engine/unit_places.h"
#include "locseg/result.h"
#include "locseg/unit.h"

namespace locseg {

/// Copies the units of a file on their way to who reads them first, if they are few. Stays where it
/// is: what it hands out points into it.
class KeptUnits {
 public:
  KeptUnits() = default;
  KeptUnits(const KeptUnits&) = delete;
  KeptUnits& operator=(const KeptUnits&) = delete;

  /// Puts what `feed` gives into `sink`, and keeps it; nothing if that takes more than `most`
  /// bytes, or fails.
  [[nodiscard]] Result<void> pass_on(const check::UnitFeed& feed, UnitSink& sink, std::size_t most);

  /// Of memory; 0: nothing was kept.
  [[nodiscard]] std::size_t bytes() const;
  /// The same units, all in one article without a name. To be called only if there are any.
  [[nodiscard]] Result<void> read(UnitSink& sink) const;

  /// Keeps nothing any more.
  void clear();

 private:
  class Copier;

  std::string texts_;  // of each unit and its origin, one behind another
  std::vector<Unit> units_;
  std::vector<UnitOrigin> origins_;  // of each unit
};

}  // namespace locseg
