// What became of the statements of a source in its next revision.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "status/statements.h"

namespace locseg::status {

enum class Fate : std::uint8_t {
  kSame,     ///< it says the same, at its place
  kMoved,    ///< it says the same, at another place
  kChanged,  ///< something else is at its place
  kRemoved,
};

inline constexpr std::uint32_t kNoStatement = 0xFFFFFFFF;

struct SourceChange {
  Fate fate = Fate::kRemoved;
  std::uint32_t after = kNoStatement;  ///< the statement that it is now; of kRemoved none
};

/// Of each statement of `before`. Statements that both have are found by a longest common
/// subsequence, then those that moved; what is left between two of the first is paired by likeness,
/// or in order where as many were replaced by as many. Near-linear: of very long stretches only
/// equal places are compared.
[[nodiscard]] std::vector<SourceChange> source_changes(std::span<const Statement> before,
                                                       std::span<const Statement> after);

}  // namespace locseg::status
