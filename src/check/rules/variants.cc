// Entries sorted by (key, other key, position) bring the variants of one text together; equal keys
// are equal texts but for collisions of 64 bits, which the caller, who reads the texts again,
// finds. Keys are hashes, so their first bits deal the entries out evenly to buckets that a cache
// holds, and those are sorted. Most texts are there once: two bits for each place that the last
// bits of a key name sort these out before.
#include "check/rules/variants.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "check/facts/key_filter.h"

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

Keyed keyed(const CorpusEntry& entry, std::size_t place, KeyedBy keyed_by) {
  const auto at = static_cast<std::uint32_t>(place);
  return keyed_by == KeyedBy::kSource ? Keyed{written_key(entry), entry.target_key, at}
                                      : Keyed{entry.target_key, entry.source_key, at};
}

// Those whose key another one has, too, and some others.
std::vector<Keyed> repeated(const CorpusEntries& entries, KeyedBy keyed_by) {
  KeyFilter once(entries.size());
  KeyFilter again(entries.size());
  for (const CorpusEntry& entry : entries) {
    const std::uint64_t key = keyed(entry, 0, keyed_by).key;
    if (once.may_have(key)) again.add(key);
    once.add(key);
  }
  const auto is_repeated = [&](const CorpusEntry& entry) {
    return again.may_have(keyed(entry, 0, keyed_by).key);
  };
  std::vector<Keyed> out;
  out.reserve(static_cast<std::size_t>(std::ranges::count_if(entries, is_repeated)));
  std::size_t place = 0;
  for (const CorpusEntry& entry : entries) {
    if (is_repeated(entry)) out.push_back(keyed(entry, place, keyed_by));
    ++place;
  }
  return out;
}

// In order, by (key, other, entry).
std::vector<Keyed> sorted_by_key(const std::vector<Keyed>& keyed) {
  constexpr int kBucketBits = 10;  // of the size that is wanted
  const int bits = std::max(0, static_cast<int>(std::bit_width(keyed.size())) - kBucketBits);
  const auto bucket = [&](const Keyed& it) {
    return bits == 0 ? 0U : static_cast<std::size_t>(it.key >> (64 - bits));
  };
  std::vector<std::size_t> ends((std::size_t{1} << bits) + 1);
  for (const Keyed& it : keyed) ++ends[bucket(it) + 1];
  for (std::size_t i = 1; i < ends.size(); ++i) ends[i] += ends[i - 1];
  std::vector<Keyed> out(keyed.size());
  // What was the begin of each bucket becomes its end.
  for (const Keyed& it : keyed) out[ends[bucket(it)]++] = it;
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
    std::sort(out.begin() + static_cast<std::ptrdiff_t>(begin),
              out.begin() + static_cast<std::ptrdiff_t>(ends[i]));
    begin = ends[i];
  }
  return out;
}

}  // namespace

std::vector<Disagreement> disagreements(const CorpusEntries& entries, KeyedBy keyed_by) {
  const std::vector<Keyed> all = sorted_by_key(repeated(entries, keyed_by));
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
