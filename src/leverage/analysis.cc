// The bands of a job. What can be said of a segment by itself is said on any thread (Appraiser);
// repetitions and what is similar within the job depend on the order, and are found in it.
#include "locseg/analysis.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/try.h"
#include "leverage/job_index.h"

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

Result<SegmentScorer> SegmentScorer::open(const std::string& store,
                                          const AnalysisOptions& options) {
  LookupOptions leverage = options.leverage;
  leverage.min_score = kLeastScore;
  auto opened = TranslationMemory::open(store, std::move(leverage));
  LOCSEG_TRY(opened);
  return SegmentScorer(std::move(*opened));
}

Result<void> SegmentScorer::appraise(std::span<const Unit> units, std::string_view before,
                                     std::string_view after, std::vector<SegmentScore>& into) {
  into.clear();
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::string_view source = units[i].source;
    const auto score = leverage_.best_score({source, i == 0 ? before : units[i - 1].source,
                                             i + 1 == units.size() ? after : units[i + 1].source,
                                             units[i].opaque_codes});
    LOCSEG_TRY(score);
    into.push_back({hash_of(source_key(source)), size_of(source), *score});
  }
  return {};
}

class AnalysisBuilder::Impl {
 public:
  Impl(std::string store, const AnalysisOptions& options)
      : memory_(options.leverage), index_(options.leverage.source_lang) {
    analysis_.memory = std::move(store);
    analysis_.source_lang = options.leverage.source_lang;
    analysis_.target_lang = options.leverage.target_lang;
    analysis_.penalties = options.leverage.penalties;
    analysis_.weights = options.weights;
    analysis_.internal = options.internal;
  }

  bool is_other_language(const ArticleInfo& info) {
    const bool foreign = locseg::is_other_language(info, memory_);
    if (foreign) ++analysis_.other_language_articles;
    return foreign;
  }

  void add(std::string_view path, bool begins, std::span<const Unit> units,
           std::span<const SegmentScore> appraisals) {
    if (begins) analysis_.articles.push_back({std::string(path), {}});
    BandAmounts& bands = analysis_.articles.back().bands;
    const auto article = static_cast<std::uint32_t>(analysis_.articles.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
      add(article, units[i].source, appraisals[i], bands);
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
  void add(std::uint32_t article, std::string_view source, const SegmentScore& appraisal,
           BandAmounts& bands) {
    const Amount amount{1, appraisal.size};
    Band band = band_of_score(appraisal.score);
    std::uint32_t like = 0;  // the article that has something like it; 0: none that counts
    const auto [seen, fresh] = last_seen_.try_emplace(appraisal.key, article);
    if (band != Band::kContext && !fresh) {
      band = Band::kRepetition;
      like = seen->second;
    } else if (fresh && appraisal.score < kExactScore && analysis_.internal) {
      const leverage::JobIndex::Near near =
          index_.best(source, std::max(kLeastScore, appraisal.score + 1));
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
  leverage::JobIndex index_;
  std::unordered_map<Hash128, std::uint32_t, KeyHash> last_seen_;  // the article, from 1
};

AnalysisBuilder::AnalysisBuilder(std::string store, const AnalysisOptions& options)
    : impl_(std::make_unique<Impl>(std::move(store), options)) {}
AnalysisBuilder::AnalysisBuilder(AnalysisBuilder&&) noexcept = default;
AnalysisBuilder& AnalysisBuilder::operator=(AnalysisBuilder&&) noexcept = default;
AnalysisBuilder::~AnalysisBuilder() = default;

bool AnalysisBuilder::is_other_language(const ArticleInfo& info) {
  return impl_->is_other_language(info);
}

void AnalysisBuilder::add(std::string_view path, bool begins, std::span<const Unit> units,
                          std::span<const SegmentScore> appraisals) {
  impl_->add(path, begins, units, appraisals);
}

Analysis AnalysisBuilder::finish() { return impl_->finish(); }

}  // namespace locseg
