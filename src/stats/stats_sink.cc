// Adding counts up: by language pair, and below that by translation type. Units belong to the pair,
// since one may be translated by a machine here and by a person there.
#include <limits>
#include <map>

#include "locseg/stats.h"
#include "stats/unit_table.h"

namespace locseg {
namespace {

struct Pair {
  std::map<std::string, Counts, std::less<>> types;
  stats::UnitTable units;
  OutsidePairs outside;
};

using PairKey = std::pair<std::string, std::string>;

std::uint32_t clamp(std::uint64_t value) {
  constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();
  return value > kMost ? kMost : static_cast<std::uint32_t>(value);
}

stats::UnitSize measure(const Unit& unit) {
  const TextSize source = size_of(unit.source);
  const TextSize target = size_of(unit.target);
  return {clamp(source.words), clamp(source.characters), clamp(target.words),
          clamp(target.characters)};
}

PairStats stats_of(const PairKey& languages, const Pair& pair) {
  PairStats out;
  out.source_lang = languages.first;
  out.target_lang = languages.second;
  for (const auto& [type, counts] : pair.types) {
    out.types.push_back({type, counts});
    out.counts += counts;
  }
  out.units = pair.units.size();
  out.repetitions = out.counts.segments - out.units;
  out.outside = pair.outside;
  return out;
}

}  // namespace

class StatsSink::Impl {
 public:
  void begin_article(const ArticleInfo& info) {
    pair_ = &pairs_[{std::string(info.source_lang), std::string(info.target_lang)}];
    change_type(info.translation_type);
    ++counts_->articles;
    // Until a unit comes.
    ++counts_->articles_without_segments;
    without_units_ = counts_;
  }

  void change_type(std::string_view type) { counts_ = &pair_->types[std::string(type)]; }

  void add(std::span<const Unit> units) {
    if (without_units_ != nullptr) --without_units_->articles_without_segments;
    without_units_ = nullptr;
    counts_->segments += units.size();
    for (const Unit& unit : units) {
      stats::UnitSize& size = pair_->units.at(hash_of(unit.source, unit.target)).size;
      if (!size.known()) size = measure(unit);
      counts_->source += {size.source_words, size.source_characters};
      counts_->target += {size.target_words, size.target_characters};
    }
  }

  void add(const ArticleCounts& counts, std::span<const Problem> problems) {
    Pair& pair = pairs_[{counts.source_lang, counts.target_lang}];
    pair.types[counts.translation_type] += counts.counts;
    for (const Hash128& identity : counts.units) pair.units.at(identity);
    pair.outside += counts.outside;
    parsed_ = true;
    for (const Problem& problem : problems) ++problems_[problem.kind];
  }

  [[nodiscard]] Stats stats() const {
    Stats out;
    for (const auto& [languages, pair] : pairs_) {
      out.pairs.push_back(stats_of(languages, pair));
      out.counts += out.pairs.back().counts;
      out.units += out.pairs.back().units;
      out.repetitions += out.pairs.back().repetitions;
    }
    if (!parsed_) return out;
    out.problems.emplace(problems_.begin(), problems_.end());
    out.outside.emplace();
    for (const PairStats& pair : out.pairs) *out.outside += pair.outside;
    return out;
  }

 private:
  std::map<PairKey, Pair> pairs_;
  Pair* pair_ = nullptr;             // of the article
  Counts* counts_ = nullptr;         // of its type
  Counts* without_units_ = nullptr;  // where the article counts as one without; null if it has any
  std::map<ProblemKind, std::uint64_t> problems_;
  bool parsed_ = false;
};

StatsSink::StatsSink() : impl_(std::make_unique<Impl>()) {}
StatsSink::StatsSink(StatsSink&&) noexcept = default;
StatsSink& StatsSink::operator=(StatsSink&&) noexcept = default;
StatsSink::~StatsSink() = default;

Result<void> StatsSink::begin_article(const ArticleInfo& info) {
  impl_->begin_article(info);
  return {};
}

Result<void> StatsSink::units(std::span<const Unit> units) {
  if (!units.empty()) impl_->add(units);
  return {};
}

Result<void> StatsSink::change_provenance(const ArticleInfo& info) {
  impl_->change_type(info.translation_type);
  return {};
}

Result<void> StatsSink::end_article() { return {}; }

void StatsSink::add(const ArticleCounts& counts, std::span<const Problem> problems) {
  impl_->add(counts, problems);
}

Stats StatsSink::stats() const { return impl_->stats(); }

}  // namespace locseg
