/// Analysis: how much of a job a memory has already, in the bands by which translation is bought.
///
/// Every segment counts in one band, the first of these that fits:
///
///     context      an exact match between or beside the same neighbours (a score of 101 or 102)
///     repetition   its source stood in the job before, by source_key (identity.h)
///     100          an exact match
///     95-99 .. 50-74   the score of the best fuzzy match (leverage.h), penalties taken off
///     new          all else
///
/// A sentence that the memory has not may be similar to an earlier one of the job that is not an
/// exact match either: by the time it is translated, that one is. Where this is the better match,
/// it decides the band, and the band says how much of it comes from the job so: from the same
/// article (`within`) or from an earlier one (`across`). Repetitions are told apart the same way.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/config.h"
#include "locseg/identity.h"
#include "locseg/leverage.h"
#include "locseg/result.h"
#include "locseg/stats.h"
#include "locseg/unit.h"

namespace locseg {

enum class Band : std::uint8_t { kContext, kRepetition, kExact, k95, k85, k75, k50, kNew };

inline constexpr std::size_t kBands = 8;

/// `context`, `repetition`, `100`, `95-99`, `85-94`, `75-84`, `50-74`, `new`.
[[nodiscard]] std::string_view name_of(Band band);
/// By that name.
[[nodiscard]] std::optional<Band> band_of(std::string_view name);
/// By the score of a match, 0 where there is none.
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
  Amount within;  ///< of these, what is like an earlier segment of the same article
  Amount across;  ///< of these, what is like one of an earlier article

  BandAmount& operator+=(const BandAmount& other);
  friend bool operator==(const BandAmount&, const BandAmount&) = default;
};

using BandAmounts = std::array<BandAmount, kBands>;

/// What a word of each band counts for, in hundredths of a new one.
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
  Penalties penalties;  ///< those that scores were taken off
  BandWeights weights = kDefaultWeights;
  bool internal = true;                   ///< similar sentences of the job itself were looked for
  std::vector<AnalyzedArticle> articles;  ///< in the order in which they came
  AnalyzedArticle total;                  ///< without a path
  std::uint64_t empty_articles = 0;       ///< without a segment; among `articles`
  std::uint64_t other_language_articles = 0;  ///< in other languages; not among `articles`
};

/// Words weighted, in hundredths.
[[nodiscard]] std::uint64_t weighted_words(const BandAmounts& bands, const BandWeights& weights);

struct AnalysisOptions {
  LookupOptions leverage;  ///< without the score and limit, which the bands set
  BandWeights weights = kDefaultWeights;
  bool internal = true;
};

/// The tables `[analyze]` (`internal`) and `[analyze.weights]` of .locseg.toml.
[[nodiscard]] std::span<const ConfigKey> analysis_config_keys();
/// What the configuration says over `options`. kMisuse at a weight that is none.
[[nodiscard]] Result<void> read_analysis_settings(const Config& config, AnalysisOptions& options);
/// `100=15` or `new=100`: sets a weight. kMisuse where it names no band or no weight of 0 to 1000.
[[nodiscard]] Result<void> set_weight(std::string_view given, BandWeights& weights);

/// What is known of a segment by itself, apart from the rest of the job.
struct SegmentScore {
  Hash128 key;    ///< of its source_key; it decides: what comes of it is a number
  TextSize size;  ///< of its source
  int score = 0;  ///< of its best match in the memory; 0 where none reaches 50
};

/// A memory open for one thread's appraisals.
class SegmentScorer {
 public:
  /// kMisuse where the store has several languages and none of them is named.
  [[nodiscard]] static Result<SegmentScorer> open(const std::string& store,
                                                  const AnalysisOptions& options);

  /// Appraises `units` into `into`, whose memory is used again. `before` and `after` are the
  /// sources of the units around them, empty where there are none. A tenth to half of a millisecond
  /// a unit that the memory has not.
  [[nodiscard]] Result<void> appraise(std::span<const Unit> units, std::string_view before,
                                      std::string_view after, std::vector<SegmentScore>& into);

  /// See Leverage.
  [[nodiscard]] const std::string& notice() const { return leverage_.notice(); }
  [[nodiscard]] const LookupOptions& options() const { return leverage_.options(); }

 private:
  explicit SegmentScorer(TranslationMemory leverage) : leverage_(std::move(leverage)) {}
  TranslationMemory leverage_;
};

/// Adds up a job. Memory: 16 bytes a distinct source, and about 300 for each that is no exact
/// match.
class AnalysisBuilder {
 public:
  /// `options` with the languages that were chosen.
  AnalysisBuilder(std::string store, const AnalysisOptions& options);
  AnalysisBuilder(AnalysisBuilder&&) noexcept;
  AnalysisBuilder& operator=(AnalysisBuilder&&) noexcept;
  ~AnalysisBuilder();

  /// True where the job's article is about other languages than the memory's: then it is counted
  /// as that, and must not be added. A language that is not known is no other one.
  [[nodiscard]] bool is_other_language(const ArticleInfo& info);

  /// Adds the next units of an article, appraised; `begins` where they are its first ones, which
  /// may be none.
  void add(std::string_view path, bool begins, std::span<const Unit> units,
           std::span<const SegmentScore> appraisals);

  [[nodiscard]] Analysis finish();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace locseg
