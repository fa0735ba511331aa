/// A unit found in a memory with its score, and what a unit was filled with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace locseg {

inline constexpr int kExactScore = 100;
inline constexpr int kHighestScore = 102;

enum class MatchKind : std::uint8_t { kContext, kExact, kFuzzy };

/// `context`, `exact`, `fuzzy`.
[[nodiscard]] std::string_view name_of(MatchKind kind);

/// Points off a score, and why.
struct Deduction {
  /// `codes`, `numbers`, `case`, `marks`, of suggestions `fuzzy` or `unreviewed`, or of penalties
  /// `machine`, `several`, `elsewhere`, `old`.
  std::string_view reason;
  int points = 0;

  friend bool operator==(const Deduction&, const Deduction&) = default;
};

struct Match {
  int score = 0;
  MatchKind kind = MatchKind::kFuzzy;
  int similarity = 0;  ///< of the tokens, before differences and penalties; 100 to 102 if not fuzzy
  std::vector<Deduction> deductions;  ///< without those of 0 points
  std::string source;
  std::string target;
  bool human = false;            ///< one of its articles is human-translated
  std::string translation_type;  ///< HT if `human`, else that of `article`; may be empty
  std::uint64_t uses = 0;        ///< articles that hold the unit
  std::string article;           ///< the one with the newest handoff
  std::string handoff;           ///< of that article; may be empty
};

/// True if the unit is known to be machine-translated and no person translated it.
[[nodiscard]] inline bool is_machine(const Match& match) {
  return !match.human && !match.translation_type.empty();
}
/// True for a fuzzy match, and for one that lost points to a penalty.
[[nodiscard]] inline bool is_inexact(const Match& match) {
  return match.kind == MatchKind::kFuzzy || match.score < kExactScore;
}

enum class FillOutcome : std::uint8_t {
  kFilled,
  kTranslated,     ///< it was translated before
  kUnmatched,      ///< nothing in the memory reaches the minimum score
  kRefused,        ///< the match would break the article, or the file cannot hold it
  kOtherLanguage,  ///< its article has other languages than the memory
};

inline constexpr std::size_t kFillOutcomes = 5;

/// `filled`, `translated`, `unmatched`, `refused`, `foreign`.
[[nodiscard]] std::string_view name_of(FillOutcome outcome);

struct Filling {
  FillOutcome outcome = FillOutcome::kTranslated;
  Match match;         ///< the match that it was filled from, or would have been
  std::string target;  ///< the target that it was filled with, or would have been
  bool adapted = false;
  std::string reason;  ///< one sentence, if it was refused
};

}  // namespace locseg
