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

/// A unit and a group that own their texts.
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
  std::uint64_t before = 0;
  bool last = true;

  friend bool operator==(const OwnGroup&, const OwnGroup&) = default;
};

inline OwnGroup own(const UnitGroup& group) {
  OwnGroup out{std::string(group.info.path),
               std::string(group.info.source_lang),
               std::string(group.info.target_lang),
               std::string(group.info.translation_type),
               std::string(group.info.source_commit),
               std::string(group.info.handoff),
               group.info.content,
               {},
               group.before,
               group.last};
  for (const Unit& unit : group.units) {
    out.units.push_back({std::string(unit.id), unit.line, std::string(unit.source),
                         std::string(unit.target), unit.recovered});
  }
  return out;
}

inline Result<void> put(UnitSink& sink, const OwnGroup& group) {
  std::vector<Unit> units;
  for (const OwnUnit& unit : group.units) {
    units.push_back({unit.id, unit.line, unit.source, unit.target, unit.recovered});
  }
  return sink.put({{group.path, group.source_lang, group.target_lang, group.translation_type,
                    group.source_commit, group.handoff, group.content},
                   units,
                   group.before,
                   group.last});
}

/// `group` as one that goes on after `parts`, whose last is no longer the last.
inline OwnGroup going_on(std::vector<OwnGroup>& parts, OwnGroup group) {
  for (OwnGroup& part : parts) {
    part.last = false;
    group.before += part.units.size();
  }
  return group;
}

inline Result<std::vector<OwnGroup>> read_all(Store& store) {
  std::vector<OwnGroup> groups;
  auto read = store.read([&](const UnitGroup& group) -> Result<void> {
    groups.push_back(own(group));
    return {};
  });
  if (!read) return tl::unexpected(read.error());
  return groups;
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
