// A segment is merged as one thing: its source, its target, each changed by one side, by both or by
// none.
#include "merge/segment_merge.h"

#include <algorithm>
#include <limits>

#include "diff/similarity.h"

namespace locseg::merge {
namespace {

Outcome conflict(const Unit& base, const Unit& ours, const Unit& theirs, Who lead, Prefer prefer) {
  Outcome out;
  out.source = lead == Who::kOurs ? ours.source : theirs.source;
  if (prefer != Prefer::kNeither) {
    out.target = prefer == Prefer::kOurs ? ours.target : theirs.target;
    return out;
  }
  out.conflict = true;
  out.targets = {std::string(base.target), std::string(ours.target), std::string(theirs.target)};
  return out;
}

Outcome merge_token(const Versions& versions, const MergeSegment& token, Who lead, Prefer prefer) {
  Outcome out;
  const bool in_ours = token.has(Who::kOurs);
  const bool in_theirs = token.has(Who::kTheirs);
  if (!in_ours || !in_theirs) {
    const Unit& unit = versions.unit(token, token.holder(Who::kOurs));
    out.source = unit.source;
    out.target = unit.target;
    return out;
  }
  const Unit& ours = versions.unit(token, Who::kOurs);
  const Unit& theirs = versions.unit(token, Who::kTheirs);
  const Unit none;
  const Unit& base = token.has(Who::kBase) ? versions.unit(token, Who::kBase) : none;
  const bool has_base = token.has(Who::kBase);
  // A rewritten source brings its own target; ours for the old one is stale then.
  if (has_base && !same_source(base, theirs) && !(ours.source == theirs.source)) {
    if (same_source(base, ours)) {
      out.source = theirs.source;
      out.target = theirs.target;
      return out;
    }
    return conflict(base, ours, theirs, lead, prefer);
  }
  out.source = has_base && theirs.source == base.source ? ours.source : theirs.source;
  if (has_base && !same_source(base, ours) && !(ours.source == theirs.source)) {
    if (theirs.target != base.target && theirs.target != ours.target) {
      return conflict(base, ours, theirs, lead, prefer);
    }
    out.target = ours.target;
  } else if (ours.target == theirs.target || (has_base && ours.target == base.target)) {
    out.target = theirs.target;
  } else if (has_base && theirs.target == base.target) {
    out.target = ours.target;
  } else {
    return conflict(base, ours, theirs, lead, prefer);
  }
  return out;
}

// The sources that theirs has and base has not.
class NewSources {
 public:
  explicit NewSources(const Versions& versions) : versions_(versions) {}

  // Sets `edit`'s nearest to the one that is most like `source`, if one is like it at all.
  void find_nearest(std::string_view source, LocalEdit& edit) {
    prepare();
    const diff::Fingerprint gist = diff::gist_of(source_key(source));
    diff::Comparer comparer;
    std::uint32_t least = std::numeric_limits<std::uint32_t>::max() - 1;
    for (const auto& [unit, other] : units_) {
      const std::uint32_t longer = std::max(gist.size(), other.size());
      const std::uint32_t distance = comparer.distance(0, gist, other, std::min(least, longer));
      if (distance >= least || 4 * distance > 3 * longer) continue;
      least = distance;
      edit.nearest = unit->source;
      edit.nearest_line = unit->line;
    }
  }

 private:
  void prepare() {
    if (prepared_) return;
    prepared_ = true;
    const Version& theirs = versions_.of(Who::kTheirs);
    for (std::size_t i = 0; i < theirs.segments.size(); ++i) {
      const MergeSegment& token = versions_.tokens()[theirs.tokens[i]];
      const Unit& unit = theirs.segments[i];
      if (token.has(Who::kBase) && same_source(versions_.unit(token, Who::kBase), unit)) continue;
      units_.emplace_back(&unit, diff::gist_of(source_key(unit.source)));
    }
  }

  const Versions& versions_;
  std::vector<std::pair<const Unit*, diff::Fingerprint>> units_;
  bool prepared_ = false;
};

}  // namespace

std::vector<Outcome> merge_tokens(const Versions& versions, Prefer prefer) {
  const Who lead = versions.lead();
  std::vector<Outcome> outcomes;
  outcomes.reserve(versions.tokens().size());
  for (const MergeSegment& token : versions.tokens()) {
    outcomes.push_back(merge_token(versions, token, lead, prefer));
  }
  return outcomes;
}

std::vector<LocalEdit> collect_local_edits(const Versions& versions, Prefer prefer,
                                           const std::vector<bool>& present) {
  const Version& our_version = versions.of(Who::kOurs);
  NewSources new_sources(versions);
  std::vector<LocalEdit> edits;
  for (Index i = 0; i < our_version.segments.size(); ++i) {
    const Index index = our_version.tokens[i];
    const MergeSegment& token = versions.tokens()[index];
    if (!token.has(Who::kBase)) continue;
    const Unit& base = versions.unit(token, Who::kBase);
    const Unit& ours = our_version.segments[i];
    if (ours.target == base.target) continue;
    LocalEdit edit;
    edit.id = ours.id;
    edit.line = ours.line;
    edit.source = ours.source;
    edit.target = ours.target;
    if (!token.has(Who::kTheirs) || !present[index]) {
      edit.fate = LocalEditStatus::kStale;
    } else {
      const Unit& theirs = versions.unit(token, Who::kTheirs);
      const bool rewritten = !same_source(base, theirs) && ours.source != theirs.source;
      const bool retranslated = theirs.target != base.target && theirs.target != ours.target;
      if (rewritten && same_source(base, ours)) {
        edit.fate = LocalEditStatus::kStale;
      } else if (rewritten || retranslated) {
        edit.fate = LocalEditStatus::kConflict;
      }
    }
    edit.resolved = edit.fate == LocalEditStatus::kConflict && prefer != Prefer::kNeither;
    if (edit.fate == LocalEditStatus::kStale) new_sources.find_nearest(ours.source, edit);
    edits.push_back(std::move(edit));
  }
  return edits;
}

std::vector<std::string> collect_dropped_pairs(const Versions& versions) {
  std::vector<std::string> notes;
  for (const MergeSegment& token : versions.tokens()) {
    if (!token.has(Who::kBase) || !token.has(Who::kTheirs) || token.has(Who::kOurs)) continue;
    const Unit& theirs = versions.unit(token, Who::kTheirs);
    if (theirs.target == versions.unit(token, Who::kBase).target) continue;
    notes.push_back("theirs changed segment " + std::string(theirs.id) + " (line " +
                    std::to_string(theirs.line) + "), which ours no longer has");
  }
  return notes;
}

}  // namespace locseg::merge
