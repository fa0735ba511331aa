#include "align/block_order.h"

#include <algorithm>
#include <optional>

namespace locseg::align {
namespace {

constexpr std::size_t kNeighbours = 4;    // of each side that a pair is compared with
constexpr double kOfOrder = 3.4;          // how much the order of an article speaks for a pair
constexpr double kOfOrderAndWords = 4.2;  // and if a lexicon would know better
constexpr double kMovedCost = -2;         // a pair that moved costs less
constexpr double kMovedMargin = 3;        // and as much less than any other
constexpr std::size_t kMaxMoved = 400;    // texts of a side that are looked at
constexpr double kMarginOfRefused = 2;    // the lexicon speaks against them
constexpr double kMarginOfMoved = 2;      // moved pairs are for a person to see

class OrderCheck {
 public:
  OrderCheck(const Comparison& comparison, BlockCosts& costs, BlockAlignment& alignment)
      : comparison_(comparison),
        costs_(costs),
        pairs_(alignment.pairs),
        of_order_(comparison.lexicon.empty() ? kOfOrder : kOfOrderAndWords) {}

  void lower_margins() {
    std::vector<double> own;
    own.reserve(pairs_.size());
    for (TextPair& pair : pairs_) {
      own.push_back(cost(pair.source, pair.target));
      if (costs_.words_refuse(pair.source, pair.target)) {
        pair.margin = std::min(pair.margin, kMarginOfRefused);
      }
    }
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      for (std::size_t j = i + 1; j < std::min(pairs_.size(), i + 1 + kNeighbours); ++j) {
        if (!may_change_places(pairs_[i], pairs_[j])) continue;
        const double changed =
            cost(pairs_[i].source, pairs_[j].target) + cost(pairs_[j].source, pairs_[i].target);
        const double margin = std::max(0.0, of_order_ + changed - own[i] - own[j]);
        pairs_[i].margin = std::min(pairs_[i].margin, margin);
        pairs_[j].margin = std::min(pairs_[j].margin, margin);
      }
    }
  }

  void pair_moved() {
    std::vector<std::uint32_t> sources;
    std::vector<std::uint32_t> targets;
    part_misfits(sources, targets);
    if (sources.empty() || targets.empty()) return;
    if (sources.size() > kMaxMoved || targets.size() > kMaxMoved) return;
    for (const std::uint32_t source : sources) {
      const auto target = best(source, targets, false);
      if (!target) continue;
      const auto back = best(*target, sources, true);
      if (back != source) continue;
      pairs_.push_back({source, *target, kMarginOfMoved});
    }
    std::stable_sort(pairs_.begin(), pairs_.end(),
                     [](const TextPair& a, const TextPair& b) { return a.target < b.target; });
  }

 private:
  [[nodiscard]] const Block& source_block(std::uint32_t text) const {
    return comparison_.source.blocks[comparison_.source.texts[text].block];
  }
  [[nodiscard]] const Block& target_block(std::uint32_t text) const {
    return comparison_.target.blocks[comparison_.target.texts[text].block];
  }
  double cost(std::uint32_t source, std::uint32_t target) {
    return costs_.pair(comparison_.source.texts[source].block,
                       comparison_.target.texts[target].block);
  }
  // Two texts that say the same may translate each other.
  [[nodiscard]] bool may_change_places(const TextPair& a, const TextPair& b) const {
    if (!same_shape(source_block(a.source), source_block(b.source))) return false;
    return comparison_.source.texts[a.source].text.plain !=
               comparison_.source.texts[b.source].text.plain &&
           comparison_.target.texts[a.target].text.plain !=
               comparison_.target.texts[b.target].text.plain;
  }

  // Takes the pairs apart that cost more than two texts alone, and lists all texts without partner.
  void part_misfits(std::vector<std::uint32_t>& sources, std::vector<std::uint32_t>& targets) {
    std::vector<bool> with_source(comparison_.source.texts.size(), false);
    std::vector<bool> with_target(comparison_.target.texts.size(), false);
    const auto is_misfit = [&](const TextPair& pair) {
      return pair.margin < 1 &&
             cost(pair.source, pair.target) > 2 * BlockCosts::gap(source_block(pair.source).kind);
    };
    pairs_.erase(std::remove_if(pairs_.begin(), pairs_.end(), is_misfit), pairs_.end());
    for (const TextPair& pair : pairs_) {
      with_source[pair.source] = true;
      with_target[pair.target] = true;
    }
    const auto list = [](const std::vector<bool>& with, std::vector<std::uint32_t>& without) {
      for (std::uint32_t i = 0; i < with.size(); ++i) {
        if (!with[i]) without.push_back(i);
      }
    };
    list(with_source, sources);
    list(with_target, targets);
  }

  // The one of `others` that fits `text` clearly better than the rest.
  std::optional<std::uint32_t> best(std::uint32_t text, const std::vector<std::uint32_t>& others,
                                    bool backwards) {
    double first = kMovedCost;
    double second = kMovedCost + kMovedMargin;
    std::optional<std::uint32_t> found;
    for (const std::uint32_t other : others) {
      const double each = backwards ? cost(other, text) : cost(text, other);
      if (each < first) {
        second = first;
        first = each;
        found = other;
      } else {
        second = std::min(second, each);
      }
    }
    return second - first < kMovedMargin ? std::nullopt : found;
  }

  const Comparison& comparison_;
  BlockCosts& costs_;
  std::vector<TextPair>& pairs_;
  double of_order_;
};

}  // namespace

void check_order(const Comparison& comparison, BlockCosts& costs, BlockAlignment& alignment) {
  OrderCheck check(comparison, costs, alignment);
  check.lower_margins();
  check.pair_moved();
}

}  // namespace locseg::align
