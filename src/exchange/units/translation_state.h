// What the words of exchange formats say of a target.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "locseg/unit.h"

namespace locseg::exchange {

/// Which units a reader puts.
enum class UnitScope : std::uint8_t {
  kTranslations,  ///< `UnitReader::read`
  kAll,           ///< `UnitReader::read_all`
  kJob,           ///< `UnitReader::read_untranslated`
};

/// What a file says of one target, as it says it; empty where it says nothing.
struct StateWords {
  std::string_view state;      ///< XLIFF: `state`
  std::string_view qualifier;  ///< XLIFF 1.2: `state-qualifier`; 2: `subState`
  std::string_view approved;   ///< XLIFF 1.2: `approved` of the unit
  /// locseg wrote the file of an article that is machine-translated.
  bool of_own_machine = false;
};

/// `approved="yes"` decides, else the state. The qualifier tells which kind of suggestion it is
/// that is not translated by its state, and decides if there is no known state. What no word or an
/// unknown one says is translated: other tools write targets without any.
[[nodiscard]] TranslationState xliff12_state(const StateWords& words);
[[nodiscard]] TranslationState xliff2_state(const StateWords& words);
/// Tools that keep states of their own in XLIFF 1.2.
enum class XliffTool : std::uint8_t { kTrados, kMemoq, kPhrase };
/// What such a tool says, which decides whatever `xliff12_state` would say. `word`: Trados Studio's
/// `conf`, memoQ's `status`, Phrase's `confirmed`, empty if absent. `is_partial`: it came
/// from a match that is not exact, which makes of a suggestion a fuzzy one.
[[nodiscard]] TranslationState tool_state(XliffTool tool, std::string_view word, bool is_partial);

/// `flag` is one of an entry's flags.
[[nodiscard]] TranslationState po_state(std::string_view flag);
/// Nothing if the property says nothing of that.
[[nodiscard]] std::optional<TranslationState> tmx_state(std::string_view property,
                                                        std::string_view value);
/// A field `state` of a table or line, in the words of `name_of` or of XLIFF.
[[nodiscard]] TranslationState field_state(std::string_view word);

/// The same with a look at the texts: a blank target is none, and so is a copy of the source that
/// the words do not call a translation; another target that waits to be translated is a suggestion.
[[nodiscard]] TranslationState state_with_texts(TranslationState said, std::string_view source,
                                                std::string_view target);

}  // namespace locseg::exchange
