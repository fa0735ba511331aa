// What the words of exchange formats say of a target.
#pragma once

#include <cstdint>
#include <string_view>

namespace locseg::exchange {

enum class TranslationState : std::uint8_t {
  kUntranslated,  ///< it is to be translated: what is there now may be a copy of the source
  kProvisional,   ///< a suggestion, or to be looked at before it counts
  kTranslated,
  kSettled,  ///< it is as it has to be, even if it is empty
};

/// Whether a memory may take it.
[[nodiscard]] constexpr bool is_translation(TranslationState state) {
  return state >= TranslationState::kTranslated;
}

/// What a file says of one target, as it says it; empty where it says nothing.
struct StateWords {
  std::string_view state;      ///< XLIFF: `state`
  std::string_view qualifier;  ///< XLIFF 1.2: `state-qualifier`; 2: `subState`
  std::string_view approved;   ///< XLIFF 1.2: `approved` of the unit
};

/// `approved="yes"` decides, else the state, else the qualifier. What no word or an unknown one
/// says is translated: other tools write targets without any.
[[nodiscard]] TranslationState xliff12_state(const StateWords& words);
[[nodiscard]] TranslationState xliff2_state(const StateWords& words);
/// `flag` is one of an entry's flags.
[[nodiscard]] TranslationState po_state(std::string_view flag);

}  // namespace locseg::exchange
