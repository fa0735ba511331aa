// What is the same as in base is found on either side as in diff; what both sides added is compared
// with one another.
#include "merge/versions.h"

#include <algorithm>

#include "article/segment_id.h"
#include "locseg/diff.h"

namespace locseg::merge {

Version::Version(const Article& parsed) : article(parsed) {
  units.read({}, parsed, {}, {});
  segments = units.group().units;
  tokens.assign(segments.size(), kNone);
}

std::string_view Version::prefix() const {
  if (segments.empty()) return {};
  return article::id_prefix(segments[0].id);
}

Who MergeSegment::holder(Who first) const {
  for (const Who who : {first, Who::kOurs, Who::kTheirs}) {
    if (has(who)) return who;
  }
  return Who::kBase;
}

Versions::Versions(const Article& base, const Article& ours, const Article& theirs)
    : base_(base), ours_(ours), theirs_(theirs) {
  for (Index i = 0; i < base_.segments.size(); ++i) {
    base_.tokens[i] = i;
    tokens_.emplace_back().set(Who::kBase, i);
  }
  pair_with_base(Who::kOurs);
  pair_with_base(Who::kTheirs);
  pair_added();
}

void Versions::pair_with_base(Who who) {
  Version& side = of(who);
  for (const Change& change : diff_units(base_.segments, side.segments)) {
    if (change.before.count != change.after.count) continue;
    for (Index k = 0; k < change.before.count; ++k) {
      side.tokens[change.after.first + k] = change.before.first + k;
      tokens_[change.before.first + k].set(who, change.after.first + k);
    }
  }
}

// What both sides added is one segment if they added the same source.
void Versions::pair_added() {
  const auto added = [](const Version& side, std::vector<Index>& at) {
    std::vector<Unit> units;
    for (Index i = 0; i < side.segments.size(); ++i) {
      if (side.tokens[i] == kNone) units.push_back(side.segments[i]), at.push_back(i);
    }
    return units;
  };
  std::vector<Index> ours_at;
  std::vector<Index> theirs_at;
  const std::vector<Unit> ours = added(ours_, ours_at);
  const std::vector<Unit> theirs = added(theirs_, theirs_at);
  for (const Change& change : diff_units(ours, theirs)) {
    if (change.state != ChangeState::kUnchanged && change.state != ChangeState::kNormalized &&
        change.state != ChangeState::kMoved && change.state != ChangeState::kTargetChanged) {
      continue;
    }
    for (Index k = 0; k < change.before.count; ++k) {
      const auto token = static_cast<Index>(tokens_.size());
      const Index in_ours = ours_at[change.before.first + k];
      const Index in_theirs = theirs_at[change.after.first + k];
      tokens_.emplace_back().set(Who::kOurs, in_ours);
      tokens_.back().set(Who::kTheirs, in_theirs);
      ours_.tokens[in_ours] = theirs_.tokens[in_theirs] = token;
    }
  }
  for (const Who who : {Who::kOurs, Who::kTheirs}) {
    Version& side = of(who);
    for (Index i = 0; i < side.segments.size(); ++i) {
      if (side.tokens[i] != kNone) continue;
      side.tokens[i] = static_cast<Index>(tokens_.size());
      tokens_.emplace_back().set(who, i);
    }
  }
}

bool Versions::renumbered(Who who) const {
  const Version& side = of(who);
  if (!side.segments.empty() && side.prefix() != base_.prefix()) return true;
  return std::any_of(tokens_.begin(), tokens_.end(), [&](const MergeSegment& token) {
    return token.has(Who::kBase) && token.has(who) &&
           base_.segments[token.in(Who::kBase)].id != side.segments[token.in(who)].id;
  });
}

Who Versions::lead() const {
  // Of a side that alone changed the result is all.
  if (theirs_.article.bytes() == base_.article.bytes()) return Who::kOurs;
  if (ours_.article.bytes() == base_.article.bytes()) return Who::kTheirs;
  const bool ours = renumbered(Who::kOurs);
  const bool theirs = renumbered(Who::kTheirs);
  if (ours != theirs) {
    return ours ? Who::kOurs : Who::kTheirs;
  } else if (ours) {
    const auto handoff = [](const Version& side) { return side.article.front_matter().handoff; };
    return handoff(ours_) > handoff(theirs_) ? Who::kOurs : Who::kTheirs;
  } else {
    // Neither did: then the side that touched ids or localization keys at all.
    const auto touched = [&](const Version& side) {
      return side.segments.size() != base_.segments.size() ||
             side.article.front_matter().span.of(side.article.bytes()) !=
                 base_.article.front_matter().span.of(base_.article.bytes());
    };
    return touched(ours_) && !touched(theirs_) ? Who::kOurs : Who::kTheirs;
  }
}

}  // namespace locseg::merge
