// Entries sorted by (key, other key, position) bring the variants of one text together; equal keys
// are equal texts but for collisions of 64 bits, which the caller, who reads the texts again,
// finds. Keys are hashes, so their first bits deal the entries out evenly to buckets that a cache
// holds, and those are sorted.
#include "check/rules/variants.h"

#include <algorithm>
#include <bit>
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

// The key of a source with its form.
std::uint64_t written_key(const CorpusEntry& entry) {
  constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio
  return entry.source_key ^ (entry.source_form * kSpread);
}

struct Keyed {
  std::uint64_t key = 0;
  std::uint64_t other = 0;
  std::uint32_t entry = 0;

  friend bool operator<(const Keyed& a, const Keyed& b) {
    return std::tie(a.key, a.other, a.entry) < std::tie(b.key, b.other, b.entry);
  }
};

// In order, by (key, other, entry).
std::vector<Keyed> sorted_by_key(std::span<const CorpusEntry> entries, KeyedBy keyed_by) {
  constexpr int kBucketBits = 10;  // of the size that is wanted
  const int bits = std::max(0, static_cast<int>(std::bit_width(entries.size())) - kBucketBits);
  const auto keyed = [&](std::size_t i) {
    const CorpusEntry& entry = entries[i];
    const auto place = static_cast<std::uint32_t>(i);
    return keyed_by == KeyedBy::kSource ? Keyed{written_key(entry), entry.target_key, place}
                                        : Keyed{entry.target_key, entry.source_key, place};
  };
  const auto bucket = [&](const Keyed& it) {
    return bits == 0 ? 0U : static_cast<std::size_t>(it.key >> (64 - bits));
  };
  std::vector<std::size_t> ends((std::size_t{1} << bits) + 1);
  for (std::size_t i = 0; i < entries.size(); ++i) ++ends[bucket(keyed(i)) + 1];
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
  std::vector<Keyed> out(entries.size());
  // What was the begin of each bucket becomes its end.
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Keyed it = keyed(i);
    out[ends[bucket(it)]++] = it;
  }
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    std::sort(out.begin() + static_cast<std::ptrdiff_t>(begin),
              out.begin() + static_cast<std::ptrdiff_t>(ends[i]));
    begin = ends[i];
  }
  return out;
}

}  // namespace

std::vector<Disagreement> disagreements(std::span<const CorpusEntry> entries, KeyedBy keyed_by) {
  const std::vector<Keyed> all = sorted_by_key(entries, keyed_by);
  std::vector<Disagreement> out;
  std::vector<Variant> variants;
  for (std::size_t i = 0; i < all.size();) {
    variants.clear();
    std::size_t end = i;
    for (; end < all.size() && all[end].key == all[i].key; ++end) {
      if (end == i || all[end].other != all[end - 1].other) variants.push_back({all[end].entry, 0});
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
