/// Analysis: how much of a job a memory has already, in the bands by which translation is bought.
///
/// Every segment counts in one band, the first of these that fits:
///
///     context      an exact match with the same neighbours (a score of 101 or 102)
///     repetition   its source came earlier in the job, by source_key (identity.h)
///     100          an exact match
///     95-99 .. 50-74   the score of the best fuzzy match (memory.h), penalties taken off
///     new          all else
///
/// A sentence may also be similar to an earlier one of the job, which will be translated by then.
/// If that match is better than the memory's, it decides the band. The band says how much of it
/// comes from the job: from the same article (`within`) or from an earlier one (`across`).
/// Repetitions are divided likewise.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/identity.h"
#include "locseg/memory.h"
#include "locseg/result.h"
#include "locseg/stats.h"
#include "locseg/unit.h"

namespace locseg {

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
