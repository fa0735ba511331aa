// The bands of a job. What can be said of a segment by itself is said on any thread
// (SegmentScorer); repetitions and what is similar within the job depend on the order, and are
// found in it (JobTally).
#include <algorithm>
#include <deque>
#include <mutex>
#include <unordered_map>
#include <utility>

#include "base/pool.h"
#include "base/server_url.h"
#include "base/try.h"
#include "base/unit_filter.h"
#include "leverage/job_index.h"
#include "leverage/segment_scorer.h"
#include "locseg/memory.h"
#include "tree/unit_pipeline.h"

namespace locseg {
namespace {

constexpr std::array<std::string_view, kBands> kNames = {"context", "repetition", "100",   "95-99",
                                                         "85-94",   "75-84",      "50-74", "new"};

constexpr int kLeastScore = 50;

struct KeyHash {
  std::size_t operator()(const Hash128& key) const { return static_cast<std::size_t>(key.low); }
};

BandAmount& at(BandAmounts& bands, Band band) { return bands[static_cast<std::size_t>(band)]; }

void add_to(BandAmounts& sum, const BandAmounts& bands) {
  for (std::size_t i = 0; i < kBands; ++i) sum[i] += bands[i];
}

}  // namespace

std::string_view name_of(Band band) { return kNames[static_cast<std::size_t>(band)]; }

std::optional<Band> band_of(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Band>(found - kNames.begin());
}

Band band_of_score(int score) {
  if (score > kExactScore) return Band::kContext;
  if (score == kExactScore) return Band::kExact;
  if (score >= 95) return Band::k95;
  if (score >= 85) return Band::k85;
  if (score >= 75) return Band::k75;
  return score >= kLeastScore ? Band::k50 : Band::kNew;
}

Amount& Amount::operator+=(const Amount& other) {
  segments += other.segments;
  size += other.size;
  return *this;
}

BandAmount& BandAmount::operator+=(const BandAmount& other) {
  all += other.all;
  within += other.within;
  across += other.across;
  return *this;
}

Amount AnalyzedArticle::sum() const {
  Amount sum;
  for (const BandAmount& band : bands) sum += band.all;
  return sum;
}

std::uint64_t weighted_words(const BandAmounts& bands, const BandWeights& weights) {
  std::uint64_t words = 0;
  for (std::size_t i = 0; i < kBands; ++i) words += bands[i].all.size.words * weights[i];
  return words;
}

namespace leverage {
namespace {

// Adds up a job, in its order.
class JobTally {
 public:
  JobTally(std::string store, const AnalysisOptions& options)
      : memory_(options.leverage), index_(options.leverage.source_lang) {
    analysis_.memory = std::move(store);
    analysis_.source_lang = options.leverage.source_lang;
    analysis_.target_lang = options.leverage.target_lang;
    analysis_.penalties = options.leverage.penalties;
    analysis_.weights = options.weights;
    analysis_.internal = options.internal;
  }

  // True if the article is about other languages than the memory's: then it is counted as that, and
  // must not be added. A language that is not known is no other one.
  bool is_other_language(const ArticleInfo& info) {
    const bool foreign = locseg::is_other_language(info, memory_);
    if (foreign) ++analysis_.other_language_articles;
    return foreign;
  }

  // The next units of an article, which may be none if it begins.
  void add(const UnitPiece& piece, std::span<const SegmentScore> scores) {
    if (piece.begins) analysis_.articles.push_back({std::string(piece.info.path), {}});
    BandAmounts& bands = analysis_.articles.back().bands;
    const auto article = static_cast<std::uint32_t>(analysis_.articles.size());
    for (std::size_t i = 0; i < piece.units.size(); ++i) {
      add(article, piece.units[i].source, scores[i], bands);
    }
  }

  Analysis finish() {
    for (const AnalyzedArticle& article : analysis_.articles) {
      add_to(analysis_.total.bands, article.bands);
      if (article.sum().segments == 0) ++analysis_.empty_articles;
    }
    return std::move(analysis_);
  }

 private:
  void add(std::uint32_t article, std::string_view source, const SegmentScore& scored,
           BandAmounts& bands) {
    const Amount amount{1, scored.size};
    Band band = band_of_score(scored.score);
    std::uint32_t like = 0;  // the article that has something like it; 0: none that counts
    const auto [seen, fresh] = last_seen_.try_emplace(scored.key, article);
    if (band != Band::kContext && !fresh) {
      band = Band::kRepetition;
      like = seen->second;
    } else if (fresh && scored.score < kExactScore && analysis_.internal) {
      const JobIndex::Near near = index_.best(source, std::max(kLeastScore, scored.score + 1));
      if (near.score != 0) {
        band = band_of_score(near.score);
        like = near.article;
      }
      index_.add(source, article);
    }
    seen->second = article;
    at(bands, band).all += amount;
    if (like != 0) (like == article ? at(bands, band).within : at(bands, band).across) += amount;
  }

  Analysis analysis_;
  LookupOptions memory_;
  JobIndex index_;
  std::unordered_map<Hash128, std::uint32_t, KeyHash> last_seen_;  // the article, from 1
};

// Hands the articles of the memory's languages on.
class LanguageFilter final : public base::UnitFilter {
 public:
  LanguageFilter(JobTally& tally, UnitSink& next) : UnitFilter(next), tally_(tally) {}

 private:
  Result<bool> wants(const ArticleInfo& info) override { return !tally_.is_other_language(info); }

  JobTally& tally_;
};

// Scores pieces on any thread. A memory is not open more often than there are threads. The one that
// was opened first is closed last: those opened beside it leave the log of the store as they found
// it.
class ScorerPool {
 public:
  ScorerPool(std::string store, SegmentScorer first)
      : store_(std::move(store)), options_(first.options()), first_(std::move(first)) {
    free_.give(&first_);
  }

  Result<void> score(const UnitPiece& piece, std::vector<SegmentScore>& into) {
    auto scorer = free_.take();
    if (!scorer) {
      auto opened = SegmentScorer::open(store_, options_);
      LOCSEG_TRY(opened);
      const std::scoped_lock lock(mutex_);
      scorer = &others_.emplace_back(std::move(*opened));
    }
    auto done = (*scorer)->score(piece.units, piece.before, piece.after, into);
    free_.give(*scorer);
    return done;
  }

 private:
  std::string store_;
  LookupOptions options_;
  SegmentScorer first_;
  std::mutex mutex_;  // of others_
  std::deque<SegmentScorer> others_;
  base::Pool<SegmentScorer*> free_;
};

// What a piece leaves for its turn.
struct ScoredPiece {
  std::vector<SegmentScore> scores;
  Result<void> done;
};

}  // namespace
}  // namespace leverage

Result<Analysis> analyze_units(const std::string& store, const JobReader& read,
                               const AnalysisOptions& options) {
  auto first = leverage::SegmentScorer::open(store, options.leverage);
  LOCSEG_TRY(first);
  AnalysisOptions chosen = options;
  chosen.leverage = first->options();
  const std::string notice = first->notice();
  leverage::ScorerPool scorers(store, std::move(*first));

  leverage::JobTally tally(base::shown_path(store), chosen);
  std::vector<leverage::ScoredPiece> scored;
  UnitPipeline pipeline(
      options.threads,
      [&](const UnitPiece& piece) {
        leverage::ScoredPiece& into = scored[piece.slot];
        into.done = scorers.score(piece, into.scores);
      },
      [&](const UnitPiece& piece) -> Result<void> {
        const leverage::ScoredPiece& from = scored[piece.slot];
        LOCSEG_TRY(from.done);
        tally.add(piece, from.scores);
        return {};
      });
  scored.resize(pipeline.slots());
  leverage::LanguageFilter filter(tally, pipeline);
  LOCSEG_TRY(read(filter));
  LOCSEG_TRY(filter.finish());
  Analysis analysis = tally.finish();
  analysis.notice = notice;
  return analysis;
}

}  // namespace locseg
