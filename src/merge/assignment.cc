// From what is sure to what is likely:
//
// 1. Prefix, number and source agree.
// 2. In order: between two units whose segments are known, a source that is as often on either
//    side is paired in order, the first with the first. The longest order that both sides have
//    gives the next units that are known, until nothing new is.
// 3. In whatever order: a source that is left as often on either side; else all segments take the
//    one target that all units give, or none does.
// 4. What then has no source in the article is aligned as in diff, and stale.
#include "merge/assignment.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "locseg/diff.h"
#include "locseg/identity.h"
#include "sequence/common_runs.h"
#include "sequence/symbols.h"

namespace locseg::merge {
namespace {

using sequence::Symbol;

constexpr std::ptrdiff_t kMaxListed = 64;

// Sources equal but for normalization and spacing have the same symbol.
class SourceSymbols {
 public:
  [[nodiscard]] std::vector<Symbol> of(std::span<const Unit> units) {
    std::vector<Symbol> out;
    out.reserve(units.size());
    for (const Unit& unit : units) {
      const auto [entry, fresh] =
          numbers_.try_emplace(source_key(unit.source), static_cast<Symbol>(numbers_.size()));
      static_cast<void>(fresh);
      out.push_back(entry->second);
    }
    return out;
  }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

 private:
  std::unordered_map<std::string, Symbol> numbers_;
};

class Assigning {
 public:
  Assigning(std::span<const Unit> segments, std::span<const Unit> edited, OnStale on_stale)
      : segments_(segments), edited_(edited), on_stale_(on_stale), assigned_(edited.size(), false) {
    out_.units.resize(edited.size());
    out_.takers.resize(segments.size());
  }

  Assignment run() {
    by_id();
    if (std::all_of(assigned_.begin(), assigned_.end(), [](bool a) { return a; })) {
      return std::move(out_);
    }
    SourceSymbols symbols;
    unit_source_ = symbols.of(edited_);
    segment_source_ = symbols.of(segments_);
    sources_ = symbols.size();
    in_order();
    in_any_order();
    stale();
    return std::move(out_);
  }

 private:
  void assign(Index unit, Index segment) {
    out_.units[unit].segments.push_back(segment);
    out_.takers[segment].push_back(unit);
    assigned_[unit] = true;
  }

  void decide(Index unit, EditOutcome outcome, std::string reason, std::vector<Index> segments) {
    out_.units[unit] = {outcome, std::move(segments), std::move(reason)};
    assigned_[unit] = true;
  }

  void by_id() {
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
      const std::string_view source = segments_[found->second].source;
      if (source == edited_[u].source || source_key(source) == source_key(edited_[u].source)) {
        assign(u, found->second);
      }
    }
  }

  // --- In order ---

  struct Gap {
    Index unit;
    Index unit_end;
    Index segment;
    Index segment_end;
  };

  // The pairs of `gap` that are in the order of both sides, the known ones among them.
  void find_points(const Gap& gap, std::vector<std::pair<Index, Index>>& points) {
    // How often a source is left on either side, and then which symbol its first one has.
    units_left_.resize(sources_, 0);
    segments_left_.resize(sources_, 0);
    const auto open_unit = [&](Index u) { return !assigned_[u]; };
    const auto open_segment = [&](Index s) { return out_.takers[s].empty(); };
    for (Index u = gap.unit; u < gap.unit_end; ++u) {
      if (open_unit(u)) ++units_left_[unit_source_[u]];
    }
    for (Index s = gap.segment; s < gap.segment_end; ++s) {
      if (open_segment(s)) ++segments_left_[segment_source_[s]];
    }
    // Every pair has a number of its own; what has no partner here has one that nothing else has.
    std::vector<Symbol> a;
    std::vector<Symbol> b(gap.segment_end - gap.segment, 0);
    std::unordered_map<Symbol, std::vector<Index>> places;
    for (Index s = gap.segment; s < gap.segment_end; ++s) {
      b[s - gap.segment] = s - gap.segment;
      const Symbol source = segment_source_[s];
      if (open_segment(s) && units_left_[source] == segments_left_[source]) {
        places[source].push_back(s - gap.segment);
      }
    }
    auto lone = static_cast<Symbol>(b.size());
    std::unordered_map<Symbol, std::size_t> used;
    for (Index u = gap.unit; u < gap.unit_end; ++u) {
      const Symbol source = unit_source_[u];
      if (!open_unit(u)) {
        const std::vector<Index>& own = out_.units[u].segments;
        const bool known = own.size() == 1 && out_.takers[own[0]].front() == u &&
                           own[0] >= gap.segment && own[0] < gap.segment_end;
        a.push_back(known ? own[0] - gap.segment : lone++);
      } else if (segments_left_[source] == units_left_[source]) {
        a.push_back(places[source][used[source]++]);
      } else {
        a.push_back(lone++);
      }
    }
    for (Index u = gap.unit; u < gap.unit_end; ++u) units_left_[unit_source_[u]] = 0;
    for (Index s = gap.segment; s < gap.segment_end; ++s) segments_left_[segment_source_[s]] = 0;
    for (const sequence::Run& run : sequence::patience_anchors(a, b)) {
      for (Index k = 0; k < run.size; ++k) {
        points.emplace_back(gap.unit + run.a + k, gap.segment + run.b + k);
      }
    }
  }

  void in_order() {
    // A level looks at every unit once; deep nesting of repeats is not worth more of them.
    constexpr int kMaxLevels = 16;
    const auto units = static_cast<Index>(edited_.size());
    const auto segments = static_cast<Index>(segments_.size());
    std::vector<Gap> gaps = {{0, units, 0, segments}};
    for (int level = 0; level < kMaxLevels && !gaps.empty(); ++level) {
      std::vector<Gap> next;
      for (const Gap& gap : gaps) {
        std::vector<std::pair<Index, Index>> points;
        find_points(gap, points);
        if (points.empty()) continue;
        points.emplace_back(gap.unit_end, gap.segment_end);
        Index unit = gap.unit;
        Index segment = gap.segment;
        for (const auto& [at_unit, at_segment] : points) {
          if (unit < at_unit && segment < at_segment) {
            next.push_back({unit, at_unit, segment, at_segment});
          }
          if (at_unit != gap.unit_end && !assigned_[at_unit]) assign(at_unit, at_segment);
          unit = at_unit + 1;
          segment = at_segment + 1;
        }
      }
      gaps = std::move(next);
    }
  }

  // --- In any order ---

  void in_any_order() {
    struct Candidates {
      std::vector<Index> units;
      std::vector<Index> segments;
    };
    std::unordered_map<Symbol, Candidates> by_source;
    for (Index u = 0; u < edited_.size(); ++u) {
      if (!assigned_[u]) by_source[unit_source_[u]].units.push_back(u);
    }
    for (Index s = 0; s < segments_.size(); ++s) {
      if (!out_.takers[s].empty()) continue;
      const auto found = by_source.find(segment_source_[s]);
      if (found != by_source.end()) found->second.segments.push_back(s);
    }
    for (const auto& [source, candidates] : by_source) {
      const auto& [units, segments] = candidates;
      if (segments.empty()) continue;
      const bool one_target = std::all_of(
          units.begin(), units.end(),
          [&, first = units[0]](Index u) { return edited_[u].target == edited_[first].target; });
      if (units.size() == segments.size()) {
        for (std::size_t k = 0; k < units.size(); ++k) assign(units[k], segments[k]);
      } else if (one_target) {
        const auto is_fuzzy = [&](Index u) { return edited_[u].state == TranslationState::kFuzzy; };
        const auto sure = std::ranges::find_if_not(units, is_fuzzy);
        const Index lead = sure == units.end() ? units[0] : *sure;
        for (const Index segment : segments) assign(lead, segment);
        for (const Index unit : units) {
          if (unit == lead) continue;
          out_.units[unit].segments = some(segments);
          assigned_[unit] = true;
        }
      } else {
        for (const Index unit : units) {
          decide(unit, EditOutcome::kAmbiguous,
                 "its source is on " + lines_of(segments_, segments) + ", and " +
                     std::to_string(units.size()) + " units give it different targets",
                 some(segments));
        }
      }
    }
  }

  // As many as a unit lists that is not put there itself: all units of a source times all its
  // segments would be too many.
  static std::vector<Index> some(const std::vector<Index>& segments) {
    return {segments.begin(),
            segments.begin() + std::min<std::ptrdiff_t>(kMaxListed, std::ssize(segments))};
  }

  // What is left has no source in the article: aligned with the segments that are left.
  void stale() {
    std::vector<Unit> rest;
    std::vector<Index> rest_at;
    for (Index u = 0; u < edited_.size(); ++u) {
      if (!assigned_[u]) rest.push_back(edited_[u]), rest_at.push_back(u);
    }
    if (rest.empty()) return;
    std::vector<Unit> open;
    std::vector<Index> open_at;
    for (Index s = 0; s < segments_.size(); ++s) {
      if (out_.takers[s].empty()) open.push_back(segments_[s]), open_at.push_back(s);
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
          decide(unit, EditOutcome::kUnknown, "no segment of the article has such a source", {});
        } else if (on_stale_ == OnStale::kApply && change.before.count == 1 && near.size() == 1 &&
                   out_.takers[near[0]].empty()) {
          assign(unit, near[0]);
        } else {
          const bool several = near.size() > 1 || change.before.count > 1;
          const std::string where = lines_of(segments_, near);
          decide(unit, EditOutcome::kStale,
                 several ? "its source was split or joined, now on " + where
                         : "its source is no longer there; the nearest is on " + where,
                 near);
        }
      }
    }
  }

  std::span<const Unit> segments_;
  std::span<const Unit> edited_;
  OnStale on_stale_;
  std::vector<bool> assigned_;               // by unit: it has segments, or its outcome is settled
  std::unordered_map<Index, Index> own_id_;  // units whose id is there, whatever its source
  std::vector<Symbol> unit_source_;
  std::vector<Symbol> segment_source_;
  std::size_t sources_ = 0;
  std::vector<Index> units_left_;     // by source; zero between uses
  std::vector<Index> segments_left_;  // by source; zero between uses
  Assignment out_;
};

}  // namespace

Assignment assign_units(std::span<const Unit> segments, std::span<const Unit> edited,
                        OnStale on_stale) {
  return Assigning(segments, edited, on_stale).run();
}

std::string lines_of(std::span<const Unit> segments, const std::vector<Index>& which) {
  constexpr std::size_t kMost = 8;
  std::string out = which.size() == 1 ? "line " : "lines ";
  for (std::size_t k = 0; k < std::min(which.size(), kMost); ++k) {
    if (k != 0) out += ", ";
    out += std::to_string(segments[which[k]].line);
  }
  if (which.size() > kMost) out += " and more";
  return out;
}

}  // namespace locseg::merge
