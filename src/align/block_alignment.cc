#include "align/block_alignment.h"

#include <algorithm>
#include <unordered_map>

#include "align/block_costs.h"
#include "align/block_order.h"
#include "align/pair_table.h"

namespace locseg::align {
namespace {

constexpr std::size_t kMaxCells = 1U << 20U;
// No pair of two articles of one structure may cost more.
constexpr double kWorstOfSame = 9.4;

struct Stretch {
  std::uint32_t a = 0;  // blocks of the source
  std::uint32_t a_end = 0;
  std::uint32_t b = 0;  // of the target
  std::uint32_t b_end = 0;
};

// The costs of a stretch, for `PairTable`.
class StretchCosts {
 public:
  StretchCosts(const Comparison& comparison, BlockCosts& costs, const Stretch& stretch)
      : comparison_(comparison), costs_(costs), stretch_(stretch) {}

  [[nodiscard]] double pair(std::uint32_t i, std::uint32_t j) const {
    return costs_.pair(stretch_.a + i, stretch_.b + j);
  }
  [[nodiscard]] double source_gap(std::uint32_t i) const {
    return BlockCosts::gap(comparison_.source.blocks[stretch_.a + i].kind);
  }
  [[nodiscard]] double target_gap(std::uint32_t j) const {
    return BlockCosts::gap(comparison_.target.blocks[stretch_.b + j].kind);
  }

 private:
  const Comparison& comparison_;
  BlockCosts& costs_;
  Stretch stretch_;
};

// Appends the pairs of the best alignment of the stretch, as blocks.
void align_stretch(const Comparison& comparison, BlockCosts& costs, const Stretch& stretch,
                   std::vector<TextPair>& pairs) {
  const StretchCosts of_stretch(comparison, costs, stretch);
  const PairTable<StretchCosts> table(stretch.a_end - stretch.a, stretch.b_end - stretch.b,
                                      of_stretch, kMaxCells);
  for (const MatchedPair& pair : table.best()) {
    pairs.push_back(
        {stretch.a + pair.source, stretch.b + pair.target, std::min(pair.margin, kSureMargin)});
  }
}

// Blocks that tell surely where they belong: what they say is unique on both sides.
std::vector<TextPair> fixed_points(const BlockCosts& costs, const Comparison& comparison) {
  struct Found {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
    std::uint32_t in_source = 0;
    std::uint32_t in_target = 0;
  };
  std::unordered_map<std::uint64_t, Found> found;
  const auto usable = [](const AnchorFacts& facts, BlockKind kind) {
    return facts.hash != 0 && facts.long_enough &&
           (is_text(kind) || kind == BlockKind::kCode || kind == BlockKind::kImage);
  };
  for (std::uint32_t i = 0; i < costs.source_facts().size(); ++i) {
    if (!usable(costs.source_facts()[i], comparison.source.blocks[i].kind)) continue;
    Found& each = found[costs.source_facts()[i].hash];
    each.source = i;
    ++each.in_source;
  }
  std::vector<TextPair> points;
  for (std::uint32_t j = 0; j < costs.target_facts().size(); ++j) {
    const AnchorFacts& facts = costs.target_facts()[j];
    if (!usable(facts, comparison.target.blocks[j].kind)) continue;
    if (const auto at = found.find(facts.hash); at != found.end()) {
      at->second.target = j;
      ++at->second.in_target;
    }
  }
  for (const auto& [hash, each] : found) {
    if (each.in_source != 1 || each.in_target != 1) continue;
    if (comparison.source.blocks[each.source].kind != comparison.target.blocks[each.target].kind) {
      continue;
    }
    points.push_back({each.source, each.target, kSureMargin});
  }
  std::sort(points.begin(), points.end(),
            [](const TextPair& a, const TextPair& b) { return a.source < b.source; });
  return points;
}

// The longest part of `points` in which targets grow, too: the rest moved.
std::vector<TextPair> in_order(const std::vector<TextPair>& points) {
  std::vector<std::size_t> tails;  // of the best sequence of each length
  std::vector<std::size_t> before(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto at = std::lower_bound(
        tails.begin(), tails.end(), points[i].target,
        [&](std::size_t tail, std::uint32_t target) { return points[tail].target < target; });
    before[i] = at == tails.begin() ? points.size() : *(at - 1);
    if (at == tails.end()) {
      tails.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<TextPair> out;
  if (tails.empty()) return out;
  for (std::size_t i = tails.back(); i != points.size(); i = before[i]) out.push_back(points[i]);
  std::reverse(out.begin(), out.end());
  return out;
}

bool has_same_structure(const Comparison& comparison, const BlockCosts& costs) {
  const std::vector<Block>& a = comparison.source.blocks;
  const std::vector<Block>& b = comparison.target.blocks;
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!same_shape(a[i], b[i])) return false;
  }
  for (std::uint32_t i = 0; i < a.size(); ++i) {
    if (costs.plain_pair(i, i) > kWorstOfSame) return false;
  }
  return true;
}

}  // namespace

BlockAlignment align_blocks(const Comparison& comparison) {
  BlockAlignment alignment;
  BlockCosts costs(comparison);
  const Side& source = comparison.source;
  const Side& target = comparison.target;
  std::vector<TextPair> blocks;
  if (has_same_structure(comparison, costs)) {
    alignment.same_structure = true;
    for (std::uint32_t i = 0; i < source.blocks.size(); ++i) blocks.push_back({i, i, kSureMargin});
  } else {
    std::vector<TextPair> points = in_order(fixed_points(costs, comparison));
    points.push_back({static_cast<std::uint32_t>(source.blocks.size()),
                      static_cast<std::uint32_t>(target.blocks.size()), 0});
    Stretch stretch;
    for (const TextPair& point : points) {
      stretch.a_end = point.source;
      stretch.b_end = point.target;
      if (stretch.a != stretch.a_end || stretch.b != stretch.b_end) {
        align_stretch(comparison, costs, stretch, blocks);
      }
      if (point.source < source.blocks.size()) blocks.push_back(point);
      stretch = {point.source + 1, 0, point.target + 1, 0};
    }
  }
  for (const TextPair& pair : blocks) {
    const std::int32_t i = source.text_of[pair.source];
    const std::int32_t j = target.text_of[pair.target];
    if (i < 0 || j < 0) continue;
    alignment.pairs.push_back(
        {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j), pair.margin});
  }
  check_order(comparison, costs, alignment);
  return alignment;
}

}  // namespace locseg::align
