/// Leverage: what a store's translations are worth for a text.
///
/// A *match* is a unit of the store with its score, 1 to 102:
///
///     102, 101   context: an exact match that somewhere is between (102) or beside (101) the
///                same neighbours
///     100        exact: the same source, by source_key (identity.h): NFC, white space folded
///     below      fuzzy
///
/// The score of a fuzzy match is
///
///     floor(100 (1 - d / max(n, m))) - differences,  at most 99
///
/// d is the edit distance (insertions, deletions and replacements of cost 1) between the n and m
/// tokens of both sources. Tokens are words by UAX #29, characters in scripts that write no spaces,
/// and one for each code span, image, autolink, include, directive and placeholder; they are
/// compared folded in NFC, width and case, with numbers as `#` and codes by their kind. White
/// space, punctuation, and the marks of emphasis, links and tags are no tokens. What the folding
/// hides are differences, one point each, so four at most: codes, numbers, case of words that both
/// have, and marks (punctuation and symbols). So texts that differ in these only stay above 95.
/// Texts without any token match exactly or not at all.
///
/// Penalties, which the caller sets, come off every match: 101 less a penalty of 2 is 99. All else
/// only subtracts as well, so a search for similar tokens at the least score misses nothing: what a
/// scan of the whole store would find is what is found.
///
/// Pretranslation: filling what has no translation yet from a memory.
///
/// A unit is filled where its target is empty, or is its source and nothing says that a person left
/// it so: then it was never translated. Any other target is a translation and stays.
///
/// It gets the best match that reaches the least score. Where a match differs from the source only
/// in numbers, addresses and code spans, and each that differs stands in the match's source once
/// and in its target once (numbers also with point and comma changed over), these are put in place:
/// the match is *adapted*, and keeps its score. Of several best matches the first in the order of
/// answers (leverage.h) is taken, but one that can be adapted before one of the same score that
/// cannot.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/match.h"
#include "locseg/result.h"
#include "locseg/span.h"
#include "locseg/unit.h"

namespace locseg {

/// Points that come off a match, 0 to 100.
struct Penalties {
  int machine = 0;    ///< no article has it as a human translation
  int several = 0;    ///< the source has several translations into the language
  int elsewhere = 0;  ///< no article of `set` holds it
  int old = 0;        ///< its newest handoff is before `since` or not known
  std::string set;    ///< a glob over articles' paths
  std::string since;  ///< YYYY-MM-DD
};

/// What is looked up. Neighbours are the sources right before and after; empty where there is none.
struct LookupQuery {
  std::string_view source;
  std::string_view before;
  std::string_view after;
  /// As in `Unit`: the codes of `source` are not known. What differs from it in codes only is a
  /// match of 99 at most.
  bool opaque_codes = false;
};

/// A query that owns its texts.
struct OwnQuery {
  std::string source;
  std::string before;
  std::string after;

  [[nodiscard]] LookupQuery view() const { return {source, before, after}; }
};

/// Reads a JSON object with `source` and, if wanted, `before` and `after`; other keys are passed
/// over. kMalformed with the column if it is none. `line` is without its line feed.
[[nodiscard]] Result<OwnQuery> parse_query(std::string_view line);

struct LookupOptions {
  int min_score = 70;      ///< 1 to 102
  std::size_t limit = 10;  ///< of matches in an answer; 0: no limit
  /// May be left out where the store has one of them only.
  std::string source_lang;
  std::string target_lang;
  Penalties penalties;
};

/// Best first: by score; then human before machine translation, the source that is the same to the
/// byte, the newer handoff, and the bytes of source and target, so that equal stores give equal
/// answers.
struct LookupResult {
  std::vector<Match> matches;
  std::uint64_t cut = 0;  ///< further matches that the limit left out
};

/// Where a phrase was found: by words that follow one another, each in any inflected form that has
/// the same Snowball stem, folded in NFC, width and case.
struct ConcordanceHit {
  std::string source;
  std::string target;
  Span in_source;  ///< bytes; empty where the phrase is not there
  Span in_target;
  bool human = false;
  std::string translation_type;
  std::uint64_t uses = 0;
  std::string article;
  std::string handoff;
};

struct Concordance {
  std::vector<ConcordanceHit> hits;  ///< sorted as matches are, without a score
  std::uint64_t cut = 0;
};

/// True where the job's article is about other languages than the memory's. A language that is not
/// known is no other one.
[[nodiscard]] bool is_other_language(const ArticleInfo& info, const LookupOptions& memory);

/// A store open for looking things up. One thread at a time; several may have one each.
class TranslationMemory {
 public:
  /// What a bulk load left out of the store's fuzzy index is added first, and an index that is
  /// stale or damaged is rebuilt: then `notice` says so. kMisuse where the store has several
  /// languages and none is named.
  [[nodiscard]] static Result<TranslationMemory> open(const std::string& path,
                                                      LookupOptions options);

  TranslationMemory(TranslationMemory&&) noexcept;
  TranslationMemory& operator=(TranslationMemory&&) noexcept;
  ~TranslationMemory();

  /// The matches that score at least `min_score`, of one moment of the store. Typically a tenth of
  /// a millisecond with a hundred thousand sources.
  [[nodiscard]] Result<LookupResult> lookup(const LookupQuery& query);

  /// The score of the best match that `lookup` would give, 0 where it would give none. Takes less
  /// time: what cannot be better than the best so far is not looked at.
  [[nodiscard]] Result<int> best_score(const LookupQuery& query);

  /// Every unit with the phrase on either side.
  [[nodiscard]] Result<Concordance> concordance(std::string_view phrase);

  /// What has to be said of the store besides answers; empty where nothing has.
  [[nodiscard]] const std::string& notice() const;
  /// With the languages that were chosen.
  [[nodiscard]] const LookupOptions& options() const;

 private:
  class Impl;
  explicit TranslationMemory(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Rebuilds the fuzzy index of the store at `path`, sound or not. Some microseconds a unit.
[[nodiscard]] Result<void> rebuild_fuzzy_index(const std::string& path);

/// How two sources that are no exact match differ; the part of the score that is theirs alone.
struct Similarity {
  int tokens = 0;                      ///< floor(100 (1 - d / max(n, m)))
  std::vector<Deduction> differences;  ///< of one point each

  [[nodiscard]] int score() const;
};

/// Scores two texts against one another, as a search does. Some microseconds.
[[nodiscard]] Similarity compare_sources(std::string_view a, std::string_view b);

/// True for a unit that has no translation. `translation_type` is that of its article or file.
[[nodiscard]] bool is_untranslated(const Unit& unit, std::string_view translation_type);

/// A memory open for filling. One thread at a time.
class Pretranslator {
 public:
  /// `options.limit` is not looked at. kMisuse where the store has several languages and none of
  /// them is named.
  [[nodiscard]] static Result<Pretranslator> open(const std::string& store, LookupOptions options);

  /// What each unit of an article is to be filled with. `kind` says how its codes are written.
  [[nodiscard]] Result<std::vector<Filling>> fill(const UnitGroup& group, ArticleKind kind);

  /// See Leverage.
  [[nodiscard]] const std::string& notice() const { return leverage_.notice(); }
  [[nodiscard]] const LookupOptions& options() const { return leverage_.options(); }

 private:
  explicit Pretranslator(TranslationMemory leverage) : leverage_(std::move(leverage)) {}
  TranslationMemory leverage_;
};

/// The units that a group has when it was filled; views into `group` and `fillings`.
[[nodiscard]] std::vector<Unit> filled_units(const UnitGroup& group,
                                             std::span<const Filling> fillings);

}  // namespace locseg
