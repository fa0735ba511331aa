/// What rules found in the segments of an article when it was checked last.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "article/pair_readings.h"
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

/// The records of one article, checked again and again by one checker, segment after segment. What
/// rules found after they asked for more of the article than the surroundings is never kept: all of
/// it may have changed.
class SegmentRecords {
 public:
  /// Begins a check. Forgets all if the rules or what they know of the article are others.
  void begin(const RuleSet& set, const Context& context);

  /// What is known of the next segment, which has these texts; null if it is to be looked at. Valid
  /// until the check ends.
  [[nodiscard]] const SegmentRecord* find(std::string_view source, std::string_view target,
                                          const Place& place);

  /// Keeps what was found in the segment of the last `find`, which `facts` is turned to; its texts
  /// alone if that cannot be kept.
  void keep(const SegmentFacts& facts, std::string_view source, std::string_view target,
            SegmentRecord record);

  /// Ends a check: forgets what the article has no more.
  void end();

  /// Reads the pairs of the article for the rules about all of it.
  [[nodiscard]] article::PairReader& pair_reader() { return pair_reader_; }

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
  struct ByLow {
    std::size_t operator()(const Hash128& hash) const { return hash.low; }
  };
  struct Kept {
    std::string source;
    std::string target;
    std::optional<Around> around;
    std::optional<SegmentRecord> record;  // none: it is to be looked at each time

    [[nodiscard]] bool is(std::string_view other_source, std::string_view other_target,
                          const Place& place) const;
  };
  using Segments = std::vector<std::shared_ptr<const Kept>>;  // of an article; null: not known
  using Index = std::unordered_map<Hash128, std::vector<std::size_t>, ByLow>;
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

  [[nodiscard]] std::optional<std::size_t> find_near(std::string_view source,
                                                     std::string_view target, const Place& place);
  [[nodiscard]] std::optional<std::size_t> find_anywhere(std::string_view source,
                                                         std::string_view target,
                                                         const Place& place);
  void build_index();

  Segments last_;         // of the last check
  std::size_t next_ = 0;  // of last_: what the next segment probably was
  Index index_;           // of last_, by texts: a hash finds, texts decide; built when it is needed
  bool is_indexed_ = false;
  std::size_t strays_ = 0;  // segments of this check that are not near their places in last_
  Segments now_;
  article::PairReader pair_reader_;
  Conditions conditions_;
  std::uint64_t known_ = 0;
  std::uint64_t looked_at_ = 0;
};

}  // namespace locseg::check
