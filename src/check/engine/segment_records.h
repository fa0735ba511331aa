/// What rules found in the segments of an article when it was checked last.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "check/engine/runner.h"
#include "check/facts/segment_facts.h"
#include "locseg/identity.h"

namespace locseg::check {

/// What was found in one segment. It holds for every segment with the same texts, in the same
/// surroundings if a rule asked for them.
struct SegmentRecord {
  std::vector<RuledFault> faults;   ///< without the segment's place
  std::vector<RuledFault> of_team;  ///< likewise
  CorpusEntry entry;                ///< likewise; set if a rule wants it
};

/// The records of one article, checked again and again by one checker. What rules found after they
/// asked for more of the article than the surroundings is never kept: all of it may have changed.
class SegmentRecords {
 public:
  /// Begins a check. Forgets all if the rules or what they know of the article are others.
  void begin(const RuleSet& set, const Context& context);

  /// What is known of a segment with these texts; null if it is to be looked at. Valid until the
  /// next `keep`.
  [[nodiscard]] const SegmentRecord* find(std::string_view source, std::string_view target,
                                          const Place& place);

  /// Keeps what was found in the segment that `facts` is turned to, if that can be kept.
  void keep(const SegmentFacts& facts, std::string_view source, std::string_view target,
            SegmentRecord record);

  /// Ends a check: forgets what the article has no more.
  void end();

  /// How many segments the last check found here, and how many it did not.
  [[nodiscard]] std::uint64_t known() const { return known_; }
  [[nodiscard]] std::uint64_t looked_at() const { return looked_at_; }

 private:
  // What is around a segment, with texts of its own.
  struct Around {
    Surroundings all_but_after;
    std::string after;

    explicit Around(const Surroundings& around);
    [[nodiscard]] bool is(const Surroundings& around) const;
  };
  struct Kept {
    std::string source;
    std::string target;
    std::optional<Around> around;
    SegmentRecord record;
    std::uint64_t used = 0;  // the last check that wanted it
  };
  // What the records depend on beside segments.
  struct Conditions {
    const RuleSet* set = nullptr;
    const TermIndex* terms = nullptr;
    markup::Syntax syntax = markup::Syntax::kMarkdown;
    std::string article;
    std::string source_lang;
    std::string target_lang;
    std::string translation_type;

    friend bool operator==(const Conditions&, const Conditions&) = default;
  };
  struct ByLow {
    std::size_t operator()(const Hash128& hash) const { return hash.low; }
  };

  // A hash finds, texts decide.
  std::unordered_map<Hash128, std::vector<Kept>, ByLow> kept_;
  Conditions conditions_;
  std::uint64_t check_ = 0;
  std::uint64_t known_ = 0;
  std::uint64_t looked_at_ = 0;
};

}  // namespace locseg::check
