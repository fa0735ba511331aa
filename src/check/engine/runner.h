/// Running rules over what they look at. Once the user stops the process no further rule runs, so
/// that what comes out is to be thrown away: an article may be one long segment.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "check/engine/segment_rules.h"
#include "check/engine/team_rules.h"
#include "check/facts/rule.h"

namespace locseg::check {

/// Rules to run, by scope and in order; but for those about segments as indices into `rules()`.
struct RuleSet {
  SegmentRules segment;
  SegmentRules catalog;  // instead of `segment`, for texts of catalogs
  std::vector<std::uint16_t> article;
  std::vector<std::uint16_t> corpus;
  std::vector<std::uint16_t> team;  // indices into `team_rules`; after all others
  const TeamRules* team_rules = nullptr;
  const TeamBrake* brake = nullptr;  // of the team's rules; null: none rests
};

/// The fault and the index of the rule that reports it, one of the team's after all of `rules()`.
/// `fault.segment` says where it is.
struct RuledFault {
  std::uint16_t rule = 0;
  Fault fault;
};

/// The faults that the segment rules of `set` find in the segment that `facts` is turned to, but
/// those that have the cause of another (see yields.h), in order of rule.
void check_segment(const RuleSet& set, SegmentFacts& facts, std::vector<RuledFault>& out);

/// The same for the team's rules.
void check_team(TeamRun& team, SegmentFacts& facts, std::vector<RuledFault>& out);

/// Whether the fault is more than a hint.
[[nodiscard]] bool warns(const RuledFault& fault);

/// A pair of texts as the rules about all see it; `segment`: its place in the article or file.
[[nodiscard]] CorpusEntry corpus_entry(std::string_view source, std::string_view target,
                                       std::size_t segment);

/// Whether a pair is not to be looked at; `skip` as below.
[[nodiscard]] bool is_skipped(std::span<const Hash128> skip, std::string_view source,
                              std::string_view target);

/// The faults of one article.
struct ArticleFaults {
  std::vector<RuledFault> faults;    // by segment, then those of no segment
  std::vector<CorpusEntry> entries;  // of segments; empty if no rule wants them
  std::uint64_t segments = 0;        // that were checked
  std::uint64_t skipped = 0;         // that were not
  std::vector<GivenUp> given_up;     // rules of the team
};

class SegmentRecords;  // segment_records.h

/// Segments that need not be looked at.
struct SparedSegments {
  /// Those whose `hash_of` texts is here, sorted: they have no faults, and their entries are
  /// `known`.
  std::span<const Hash128> skip = {};
  /// If not null, those that are known from the last check of the article; what is found in others
  /// is added.
  SegmentRecords* records = nullptr;
};

/// Runs every rule of `set`, which must outlive the records, but those of the whole corpus.
[[nodiscard]] ArticleFaults check_article(const RuleSet& set, const Article& article,
                                          const Context& context, const SparedSegments& spared);

}  // namespace locseg::check
