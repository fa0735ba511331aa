// Indices sorted by (key, other key, position) bring the variants of one text together; equal keys
// are equal texts but for collisions of 64 bits, which whoever reads the texts again can tell.
#include "check/disagreement.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace locseg::check {
namespace {

struct Variant {
  std::size_t first = 0;  // the earliest entry
  std::size_t count = 0;
};

Disagreement disagreement_of(std::vector<Variant>& variants) {
  // The commonest first; among equals the earliest.
  std::sort(variants.begin(), variants.end(), [](const Variant& a, const Variant& b) {
    return std::tuple(b.count, a.first) < std::tuple(a.count, b.first);
  });
  Disagreement found;
  found.variants = variants.size();
  const auto odd =
      std::min_element(variants.begin() + 1, variants.end(),
                       [](const Variant& a, const Variant& b) { return a.first < b.first; });
  found.entry = odd->first;
  for (const Variant& variant : variants) {
    if (found.related.size() == kMaxRelated) break;
    if (variant.first != found.entry) found.related.push_back(variant.first);
  }
  return found;
}

}  // namespace

std::vector<Disagreement> disagreements(std::span<const CorpusEntry> entries, KeyedBy keyed_by) {
  const auto key = [&](std::size_t i) {
    return keyed_by == KeyedBy::kSource ? entries[i].source_key : entries[i].target_key;
  };
  const auto other = [&](std::size_t i) {
    return keyed_by == KeyedBy::kSource ? entries[i].target_key : entries[i].source_key;
  };
  std::vector<std::uint32_t> order(entries.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(key(a), other(a), a) < std::tuple(key(b), other(b), b);
  });

  std::vector<Disagreement> out;
  std::vector<Variant> variants;
  for (std::size_t i = 0; i < order.size();) {
    variants.clear();
    std::size_t end = i;
    for (; end < order.size() && key(order[end]) == key(order[i]); ++end) {
      if (end == i || other(order[end]) != other(order[end - 1]))
        variants.push_back({order[end], 0});
      ++variants.back().count;
    }
    if (variants.size() > 1) out.push_back(disagreement_of(variants));
    i = end;
  }
  std::sort(out.begin(), out.end(),
            [](const Disagreement& a, const Disagreement& b) { return a.entry < b.entry; });
  return out;
}

}  // namespace locseg::check
