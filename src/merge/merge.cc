// Edited units to edits: find each unit's segment, judge its target, encode, apply, prove.
#include "locseg/merge.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "locseg/article.h"
#include "merge/assignment.h"
#include "merge/opaque_codes.h"
#include "merge/target_faults.h"
#include "merge/verification.h"

namespace locseg {
namespace {

using merge::Index;
using merge::Plan;

class Merge {
 public:
  Merge(const Article& article, std::span<const Unit> edited, const MergeOptions& options)
      : article_(article),
        edited_(edited),
        options_(options),
        proof_(article, options.force),
        proofs_(proofs_for(article.bytes().size())) {
    units_.read({}, article, {}, {});
    segments_ = units_.group().units;
    resolved_.emplace(article, segments_, edited);
    edited_ = resolved_->units();
    result_.before = hash_of(article.bytes());
  }

  Result<ArticleMerge> run() {
    merge::Assignment assignment = merge::assign_units(segments_, edited_, options_.on_stale);
    result_.units = std::move(assignment.units);
    takers_ = std::move(assignment.takers);
    for (Index i = 0; i < segments_.size(); ++i) {
      if (takers_[i].empty()) result_.missing.push_back(i);
    }
    if (!options_.use_fuzzy) leave_out_fuzzy();
    decide();
    return finish();
  }

 private:
  void put(Index unit, EditOutcome outcome, std::string reason, std::vector<Index> segments) {
    result_.units[unit] = {outcome, std::move(segments), std::move(reason)};
  }

  // Whatever became of them: a suggestion blocks nothing.
  void leave_out_fuzzy() {
    const auto is_fuzzy = [&](Index unit) {
      return edited_[unit].state == TranslationState::kFuzzy;
    };
    for (Index unit = 0; unit < edited_.size(); ++unit) {
      if (!is_fuzzy(unit)) continue;
      result_.units[unit].outcome = EditOutcome::kFuzzy;
      result_.units[unit].reason.clear();
    }
    for (std::vector<Index>& takers : takers_) std::erase_if(takers, is_fuzzy);
  }

  // One target a segment, judged and encoded.
  void decide() {
    for (Index i = 0; i < segments_.size(); ++i) {
      const std::vector<Index>& takers = takers_[i];
      if (takers.empty()) continue;
      const std::string_view target = edited_[takers[0]].target;
      const bool agree = std::all_of(takers.begin(), takers.end(),
                                     [&](Index unit) { return edited_[unit].target == target; });
      if (!agree) {
        for (const Index unit : takers) {
          put(unit, EditOutcome::kConflicting,
              std::to_string(takers.size()) + " units give " + merge::lines_of(segments_, {i}) +
                  " different targets",
              {i});
        }
        continue;
      }
      for (const Index unit : std::span(takers).subspan(1)) result_.units[unit].repeated = true;
      const EditOutcome outcome = settle_one(i, target);
      for (const Index unit : takers) upgrade_outcome(unit, outcome);
    }
  }

  // Of a unit that goes into several segments, the strongest outcome counts.
  void upgrade_outcome(Index unit, EditOutcome outcome) {
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
    refusal_ = edited_[takers_[i][0]].opaque_codes
                   ? "its codes are not in the file, and the source here has others"
                   : merge::impossible(target);
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

  // Moves from `plans` to `good` what can be proved together with what is there, and refuses the
  // others: by halves, so that a few bad ones among many cost few proofs.
  void prove_by_halves(std::span<Plan> plans, std::vector<Plan>& good) {
    std::vector<Plan> all = good;
    all.insert(all.end(), plans.begin(), plans.end());
    const std::string fault = proof_.fault_of(all, result_.bytes);
    --proofs_;
    if (fault.empty()) {
      good = std::move(all);
    } else if (plans.size() == 1 || proofs_ <= 0) {
      refusal_ = plans.size() == 1 ? fault : "one of too many that cannot be proved: " + fault;
      for (const Plan& plan : plans) {
        for (const Index unit : takers_[plan.segment]) upgrade_outcome(unit, EditOutcome::kRefused);
      }
    } else {
      prove_by_halves(plans.first(plans.size() / 2), good);
      prove_by_halves(plans.subspan(plans.size() / 2), good);
    }
  }

  Result<ArticleMerge> finish() {
    const bool stale = std::any_of(result_.units.begin(), result_.units.end(),
                                   [](const auto& u) { return u.outcome == EditOutcome::kStale; });
    result_.blocked = stale && options_.on_stale == OnStale::kFail;
    result_.bytes = article_.bytes();
    if (!result_.blocked && !plans_.empty()) {
      std::vector<Plan> good;
      prove_by_halves(plans_, good);
      if (const std::string fault = proof_.fault_of(good, result_.bytes); !fault.empty()) {
        return failure(ErrorCode::kUnsupported, "the merged article cannot be proved: " + fault);
      }
      for (Plan& plan : good) result_.edits.push_back(std::move(plan.edit));
    }
    copy_to_repeats();
    result_.after = hash_of(result_.bytes);
    return std::move(result_);
  }

  // Units after another one with the same source and target share its outcome.
  void copy_to_repeats() {
    for (MergedUnit& unit : result_.units) {
      if (unit.outcome != EditOutcome::kUnknown || unit.segments.empty()) continue;
      const MergedUnit& first = result_.units[takers_[unit.segments[0]].at(0)];
      unit.repeated = true;
      unit.outcome = first.outcome;
      unit.reason = first.reason;
    }
  }

  // What a merge may cost in proofs, each of which reads the article: bad targets beyond that are
  // refused together with their neighbours.
  [[nodiscard]] static std::int64_t proofs_for(std::size_t size) {
    constexpr std::size_t kBytes = std::size_t{1} << 30;
    return static_cast<std::int64_t>(std::clamp<std::size_t>(kBytes / (size + 1), 64, 4096));
  }

  const Article& article_;
  std::optional<merge::ResolvedUnits> resolved_;
  std::span<const Unit> edited_;  // with their placeholders resolved
  const MergeOptions& options_;
  ArticleUnits units_;
  std::span<const Unit> segments_;
  ArticleMerge result_;
  std::vector<std::vector<Index>> takers_;  // by segment: the units that go there
  std::vector<Plan> plans_;                 // in order of position
  merge::Proof proof_;
  std::int64_t proofs_;  // that are left
  std::string refusal_;
};

}  // namespace

std::string_view name_of(EditOutcome outcome) {
  static constexpr std::array<std::string_view, kEditOutcomes> kNames = {
      "applied", "unchanged", "stale", "ambiguous", "conflicting", "refused", "unknown", "fuzzy"};
  return kNames[static_cast<std::size_t>(outcome)];
}

std::uint64_t ArticleMerge::count(EditOutcome outcome) const {
  return static_cast<std::uint64_t>(std::count_if(
      units.begin(), units.end(), [&](const auto& unit) { return unit.outcome == outcome; }));
}

bool ArticleMerge::clean() const {
  return std::ranges::all_of(units, is_clean, &MergedUnit::outcome);
}

Result<ArticleMerge> merge_units(const Article& article, std::span<const Unit> edited,
                                 const MergeOptions& options) {
  return Merge(article, edited, options).run();
}

}  // namespace locseg
