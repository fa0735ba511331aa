// Findings are placed when a file has ended: their spans become lines and columns in one pass over
// its text.
#include "check/engine/unit_places.h"

#include <algorithm>
#include <utility>

#include "base/printable.h"
#include "check/engine/fixes.h"

namespace locseg::check {
namespace {

std::uint64_t count_lines(std::string_view text, std::uint64_t begin, std::uint64_t end) {
  if (begin >= end) return 0;
  const std::string_view part = text.substr(begin, end - begin);
  return static_cast<std::uint64_t>(std::ranges::count(part, '\n'));
}

Fix fix_in_file(const UnitPlaces& places, const Unit& unit, const Fault& fault) {
  Fix fix{{}, !fault.unsafe_fix};
  if (!places.edit_of || fault.place != TextSide::kTarget || unit.origin->target.empty()) return {};
  const Result<std::string> fixed = apply_edits(unit.target, fault.fix);
  if (!fixed || !keeps_ends(unit.target, *fixed)) return {};
  for (const Edit& edit : fault.fix) {
    auto placed = places.edit_of(unit.origin->target, unit.target, edit);
    if (!placed) return {};
    fix.edits.push_back({std::move(*placed), {}, {}});
  }
  return fix;
}

}  // namespace

LocatedFinding locate_in_file(const UnitPlaces& places, const Unit& unit, const Plan& plan,
                              RuledFault fault) {
  LocatedFinding located = locate_in_unit(unit, plan, fault);
  Finding& finding = located.finding;
  if (unit.origin == nullptr) {
    finding.begin = finding.end = {std::max<std::uint64_t>(unit.line, 1), 1};
    located.first_line = located.last_line = finding.begin.line;
    return located;
  }
  const bool in_target = finding.place == TextSide::kTarget;
  const Span raw = in_target ? unit.origin->target : unit.origin->source;
  located.record = unit.origin->record;
  finding.span = raw.empty()
                     ? Span{located.record.begin, located.record.begin}
                     : places.place_of(raw, in_target ? unit.target : unit.source, finding.mark);
  finding.fix = fix_in_file(places, unit, fault.fault);
  return located;
}

void settle_in_file(const UnitPlaces& places, std::vector<LocatedFinding>& found) {
  settle_places(places.name, places.text, found);
  for (LocatedFinding& each : found) {
    if (each.record.empty()) continue;
    const Finding& finding = each.finding;
    each.first_line =
        finding.begin.line - count_lines(places.text, each.record.begin, finding.span.begin);
    each.last_line =
        finding.begin.line + count_lines(places.text, finding.span.begin, each.record.end);
  }
}

void name_segments(const UnitPlaces& places, std::vector<LocatedFinding>& found) {
  if (!places.text.empty()) return;
  for (LocatedFinding& each : found) {
    const std::string& id = each.finding.segment->id;
    if (!id.empty()) each.finding.message += " (segment " + base::printable(id) + ")";
  }
}

}  // namespace locseg::check
