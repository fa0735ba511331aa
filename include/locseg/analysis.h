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
  std::string notice;  ///< what has to be said of the store (see TranslationMemory), or empty
};

/// Words weighted, in hundredths.
[[nodiscard]] std::uint64_t weighted_words(const BandAmounts& bands, const BandWeights& weights);

struct AnalysisOptions {
  LookupOptions leverage;  ///< without the score and limit, which the bands set
  BandWeights weights = kDefaultWeights;
  bool internal = true;
  unsigned threads = 0;  ///< 0: as many as there are processors
};

/// Reads a job: puts its units into the sink, untranslated ones too.
using JobReader = std::function<Result<void>(UnitSink&)>;

/// Counts the job that `read` reads by what the memory `store` has of it. Segments are scored on
/// several threads, each with the memory open for itself, a tenth to half of a millisecond for each
/// that the memory has not; `read` runs on the calling thread. kMisuse if the store has several
/// languages and none of them is named; kInterrupted as `read_tree`.
///
/// Memory: 16 bytes a distinct source, and about 300 for each that is no exact match.
[[nodiscard]] Result<Analysis> analyze_units(const std::string& store, const JobReader& read,
                                             const AnalysisOptions& options);

}  // namespace locseg
