// The three articles of a merge, with their segments paired.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/identity.h"
#include "locseg/unit.h"

namespace locseg::merge {

using Index = std::uint32_t;
inline constexpr Index kNone = std::numeric_limits<Index>::max();

enum class Who : std::uint8_t { kBase, kOurs, kTheirs };

/// One of the three articles, which must outlive it.
struct Version {
  explicit Version(const Article& parsed);
  Version(const Version&) = delete;
  Version& operator=(const Version&) = delete;

  /// Of its ids.
  [[nodiscard]] std::string_view prefix() const;

  const Article& article;
  ArticleUnits units;
  std::span<const Unit> segments;
  std::vector<Index> tokens;  ///< by segment
};

/// A segment of the merge: where it is in each version.
struct MergeSegment {
  std::array<Index, 3> at = {kNone, kNone, kNone};  ///< by Who

  [[nodiscard]] Index in(Who who) const { return at[static_cast<std::size_t>(who)]; }
  [[nodiscard]] bool has(Who who) const { return in(who) != kNone; }
  void set(Who who, Index index) { at[static_cast<std::size_t>(who)] = index; }
  /// `first` where it has the token, else ours, theirs, base.
  [[nodiscard]] Who holder(Who first) const;
};

class Versions {
 public:
  /// Pairs the segments as `diff_units` does; every segment gets a token, every token a segment.
  Versions(const Article& base, const Article& ours, const Article& theirs);

  [[nodiscard]] const Version& of(Who who) const {
    return who == Who::kBase ? base_ : who == Who::kOurs ? ours_ : theirs_;
  }
  [[nodiscard]] const std::vector<MergeSegment>& tokens() const { return tokens_; }
  [[nodiscard]] const Unit& unit(const MergeSegment& token, Who who) const {
    return of(who).segments[token.in(who)];
  }
  /// Whose ids and localization keys the merge takes: of the side that renumbered, of the later
  /// handoff if both did, of theirs on a tie.
  [[nodiscard]] Who lead() const;

 private:
  [[nodiscard]] Version& of(Who who) {
    return who == Who::kBase ? base_ : who == Who::kOurs ? ours_ : theirs_;
  }
  void pair_with_base(Who who);
  void pair_added();
  [[nodiscard]] bool renumbered(Who who) const;

  Version base_;
  Version ours_;
  Version theirs_;
  std::vector<MergeSegment> tokens_;
};

/// Up to normalization and spacing.
[[nodiscard]] inline bool same_source(const Unit& a, const Unit& b) {
  return a.source == b.source || source_key(a.source) == source_key(b.source);
}

}  // namespace locseg::merge
