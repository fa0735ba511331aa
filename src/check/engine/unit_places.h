/// Where the findings in a file of units are.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/engine/locate.h"
#include "locseg/result.h"
#include "locseg/span.h"
#include "locseg/unit.h"

namespace locseg::check {

/// What findings are in.
struct UnitPlaces {
  std::string name;       ///< what overrides and acceptances call it, and reports
  std::string_view text;  ///< the file; empty: a store, where findings are at the lines of units
  /// The bytes of `text` that spell `part`, bytes of `decoded`, which is spelled as `raw`.
  std::function<Span(Span raw, std::string_view decoded, Span part)> place_of = {};
  /// The edit of `text` that does what `edit` does in `decoded`; nothing if there is none.
  std::function<std::optional<Edit>(Span raw, std::string_view decoded, const Edit& edit)> edit_of =
      {};
  /// The language that files beside it name, or nothing; asked only if the file names none.
  std::function<std::string()> siblings = {};
};

/// Puts the units of a file into a sink, in order: the first has the ordinal 0.
using UnitFeed = std::function<Result<void>(UnitSink& sink)>;
/// Takes an open file. What it gets ends with the call.
using UnitTake = std::function<Result<void>(UnitPlaces places, const UnitFeed& feed)>;
/// Opens a file of units, or an article in a store, as often as it is called.
using UnitOpener = std::function<Result<void>(const UnitTake& take)>;

/// The finding of a fault in a unit, with its span and its fix in the file, without lines. No fix
/// if one of its edits cannot be made there, or takes away white space at an end of the text:
/// what is beside it is not known.
[[nodiscard]] LocatedFinding locate_in_file(const UnitPlaces& places, const Unit& unit,
                                            const Plan& plan, RuledFault fault);

/// Puts findings in order of position, with lines and fingerprints. Linear in the text.
void settle_in_file(const UnitPlaces& places, std::vector<LocatedFinding>& found);

/// Says in messages which segment a finding is in, if there is no line that a reader could look at:
/// in a store.
void name_segments(const UnitPlaces& places, std::vector<LocatedFinding>& found);

}  // namespace locseg::check
