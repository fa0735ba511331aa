// Translation Memory eXchange 1.4b, the format of memories.
// https://www.gala-global.org/tmx-14b
#pragma once

#include "locseg/exchange.h"

namespace locseg::exchange {

/// A `tu` a unit, or, of an article in several languages, a source (`share_sources`). Where it
/// comes from is in properties of the target's `tuv`: `x-source`, where that is not the one
/// that the `tu` shows, `x-article`, `x-id`, `x-line`, `x-recovered`, `x-translation-type`,
/// `x-source-commit`, `x-handoff`, and the hand-off as `changedate`. Codes as `append_tmx_text`
/// says; a character that XML cannot hold becomes U+FFFD in a property.
[[nodiscard]] const UnitWriter& tmx_writer();

/// Reads any TMX: each further language of a `tu` makes a unit with the source language, which is
/// that of the `tu`, else of the header, else (`*all*`) of the first `tuv`. Properties of the
/// writer are known in `tu` and `tuv`.
[[nodiscard]] const UnitReader& tmx_reader();

}  // namespace locseg::exchange
