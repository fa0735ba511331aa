// Names of programs and their parts, which no translator translates: what is written with the
// punctuation of code.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::check {

class Side;  // segment_facts.h, which keeps the names of each

enum class NameKind : std::uint8_t {
  kDotted,      ///< `Contoso.Core`, `App::Run`, with a capital
  kPointed,     ///< `.NET`, `.nuspec`
  kCall,        ///< `Awake()`
  kSuffixed,    ///< `C++`, `F#`
  kFunction,    ///< `FILTER` of `FILTER('a', b)`: capitals, and what is no prose in the brackets
  kPascal,      ///< `OrderLineId`, of three humps and more; of two if it is the whole text
  kTwoHumps,    ///< `GitHub` among other words: translators put many into words
  kCodeNumber,  ///< a GUID, a part number such as `6Y5-00005`
};

struct Name {
  NameKind kind = NameKind::kDotted;
  Span span;
};

/// The names in the masked text of `side`, in order, disjoint; not those that are part of an
/// address or a path, or are a technical word. Linear. Rules ask `Side::names`.
[[nodiscard]] std::vector<Name> names_of(Side& side);

/// Where `text` has `name` with its punctuation widened or set apart: `App ：： Run`, `Awake （）`.
/// A run of letters stays together, in any case.
[[nodiscard]] std::optional<Span> find_spread(std::string_view text, std::string_view name);

/// Whether `text` has `name` as it is written, in any case.
[[nodiscard]] bool holds_name(std::string_view text, std::string_view name);

}  // namespace locseg::check
