#include "align/block_costs.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "align/length_cost.h"

namespace locseg::align {
namespace {

constexpr double kNever = 1000;
constexpr double kHopeless = 7;  // the lexicon is not asked about what costs more
constexpr std::size_t kRefusingWords = 4;
constexpr std::size_t kMaxWords = 40;  // of a text that the lexicon is asked about

double kind_cost(const Block& a, const Block& b) {
  if (a.kind == b.kind) {
    if (same_shape(a, b)) return -0.3;
    if (a.kind == BlockKind::kHeading) return 2.0 * std::abs(int{a.level} - int{b.level});
    return a.kind == BlockKind::kTableCell ? 2.5 : 0.7;
  }
  const auto are = [&](BlockKind x, BlockKind y) {
    return (a.kind == x && b.kind == y) || (a.kind == y && b.kind == x);
  };
  if (are(BlockKind::kListItem, BlockKind::kParagraph)) return 1.5;
  if (are(BlockKind::kParagraph, BlockKind::kHtmlText)) return 3;
  if (are(BlockKind::kHeading, BlockKind::kParagraph)) return 4;
  return 6;
}

std::vector<double> weights_of(const SideKeys& keys) {
  std::vector<double> weights;
  weights.reserve(keys.bags.size());
  for (const KeyBag& bag : keys.bags) weights.push_back(weight_of(bag));
  return weights;
}

}  // namespace

bool same_shape(const Block& a, const Block& b) {
  return a.kind == b.kind && a.level == b.level && a.depth == b.depth && a.ordered == b.ordered &&
         a.header == b.header && a.column == b.column && (a.quotes == 0) == (b.quotes == 0);
}

BlockCosts::BlockCosts(const Comparison& comparison)
    : comparison_(comparison),
      source_facts_(anchor_facts(comparison.source, true)),
      target_facts_(anchor_facts(comparison.target, false)),
      source_weight_(weights_of(comparison.source_keys)),
      target_weight_(weights_of(comparison.target_keys)),
      scorer_(comparison.lexicon) {
  if (comparison.lexicon.empty()) return;
  for (const SideText& text : comparison.target.texts) {
    std::vector<std::uint32_t>& ids = target_ids_.emplace_back();
    for (const Word& word : text.words) {
      if (ids.size() == kMaxWords) break;
      if (const std::uint32_t id = comparison.lexicon.target_id(word.hash); id != 0) {
        ids.push_back(id);
      }
    }
  }
}

double BlockCosts::gap(BlockKind kind) {
  switch (kind) {
    case BlockKind::kRowEnd:
    case BlockKind::kEmptyItem:
      return 0.3;
    case BlockKind::kTag:
      return 0.8;
    case BlockKind::kDirective:
    case BlockKind::kInclude:
    case BlockKind::kDefinition:
    case BlockKind::kComment:
    case BlockKind::kRule:
    case BlockKind::kShortcode:
    case BlockKind::kFrontMatter:
      return 1;
    case BlockKind::kImage:
      return 2;
    default:
      return 3.2;
  }
}

double BlockCosts::plain_pair(std::uint32_t a, std::uint32_t b) const {
  const Block& x = comparison_.source.blocks[a];
  const Block& y = comparison_.target.blocks[b];
  if (is_text(x.kind) != is_text(y.kind)) return kNever;
  const AnchorFacts& of_x = source_facts_[a];
  const AnchorFacts& of_y = target_facts_[b];
  if (!is_text(x.kind)) return x.kind == y.kind ? anchor_cost(of_x, of_y, x.kind) : kNever;
  double cost = kind_cost(x, y);
  if (of_x.hash != 0 && of_y.hash != 0) cost += of_x.hash == of_y.hash ? -4 : 3;
  const auto i = static_cast<std::size_t>(comparison_.source.text_of[a]);
  const auto j = static_cast<std::size_t>(comparison_.target.text_of[b]);
  cost += 0.7 * std::min(8.0, length_cost(comparison_.source.texts[i].length,
                                          comparison_.target.texts[j].length, comparison_.ratio));
  const KeyBag& left = comparison_.source_keys.bags[i];
  const KeyBag& right = comparison_.target_keys.bags[j];
  if (left.empty() && right.empty()) return cost;
  return cost + key_cost(source_weight_[i], target_weight_[j], shared_weight(left, right));
}

double BlockCosts::sum_of_words(std::size_t source, std::size_t target) {
  if (scored_ != source) {
    scored_ = source;
    std::vector<std::uint64_t> hashes;
    for (const Word& word : comparison_.source.texts[source].words) hashes.push_back(word.hash);
    scorer_.set_source(hashes);
  }
  double sum = 0;
  for (const std::uint32_t id : target_ids_[target]) {
    sum += scorer_.cost(id, scorer_.explained(id), scorer_.source_words());
  }
  return sum;
}

bool BlockCosts::words_refuse(std::size_t source, std::size_t target) {
  if (comparison_.lexicon.empty() || target_ids_[target].size() < kRefusingWords) return false;
  return sum_of_words(source, target) > 0;
}

double BlockCosts::words(std::size_t source, std::size_t target) {
  const std::vector<std::uint32_t>& ids = target_ids_[target];
  if (ids.empty()) return 0;
  const double sum = sum_of_words(source, target);
  const double scale = std::min(1.0, 12.0 / static_cast<double>(ids.size()));
  return std::clamp(0.5 * sum * scale, -6.0, 4.0);
}

double BlockCosts::pair(std::uint32_t a, std::uint32_t b) {
  const double plain = plain_pair(a, b);
  if (comparison_.lexicon.empty() || plain > kHopeless) return plain;
  const std::int32_t source = comparison_.source.text_of[a];
  const std::int32_t target = comparison_.target.text_of[b];
  if (source < 0) return plain;
  return plain + words(static_cast<std::size_t>(source), static_cast<std::size_t>(target));
}

}  // namespace locseg::align
