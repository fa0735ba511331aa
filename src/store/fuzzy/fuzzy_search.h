// What a store gives to the scoring of matches: candidates, texts, translations and where they
// are. It knows no score.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/identity.h"
#include "locseg/result.h"
#include "locseg/unit.h"
#include "store/fuzzy/candidates.h"

namespace locseg::store {

/// Numbers by which a store knows sources. They hold as long as FuzzySearch::state.
using SourceNumber = std::int64_t;

/// A translation of a source, with what its articles say. What they say is the same as long as
/// FuzzySearch::state, `target` until the next call that gives translations.
struct Translation {
  std::string_view target;
  std::string_view article;  ///< of those that use it, the one with the newest handoff
  std::string_view handoff;  ///< of that article; may be empty
  std::string_view type;     ///< HT where one is human-translated, else of the newest that tells
  TranslationState state = TranslationState::kTranslated;
  std::uint64_t uses = 0;     ///< articles
  bool human = false;         ///< one of them is human-translated
  bool preferred = false;     ///< one of them is in the preferred set
  bool after_given = false;   ///< somewhere is right after the source that was given
  bool before_given = false;  ///< and right before the one given, in the same place where possible
};

/// Sources that must be next to a translation for it to be in context.
struct Neighbours {
  std::span<const SourceNumber> before;
  std::span<const SourceNumber> after;
};

/// Which side of a unit a search is about.
enum class TermSide : std::uint8_t { kSource, kTarget };

/// A look-up that is to come, all of it: what a store on a server is asked in one round trip.
struct Question {
  std::string text;
  std::string before;  ///< empty if there is none
  std::string after;
  MatchTerms terms;
  unsigned percent = 0;  ///< the least similarity of candidates; 0 for none
};

class FuzzySearch {
 public:
  virtual ~FuzzySearch() = default;

  /// True if every call is a round trip, unless `ask` or `foresee` announced it.
  [[nodiscard]] virtual bool is_remote() const { return false; }
  /// The next calls, up to `end`, are about this question. Only for what is remote.
  [[nodiscard]] virtual Result<void> ask(const Question& /*question*/) { return {}; }
  /// Questions that `ask` will put, in any order; each is answered of one moment, all in one round
  /// trip. They are moved away. Answers are kept until the call after the next, so that one may
  /// foresee some questions and then ask those of the call before, while the server is at work.
  /// Only for what is remote.
  [[nodiscard]] virtual Result<void> foresee(std::span<Question> /*questions*/) { return {}; }

  /// All that is read from here to `end` is of one moment. Whatever others wrote meanwhile is seen
  /// after the next `begin`.
  [[nodiscard]] virtual Result<void> begin() = 0;
  virtual void end() = 0;
  /// The number of the state that `begin` found. While it is the same, so are all answers.
  [[nodiscard]] virtual std::uint64_t state() const = 0;

  /// The languages that there are translations from and to, in order; some may be gone again.
  [[nodiscard]] virtual Result<std::vector<LanguagePair>> languages() = 0;
  /// The same, exactly; reads every article's row.
  [[nodiscard]] virtual Result<std::vector<LanguagePair>> languages_in_use() = 0;
  /// Only sources and translations of these languages are given from now on.
  [[nodiscard]] virtual Result<void> choose(const LanguagePair& pair) = 0;
  /// Articles of the preferred set, see Translation.
  virtual void prefer(std::function<bool(std::string_view path)> is_preferred) = 0;

  /// Sources that are `query`'s candidates; they may be gone or of another language.
  [[nodiscard]] virtual Result<void> candidates(const CandidateQuery& query,
                                                const TakeCandidate& take) = 0;
  /// Sources that may have the identity `source_key`.
  [[nodiscard]] virtual Result<std::vector<SourceNumber>> same(std::string_view source_key) = 0;
  /// Sources that have, or of which a translation has, all of the distinct terms.
  [[nodiscard]] virtual Result<std::vector<SourceNumber>> with_all(TermSide side,
                                                                   std::span<const Term> terms) = 0;

  /// The source's text, which holds until the next call; nothing if none of the chosen language has
  /// that number.
  [[nodiscard]] virtual Result<std::optional<std::string_view>> source(SourceNumber number) = 0;
  /// Gives the translations into the chosen language.
  [[nodiscard]] virtual Result<void> translations(
      SourceNumber number, const Neighbours& neighbours,
      const std::function<void(const Translation&)>& take) = 0;

  /// True if the last failure was that of the fuzzy index, which can be rebuilt.
  [[nodiscard]] virtual bool is_index_damaged() const = 0;
};

/// Opens the store at `path` for searching. If its index is missing, stale, not of its units or
/// behind them, it is completed or rebuilt first, and `notice` says so; a failure if that cannot be
/// done.
[[nodiscard]] Result<std::unique_ptr<FuzzySearch>> open_fuzzy_search(const std::string& path,
                                                                     std::string& notice);

/// Rebuilds the index of the store at `path`.
[[nodiscard]] Result<void> rebuild_match_index(const std::string& path);

}  // namespace locseg::store
