// How a unit's state is kept: a small number, the same in every engine.
#pragma once

#include <cstdint>

#include "locseg/unit.h"

namespace locseg::store {

/// 0 for a translation, 1 for a fuzzy and 2 for an unreviewed suggestion.
[[nodiscard]] inline std::int64_t stored_state(TranslationState state) {
  if (state == TranslationState::kFuzzy) return 1;
  return state == TranslationState::kUnreviewed ? 2 : 0;
}

[[nodiscard]] inline TranslationState state_of(std::int64_t stored) {
  if (stored == 1) return TranslationState::kFuzzy;
  return stored == 2 ? TranslationState::kUnreviewed : TranslationState::kTranslated;
}

}  // namespace locseg::store
