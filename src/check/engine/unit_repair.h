/// Carrying out the fixes of the findings in a file of units.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "check/engine/unit_check.h"
#include "locseg/result.h"
#include "locseg/span.h"

namespace locseg::check {

/// A file of units in memory.
class UnitBytes {
 public:
  virtual ~UnitBytes() = default;
  [[nodiscard]] virtual Result<void> open(const UnitTake& take) const = 0;
  /// The same file after edits, in order and disjoint, of the text that `open` hands over. Fails if
  /// it cannot be written in its encoding.
  [[nodiscard]] virtual Result<std::unique_ptr<UnitBytes>> edited(
      std::span<const Edit> edits) const = 0;
  [[nodiscard]] virtual const std::string& bytes() const = 0;
};

/// What repairs came to.
struct RepairedUnits {
  CheckedUnits checked;              ///< the file as it is now
  std::unique_ptr<UnitBytes> after;  ///< null if nothing was changed
  std::uint64_t repairs = 0;         ///< faults that are there no more
};

/// Carries out the safe fixes of findings that are not held back, and the others if `unsafe` says
/// so. The result is read again: every other unit must say what it said, with its faults, and those
/// that were repaired must say what was meant, with fewer faults and no more of any rule; else
/// the fixes stay undone. Nothing is left that a second call would do. The options of `checker`
/// must want repairs. Cost: some readings of the file.
[[nodiscard]] Result<RepairedUnits> repair_units(const ArticleChecker& checker, bool unsafe,
                                                 const UnitBytes& file);

}  // namespace locseg::check
