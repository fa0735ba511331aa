/// A unit found in a memory, and a unit filled with one.
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

/// What comes off a score, and why.
struct Deduction {
  /// `codes`, `numbers`, `case`, `marks`, or of penalties `machine`, `several`, `elsewhere`, `old`.
  std::string_view reason;
  int points = 0;

  friend bool operator==(const Deduction&, const Deduction&) = default;
};

struct Match {
  int score = 0;
  MatchKind kind = MatchKind::kFuzzy;
  int similarity = 0;  ///< of the tokens, before differences and penalties; 100 to 102 if not fuzzy
  std::vector<Deduction> deductions;  ///< those that are not 0
  std::string source;
  std::string target;
  bool human = false;            ///< one of its articles is human-translated
  std::string translation_type;  ///< HT where that is so, else that of `article`; may be empty
  std::uint64_t uses = 0;        ///< articles that hold the unit
  std::string article;           ///< the one with the newest handoff
  std::string handoff;           ///< of that article; may be empty
};

/// True for what somebody is known to have translated with a machine, and nobody by himself.
[[nodiscard]] inline bool is_machine(const Match& match) {
  return !match.human && !match.translation_type.empty();
}
/// True for a match that is no translation of the same source, or lost points to a penalty.
[[nodiscard]] inline bool is_inexact(const Match& match) {
  return match.kind == MatchKind::kFuzzy || match.score < kExactScore;
}

enum class FillOutcome : std::uint8_t {
  kFilled,
  kTranslated,     ///< it had a translation
  kUnmatched,      ///< nothing in the memory reaches the least score
  kRefused,        ///< the match would break the article, or has what the file cannot take
  kOtherLanguage,  ///< its article is about other languages than the memory's
};

inline constexpr std::size_t kFillOutcomes = 5;

/// `filled`, `translated`, `unmatched`, `refused`, `foreign`.
[[nodiscard]] std::string_view name_of(FillOutcome outcome);

struct Filling {
  FillOutcome outcome = FillOutcome::kTranslated;
  Match match;         ///< what it was filled from, or would have been
  std::string target;  ///< what it was filled with, or would have been
  bool adapted = false;
  std::string reason;  ///< one sentence, where it was refused
};

}  // namespace locseg
