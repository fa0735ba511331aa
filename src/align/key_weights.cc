#include "align/key_weights.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace locseg::align {
namespace {

struct Seen {
  std::uint32_t in_source = 0;  // texts that have it
  std::uint32_t in_target = 0;
  std::uint32_t last = 0;  // text that was counted last, from 1
};
using Counts = std::unordered_map<std::uint64_t, Seen>;

void count(const Side& side, std::uint32_t Seen::*counter, Counts& counts) {
  for (auto& [hash, seen] : counts) seen.last = 0;
  for (std::size_t i = 0; i < side.texts.size(); ++i) {
    for (const Key& key : side.texts[i].keys) {
      Seen& seen = counts[key.hash];
      if (seen.last == i + 1) continue;
      seen.last = static_cast<std::uint32_t>(i + 1);
      ++(seen.*counter);
    }
  }
}

double weight(const Counts& counts, const Key& key, std::size_t texts) {
  const Seen& seen = counts.at(key.hash);
  if (seen.in_source == 0 || seen.in_target == 0) return 0;
  const auto frequency = static_cast<double>(std::max(seen.in_source, seen.in_target));
  const double rarity = std::log(1 + static_cast<double>(texts) / frequency);
  return key.word ? rarity / 2 : rarity;
}

void fill(const Side& side, const Counts& counts, std::size_t texts, SideKeys& into) {
  into.weights.resize(side.texts.size());
  into.bags.resize(side.texts.size());
  for (std::size_t i = 0; i < side.texts.size(); ++i) {
    const SideText& text = side.texts[i];
    into.weights[i].clear();
    for (const Key& key : text.keys) into.weights[i].push_back(weight(counts, key, texts));
    into.bags[i] = bag_of(text, into.weights[i], {0, static_cast<std::uint32_t>(text.keys.size())});
  }
}

}  // namespace

KeyBag bag_of(const SideText& text, const std::vector<double>& weights, Range range) {
  KeyBag bag;
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    if (weights[i] > 0) bag.push_back({text.keys[i].hash, weights[i]});
  }
  std::sort(bag.begin(), bag.end(),
            [](const WeighedKey& a, const WeighedKey& b) { return a.hash < b.hash; });
  return bag;
}

void weigh_keys(const Side& source, const Side& target, SideKeys& of_source, SideKeys& of_target) {
  Counts counts;
  count(source, &Seen::in_source, counts);
  count(target, &Seen::in_target, counts);
  const std::size_t texts = std::max(source.texts.size(), target.texts.size());
  fill(source, counts, texts, of_source);
  fill(target, counts, texts, of_target);
}

double shared_weight(const KeyBag& a, const KeyBag& b) {
  double shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (x->hash < y->hash) {
      ++x;
    } else if (y->hash < x->hash) {
      ++y;
    } else {
      shared += x->weight;
      ++x;
      ++y;
    }
  }
  return shared;
}

double weight_of(const KeyBag& bag) {
  double weight = 0;
  for (const WeighedKey& key : bag) weight += key.weight;
  return weight;
}

double key_cost(double of_source, double of_target, double shared) {
  const double both = of_source + of_target - shared;
  if (both <= 0) return 0;
  return std::min(6.0, both) * (0.45 - shared / both);
}

}  // namespace locseg::align
