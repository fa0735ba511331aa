/// A translation memory: what a store has for a text, with scores, and units filled from it.
///
/// A *match* is a unit of the store with its score, 1 to 102:
///
///     102, 101   context: an exact match whose neighbours in some article are the same on both
///                sides (102) or on one side (101)
///     100        exact: the same source by source_key (identity.h): NFC, white space folded
///     below      fuzzy
///
/// The score of a fuzzy match is
///
///     floor(100 (1 - d / max(n, m))) - differences,  at most 99
///
/// where d is the edit distance (insertions, deletions and replacements of cost 1) between the n
/// and m tokens of both sources. Tokens are words by UAX #29, characters in scripts without spaces,
/// and one for each code span, image, autolink, include, directive and placeholder. They are
/// compared folded in NFC, width and case, with numbers as `#` and codes by their kind. White
/// space, punctuation, and the marks of emphasis, links and tags are not tokens. What folding hides
/// is a difference, one point each, at most four: codes, numbers, case of words that both have, and
/// marks (punctuation and symbols). So texts that differ only in these score above 95. Texts
/// without a token match exactly or not at all.
///
/// A unit of the store that is a suggestion (`Unit::state`) is a fuzzy match of its source, with a
/// point off and 99 at most.
///
/// Penalties, which the caller sets, come off every match: 101 less a penalty of 2 is 99. Points
/// only come off, so a search finds exactly what a scan of the whole store would find.
///
/// A unit is filled (Pretranslator) if its target is empty, or equals its source and nothing says
/// that a person left it so. Any other target is a translation and stays. The unit gets the best
/// match that reaches the minimum score. If that differs from the source only in numbers, addresses
/// and code spans, and each of those occurs once in the match's source and once in its target
/// (numbers also with point and comma swapped), they are replaced: the match is *adapted* and keeps
/// its score. Among the best matches of one score, one that can be adapted comes first, then the
/// first in the order of LookupResult.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/identity.h"
#include "locseg/result.h"
#include "locseg/span.h"
#include "locseg/stats.h"
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

/// `machine=3, elsewhere=2 (than docs/**), old=5 (before 2024-01-01)`; empty without penalties.
[[nodiscard]] std::string to_string(const Penalties& penalties);

/// A text to look up, and the sources right before and after it; empty if there is none.
struct LookupQuery {
  std::string_view source;
  std::string_view before;
  std::string_view after;
  /// As in `Unit`: the codes of `source` are not known. A unit that differs from it in codes only
  /// scores 99 at most.
  bool opaque_codes = false;
};

/// A query that owns its texts.
struct OwnQuery {
  std::string source;
  std::string before;
  std::string after;

  [[nodiscard]] LookupQuery view() const { return {source, before, after}; }
};

/// Reads a JSON object with `source` and, if wanted, `before` and `after`; other keys are
/// ignored. kMalformed, with the column, if it is not such an object. `line` is without its line
/// feed.
[[nodiscard]] Result<OwnQuery> parse_query(std::string_view line);

struct LookupOptions {
  int min_score = 70;      ///< 1 to 102
  std::size_t limit = 10;  ///< of matches in an answer; 0: no limit
  /// May be empty if the store has only one.
  std::string source_lang;
  std::string target_lang;
  Penalties penalties;
};

/// Best first: by score, then human before machine translation, then the source that is the same to
/// the byte, then the newer handoff, then the bytes of source and target, so that equal stores give
/// equal answers.
struct LookupResult {
  std::vector<Match> matches;
  std::uint64_t cut = 0;  ///< further matches that the limit left out
};

/// A unit in which a phrase was found: its words in a row, each in any inflected form with the same
/// Snowball stem, folded in NFC, width and case.
struct ConcordanceHit {
  std::string source;
  std::string target;
  Span in_source;  ///< bytes; empty if the phrase is not there
  Span in_target;
  bool human = false;
  std::string translation_type;
  std::uint64_t uses = 0;
  std::string article;
  std::string handoff;
  TranslationState state = TranslationState::kTranslated;  ///< or a suggestion
};

struct Concordance {
  std::vector<ConcordanceHit> hits;  ///< sorted as matches are, without a score
  std::uint64_t cut = 0;
};

/// True if the article `info` of a job has other languages than the memory. A language that is not
/// known is not another one.
[[nodiscard]] bool is_other_language(const ArticleInfo& info, const LookupOptions& memory);

/// A store that is open for look-ups. Not thread-safe: each thread opens one of its own.
class TranslationMemory {
 public:
  /// Opens the store at `path`. Completes its fuzzy index first, or rebuilds it if it is stale or
  /// damaged: then `notice` says so. kMisuse if the store has several languages and `options` names
  /// none.
  [[nodiscard]] static Result<TranslationMemory> open(const std::string& path,
                                                      LookupOptions options);

  TranslationMemory(TranslationMemory&&) noexcept;
  TranslationMemory& operator=(TranslationMemory&&) noexcept;
  ~TranslationMemory();

  /// The matches that score at least `min_score`, all from one state of the store. Typically 0.1 ms
  /// with 100,000 sources.
  [[nodiscard]] Result<LookupResult> lookup(const LookupQuery& query);

  /// The score of the best match that `lookup` would give; 0 if it would give none. Faster than
  /// `lookup`, because it skips what cannot beat the best so far.
  [[nodiscard]] Result<int> best_score(const LookupQuery& query);

  /// Tells which look-ups come next, in any order: a store on a server answers all of them in one
  /// round trip, each of one moment. The look-ups of the call before may still be to come, so that
  /// they are made while the server is at work. Nothing else needs it, and for a file it does
  /// nothing.
  [[nodiscard]] Result<void> expect(std::span<const LookupQuery> queries);
  /// True if that is of use.
  [[nodiscard]] bool is_remote() const;

  /// Every unit with the phrase on either side.
  [[nodiscard]] Result<Concordance> concordance(std::string_view phrase);

  /// One sentence for the user about the store, such as that its index was rebuilt; or empty.
  [[nodiscard]] const std::string& notice() const;
  /// With the languages that were chosen.
  [[nodiscard]] const LookupOptions& options() const;
  /// What the following look-ups show: from `min_score` (1 to 102) on, at most `limit` (0: all).
  void set_limits(int min_score, std::size_t limit);

 private:
  class Impl;
  explicit TranslationMemory(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

/// Rebuilds the fuzzy index of the store at `path`, sound or not. Some microseconds a unit.
[[nodiscard]] Result<void> rebuild_fuzzy_index(const std::string& path);

/// How similar two sources are: the score of a fuzzy match without penalties.
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
  /// Ignores `options.limit`. kMisuse if the store has several languages and `options` names none.
  [[nodiscard]] static Result<Pretranslator> open(const std::string& store, LookupOptions options);

  /// What to fill each unit of an article with. `kind` says how its codes are written.
  [[nodiscard]] Result<std::vector<Filling>> fill(const UnitGroup& group, ArticleKind kind);

  /// As of TranslationMemory.
  [[nodiscard]] const std::string& notice() const { return leverage_.notice(); }
  [[nodiscard]] const LookupOptions& options() const { return leverage_.options(); }

 private:
  explicit Pretranslator(TranslationMemory leverage) : leverage_(std::move(leverage)) {}
  TranslationMemory leverage_;
};

/// The units of a group after it was filled; views into `group` and `fillings`.
[[nodiscard]] std::vector<Unit> filled_units(const UnitGroup& group,
                                             std::span<const Filling> fillings);

enum class Band : std::uint8_t { kContext, kRepetition, kExact, k95, k85, k75, k50, kNew };

inline constexpr std::size_t kBands = 8;

/// `context`, `repetition`, `100`, `95-99`, `85-94`, `75-84`, `50-74`, `new`.
[[nodiscard]] std::string_view name_of(Band band);
/// The band of that name; nothing if no band has it.
[[nodiscard]] std::optional<Band> band_of(std::string_view name);
/// The band of a match with this score; 0 if there is no match.
[[nodiscard]] Band band_of_score(int score);

/// Some segments, and the size of their sources as `stats` counts it.
struct Amount {
  std::uint64_t segments = 0;
  TextSize size;

  Amount& operator+=(const Amount& other);
  friend bool operator==(const Amount&, const Amount&) = default;
};

struct BandAmount {
  Amount all;
  Amount within;  ///< of these, similar to an earlier segment of the same article
  Amount across;  ///< of these, similar to one of an earlier article

  BandAmount& operator+=(const BandAmount& other);
  friend bool operator==(const BandAmount&, const BandAmount&) = default;
};

using BandAmounts = std::array<BandAmount, kBands>;

/// How much a word of each band counts, in percent of a new word.
using BandWeights = std::array<std::uint32_t, kBands>;
inline constexpr BandWeights kDefaultWeights = {0, 10, 10, 30, 50, 70, 100, 100};

struct AnalyzedArticle {
  std::string path;
  BandAmounts bands;

  [[nodiscard]] Amount sum() const;
};

struct Analysis {
  std::string memory;  ///< the store, as the user named it
  std::string source_lang;
  std::string target_lang;
  Penalties penalties;  ///< taken off the scores
  BandWeights weights = kDefaultWeights;
  bool internal = true;                       ///< the job was compared with itself
  std::vector<AnalyzedArticle> articles;      ///< in the order of the job
  AnalyzedArticle total;                      ///< without a path
  std::uint64_t empty_articles = 0;           ///< without a segment; among `articles`
  std::uint64_t other_language_articles = 0;  ///< in other languages; not among `articles`
  std::string notice;                         ///< see `TranslationMemory::notice`
};

/// The sum of all words times their weights, in hundredths of a word.
[[nodiscard]] std::uint64_t weighted_words(const BandAmounts& bands, const BandWeights& weights);

struct AnalysisOptions {
  LookupOptions leverage;  ///< without the score and limit, which the bands set
  BandWeights weights = kDefaultWeights;
  bool internal = true;
  unsigned threads = 0;  ///< 0: as many as there are processors
};

/// Reads a job: puts its units into the sink, untranslated ones too.
using JobReader = std::function<Result<void>(UnitSink&)>;

/// Counts the job that `read` reads by what the memory at path `store` has of it. `read` runs on
/// the calling thread. Segments are scored on several threads, which open the memory one each; a
/// segment that the memory does not have takes 0.1 to 0.5 ms. kMisuse if the store has several
/// languages and `options` names none; kInterrupted as `read_tree`.
///
/// Memory: 16 bytes for each distinct source, and about 300 more if it has no exact match.
[[nodiscard]] Result<Analysis> analyze_units(const std::string& store, const JobReader& read,
                                             const AnalysisOptions& options);

}  // namespace locseg
