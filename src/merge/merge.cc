// Edited units to edits: find each unit's segment, judge its target, encode, apply, prove.
#include "locseg/merge.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "locseg/article_units.h"
#include "locseg/diff.h"
#include "merge/soundness.h"

namespace locseg {
namespace {

using Index = std::uint32_t;

// The proof: what was to change did, and nothing else. Empty where it holds.
std::string disprove(const Article& before, std::string_view bytes, std::span<const Edit> edits,
                     const std::unordered_map<Index, std::string_view>& targets) {
  // Outside the edits, byte for byte, without trust in the function that applied them.
  std::size_t from = 0;
  std::size_t to = 0;
  for (const Edit& edit : edits) {
    const std::string_view kept = before.bytes().substr(from, edit.span.begin - from);
    if (bytes.substr(to, kept.size()) != kept) return "a byte outside the targets changed";
    from = edit.span.end;
    to += kept.size() + edit.text.size();
  }
  if (to > bytes.size() || bytes.substr(to) != before.bytes().substr(from)) {
    return "a byte outside the targets changed";
  }
  const Article after = parse_article(bytes, before.kind());
  if (after.segments().size() != before.segments().size()) {
    return "the article would have other segments than before";
  }
  std::string scratch_before;
  std::string scratch_after;
  for (Index i = 0; i < before.segments().size(); ++i) {
    const Segment& was = before.segments()[i];
    const Segment& is = after.segments()[i];
    const auto given = targets.find(i);
    const std::string_view want =
        given != targets.end() ? given->second : before.text(was, was.target, scratch_before);
    if (before.id(was) != after.id(is)) return "a segment would have another id";
    if (after.text(is, is.target, scratch_after) != want) return "a target would not read back";
    if (before.text(was, was.source, scratch_before) != after.text(is, is.source, scratch_after)) {
      return "a source would not read back";
    }
  }
  return {};
}

class Merge {
 public:
  Merge(const Article& article, std::span<const Unit> edited, const MergeOptions& options)
      : article_(article), edited_(edited), options_(options) {
    units_.read({}, article, {}, {});
    segments_ = units_.group().units;
    result_.units.resize(edited.size());
    result_.before = hash_of(article.bytes());
  }

  Result<ArticleMerge> run() {
    assign_by_id();
    assign_by_source();
    assign_stale();
    settle();
    return finish();
  }

 private:
  void assign(Index unit, Index segment) {
    result_.units[unit].segments.push_back(segment);
    takers_[segment].push_back(unit);
    assigned_[unit] = true;
  }

  void assign_by_id() {
    assigned_.assign(edited_.size(), false);
    takers_.assign(segments_.size(), {});
    std::unordered_map<std::string_view, Index> by_id;
    std::vector<bool> doubled(segments_.size(), false);
    for (Index i = 0; i < segments_.size(); ++i) {
      const auto [entry, fresh] = by_id.emplace(segments_[i].id, i);
      if (!fresh) doubled[i] = doubled[entry->second] = true;
    }
    for (Index u = 0; u < edited_.size(); ++u) {
      if (edited_[u].id.empty()) continue;
      const auto found = by_id.find(edited_[u].id);
      if (found == by_id.end() || doubled[found->second]) continue;
      own_id_.emplace(u, found->second);
      if (segments_[found->second].source == edited_[u].source) assign(u, found->second);
    }
  }

  void assign_by_source() {
    struct Candidates {
      std::vector<Index> units;
      std::vector<Index> segments;
    };
    std::unordered_map<std::string, Candidates> by_key;
    for (Index u = 0; u < edited_.size(); ++u) {
      if (!assigned_[u]) by_key[source_key(edited_[u].source)].units.push_back(u);
    }
    if (by_key.empty()) return;
    for (Index i = 0; i < segments_.size(); ++i) {
      if (!takers_[i].empty()) continue;
      const auto found = by_key.find(source_key(segments_[i].source));
      if (found != by_key.end()) found->second.segments.push_back(i);
    }
    for (const auto& [key, candidates] : by_key) {
      const auto& [units, segments] = candidates;
      if (segments.empty()) continue;
      const bool one_target = std::all_of(
          units.begin(), units.end(),
          [&, first = units[0]](Index u) { return edited_[u].target == edited_[first].target; });
      if (units.size() == segments.size()) {
        for (std::size_t k = 0; k < units.size(); ++k) assign(units[k], segments[k]);
      } else if (one_target) {
        for (const Index segment : segments) assign(units[0], segment);
        for (const Index unit : units) {
          assigned_[unit] = true;
          result_.units[unit].segments = segments;
        }
      } else {
        for (const Index unit : units) {
          assigned_[unit] = true;
          put(unit, EditOutcome::kAmbiguous,
              "its source stands on " + lines_of(segments) + ", and " +
                  std::to_string(units.size()) + " units give it different targets",
              segments);
        }
      }
    }
  }

  // What is left has no source in the article: aligned with the segments that are left.
  void assign_stale() {
    std::vector<Unit> rest;
    std::vector<Index> rest_at;
    for (Index u = 0; u < edited_.size(); ++u) {
      if (!assigned_[u]) rest.push_back(edited_[u]), rest_at.push_back(u);
    }
    if (rest.empty()) return;
    std::vector<Unit> open;
    std::vector<Index> open_at;
    for (Index i = 0; i < segments_.size(); ++i) {
      if (takers_[i].empty()) open.push_back(segments_[i]), open_at.push_back(i);
    }
    for (const Change& change : diff_units(rest, open)) {
      for (Index k = 0; k < change.before.count; ++k) {
        const Index unit = rest_at[change.before.first + k];
        std::vector<Index> near;
        for (Index n = 0; n < change.after.count; ++n) {
          near.push_back(open_at[change.after.first + n]);
        }
        const auto own = own_id_.find(unit);
        if (near.empty() && own != own_id_.end()) near = {own->second};
        if (near.empty()) {
          put(unit, EditOutcome::kUnknown, "no segment of the article has such a source", {});
        } else if (options_.on_stale == OnStale::kApply && change.before.count == 1 &&
                   near.size() == 1) {
          assign(unit, near[0]);
        } else {
          const bool several = near.size() > 1 || change.before.count > 1;
          put(unit, EditOutcome::kStale,
              several ? "its source was split or joined, now on " + lines_of(near)
                      : "its source is no longer there; the nearest is on " + lines_of(near),
              near);
        }
      }
    }
  }

  void put(Index unit, EditOutcome outcome, std::string reason, std::vector<Index> segments) {
    result_.units[unit] = {outcome, std::move(segments), std::move(reason)};
  }

  [[nodiscard]] std::string lines_of(const std::vector<Index>& segments) const {
    constexpr std::size_t kMost = 8;
    std::string out = segments.size() == 1 ? "line " : "lines ";
    for (std::size_t k = 0; k < std::min(segments.size(), kMost); ++k) {
      if (k != 0) out += ", ";
      out += std::to_string(segments_[segments[k]].line);
    }
    if (segments.size() > kMost) out += " and more";
    return out;
  }

  // One target a segment, judged and encoded.
  void settle() {
    for (Index i = 0; i < segments_.size(); ++i) {
      const std::vector<Index>& takers = takers_[i];
      if (takers.empty()) continue;
      const std::string_view target = edited_[takers[0]].target;
      const bool agree = std::all_of(takers.begin(), takers.end(),
                                     [&](Index unit) { return edited_[unit].target == target; });
      if (!agree) {
        for (const Index unit : takers) {
          put(unit, EditOutcome::kConflicting,
              std::to_string(takers.size()) + " units give " + lines_of({i}) + " different targets",
              {i});
        }
        continue;
      }
      const EditOutcome outcome = settle_one(i, target);
      for (const Index unit : takers) raise(unit, outcome);
    }
    for (Index u = 0; u < edited_.size(); ++u) {  // those that stand behind another of one target
      MergedUnit& unit = result_.units[u];
      if (unit.outcome != EditOutcome::kUnknown || unit.segments.empty()) continue;
      const std::vector<Index>& takers = takers_[unit.segments[0]];
      if (!takers.empty()) unit.outcome = result_.units[takers[0]].outcome;
    }
    result_.missing = static_cast<std::uint64_t>(
        std::count_if(takers_.begin(), takers_.end(), [](const auto& t) { return t.empty(); }));
  }

  // Of a unit that goes into several segments, the strongest outcome counts.
  void raise(Index unit, EditOutcome outcome) {
    MergedUnit& merged = result_.units[unit];
    const bool first = merged.outcome == EditOutcome::kUnknown;
    if (first || outcome == EditOutcome::kRefused ||
        (outcome == EditOutcome::kApplied && merged.outcome == EditOutcome::kUnchanged)) {
      merged.outcome = outcome;
    }
    if (outcome == EditOutcome::kRefused) merged.reason = refusal_;
  }

  EditOutcome settle_one(Index i, std::string_view target) {
    const Segment& segment = article_.segments()[i];
    if (segments_[i].target == target) return EditOutcome::kUnchanged;
    refusal_ = merge::impossible(target);
    if (refusal_.empty() && !options_.force) {
      refusal_ = merge::fault_of(article_, segments_[i].source, segments_[i].target, target);
    }
    if (!refusal_.empty()) return EditOutcome::kRefused;
    auto encoded = article_.encode(segment, segment.target, target);
    if (!encoded) {
      refusal_ = encoded.error().message;
      return EditOutcome::kRefused;
    }
    plans_.push_back({i, {segment.target, std::move(*encoded)}, target});
    return EditOutcome::kApplied;
  }

  struct Plan {
    Index segment;
    Edit edit;
    std::string_view target;
  };

  // The result with `plans` carried out, if it can be proved; else why not.
  [[nodiscard]] std::string try_plans(std::span<const Plan> plans, std::string& bytes) const {
    std::vector<Edit> edits;
    std::unordered_map<Index, std::string_view> targets;
    for (const Plan& plan : plans) {
      edits.push_back(plan.edit);
      targets.emplace(plan.segment, plan.target);
    }
    auto applied = apply_edits(article_.bytes(), edits);
    if (!applied) return applied.error().message;
    bytes = std::move(*applied);
    return disprove(article_, bytes, edits, targets);
  }

  // Leaves in `good` the plans that can be proved, and refuses the others: by halves, so that a few
  // bad ones among many cost few parses.
  void sift(std::span<const Plan> plans, std::vector<Plan>& good) {
    std::string bytes;
    const std::string fault = try_plans(plans, bytes);
    if (fault.empty()) {
      good.insert(good.end(), plans.begin(), plans.end());
    } else if (plans.size() == 1) {
      refusal_ = fault;
      for (const Index unit : takers_[plans[0].segment]) raise(unit, EditOutcome::kRefused);
    } else {
      sift(plans.first(plans.size() / 2), good);
      sift(plans.subspan(plans.size() / 2), good);
    }
  }

  Result<ArticleMerge> finish() {
    const bool stale = std::any_of(result_.units.begin(), result_.units.end(),
                                   [](const auto& u) { return u.outcome == EditOutcome::kStale; });
    result_.blocked = stale && options_.on_stale == OnStale::kFail;
    result_.bytes = article_.bytes();
    if (!result_.blocked && !plans_.empty()) {
      if (!try_plans(plans_, result_.bytes).empty()) {
        std::vector<Plan> good;
        sift(plans_, good);
        plans_ = std::move(good);
        if (const std::string fault = try_plans(plans_, result_.bytes); !fault.empty()) {
          return failure(ErrorCode::kUnsupported, "the merged article cannot be proved: " + fault);
        }
      }
      for (Plan& plan : plans_) result_.edits.push_back(std::move(plan.edit));
    }
    result_.after = hash_of(result_.bytes);
    return std::move(result_);
  }

  const Article& article_;
  std::span<const Unit> edited_;
  const MergeOptions& options_;
  ArticleUnits units_;
  std::span<const Unit> segments_;
  ArticleMerge result_;
  std::vector<bool> assigned_;              // by edited unit
  std::vector<std::vector<Index>> takers_;  // by segment: the units that go there
  std::unordered_map<Index, Index> own_id_;
  std::vector<Plan> plans_;  // in order of position
  std::string refusal_;
};

}  // namespace

std::string_view name_of(EditOutcome outcome) {
  static constexpr std::array<std::string_view, kEditOutcomes> kNames = {
      "applied", "unchanged", "stale", "ambiguous", "conflicting", "refused", "unknown"};
  return kNames[static_cast<std::size_t>(outcome)];
}

std::uint64_t ArticleMerge::count(EditOutcome outcome) const {
  return static_cast<std::uint64_t>(std::count_if(
      units.begin(), units.end(), [&](const auto& unit) { return unit.outcome == outcome; }));
}

bool ArticleMerge::clean() const {
  return std::all_of(units.begin(), units.end(), [](const auto& unit) {
    return unit.outcome == EditOutcome::kApplied || unit.outcome == EditOutcome::kUnchanged;
  });
}

Result<ArticleMerge> merge_units(const Article& article, std::span<const Unit> edited,
                                 const MergeOptions& options) {
  return Merge(article, edited, options).run();
}

}  // namespace locseg
