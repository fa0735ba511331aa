// The slow, obvious store that the real one is held against, and articles by chance to put in.
#pragma once

#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "locseg/store.h"

namespace locseg {

/// A unit, and an article or a stretch of one that has its own provenance, which own their texts.
struct OwnUnit {
  std::string id;
  std::uint64_t line = 0;
  std::string source;
  std::string target;
  bool recovered = false;

  friend bool operator==(const OwnUnit&, const OwnUnit&) = default;
};

struct OwnGroup {
  std::string path;
  std::string source_lang;
  std::string target_lang;
  std::string translation_type;
  std::string source_commit;
  std::string handoff;
  Hash128 content;
  std::vector<OwnUnit> units;
  bool goes_on = false;  ///< with the article of the group before

  friend bool operator==(const OwnGroup&, const OwnGroup&) = default;
};

inline bool same_provenance(const OwnGroup& a, const OwnGroup& b) {
  return a.translation_type == b.translation_type && a.source_commit == b.source_commit &&
         a.handoff == b.handoff && a.content == b.content;
}

/// Lists what comes: a group for each article and each change of provenance.
class OwnGroups final : public UnitSink {
 public:
  Result<void> begin_article(const ArticleInfo& info) override {
    all.push_back({std::string(info.path),
                   std::string(info.source_lang),
                   std::string(info.target_lang),
                   std::string(info.translation_type),
                   std::string(info.source_commit),
                   std::string(info.handoff),
                   info.content,
                   {}});
    return {};
  }
  Result<void> units(std::span<const Unit> units) override {
    ++calls;
    for (const Unit& unit : units) {
      all.back().units.push_back({std::string(unit.id), unit.line, std::string(unit.source),
                                  std::string(unit.target), unit.recovered});
    }
    return {};
  }
  Result<void> change_provenance(const ArticleInfo& info) override {
    auto begun = begin_article(info);
    all.back().goes_on = true;
    return begun;
  }
  Result<void> end_article() override { return {}; }

  std::vector<OwnGroup> all;
  std::size_t calls = 0;  ///< of `units`
};

inline std::vector<Unit> units_of(const OwnGroup& group) {
  std::vector<Unit> units;
  for (const OwnUnit& unit : group.units) {
    units.push_back({unit.id, unit.line, unit.source, unit.target, unit.recovered});
  }
  return units;
}

inline ArticleInfo info_of(const OwnGroup& group) {
  return {group.path,          group.source_lang, group.target_lang, group.translation_type,
          group.source_commit, group.handoff,     group.content};
}

inline Result<void> put(UnitSink& sink, const OwnGroup& group) {
  return sink.put({info_of(group), units_of(group)});
}

/// Adds `group` to the end of what the store has of its article.
inline Result<void> append(Store& store, const OwnGroup& group) {
  if (auto begun = store.resume_article(info_of(group)); !begun) return begun;
  if (auto added = store.units(units_of(group)); !added) return added;
  return store.end_article();
}

/// The same with the groups of one article.
inline void append(std::vector<OwnGroup>& parts, OwnGroup group) {
  if (group.units.empty()) return;
  if (!parts.empty() && same_provenance(parts.back(), group)) {
    std::vector<OwnUnit>& units = parts.back().units;
    units.insert(units.end(), group.units.begin(), group.units.end());
    return;
  }
  group.goes_on = !parts.empty();
  parts.push_back(std::move(group));
}

inline Result<std::vector<OwnGroup>> read_all(Store& store) {
  OwnGroups groups;
  if (auto read = store.read(groups); !read) return tl::unexpected(read.error());
  return std::move(groups.all);
}

/// By path, source and target language; each article's pieces in order.
using MemoryKey = std::tuple<std::string, std::string, std::string>;
using Memory = std::map<MemoryKey, std::vector<OwnGroup>>;

inline MemoryKey key_of(const OwnGroup& group) {
  return {group.path, group.source_lang, group.target_lang};
}

inline StoreCounts count(const Memory& memory) {
  StoreCounts counts;
  std::set<std::tuple<std::string, std::string, std::string, std::string>> units;
  std::set<std::tuple<std::string, std::string, std::string, std::string>> human;
  std::set<std::pair<std::string, std::string>> sources;
  for (const auto& [article, parts] : memory) {
    ++counts.articles;
    for (const OwnGroup& group : parts) {
      for (const OwnUnit& unit : group.units) {
        ++counts.segments;
        const auto key = std::tuple(group.source_lang, group.target_lang, unit.source, unit.target);
        units.insert(key);
        if (is_human(group.translation_type)) human.insert(key);
        sources.emplace(group.source_lang, unit.source);
      }
    }
  }
  counts.units = units.size();
  counts.human_units = human.size();
  counts.sources = sources.size();
  return counts;
}

/// A few bytes of those that are most likely to be mistaken for something.
inline std::string random_bytes(std::mt19937& random) {
  constexpr std::string_view kLikely{"0\0-p9'\xFF", 7};
  std::string bytes;
  for (auto left = random() % 6; left != 0; --left) bytes += kLikely[random() % kLikely.size()];
  return bytes;
}

/// An article whose texts come from a small stock, so that much of it repeats.
inline OwnGroup random_group(std::mt19937& random, std::string path) {
  const auto pick = [&](auto&... choices) {
    const std::string all[] = {choices...};
    return all[random() % std::size(all)];
  };
  OwnGroup group;
  group.path = std::move(path);
  group.source_lang = pick("en-US", "en-US", "");
  group.target_lang = pick("de-DE", "ja-JP", "zh-CN", "");
  group.translation_type = pick("HT", "MT", "");
  group.content = {random(), random()};
  std::uint64_t line = 1;
  std::uint64_t number = 101;
  for (auto left = random() % 12; left != 0; --left) {
    OwnUnit unit;
    line += random() % 3;
    number += 1 + random() % 2;
    unit.line = line;
    unit.id = "0a1b2-" + std::to_string(number);
    unit.source = "source " + std::to_string(random() % 20);
    unit.target = "target " + std::to_string(random() % 3);
    unit.recovered = random() % 8 == 0;
    if (random() % 16 == 0) unit.id = random_bytes(random);
    if (random() % 16 == 0) unit.line = random();
    if (random() % 16 == 0) unit.source = random_bytes(random);
    if (random() % 16 == 0) unit.target = random_bytes(random);
    group.units.push_back(unit);
  }
  return group;
}

}  // namespace locseg
