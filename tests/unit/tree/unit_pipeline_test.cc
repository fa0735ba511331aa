// Whatever the calls and the number of threads: every unit is delivered once, in order, with the
// sources that stand around it in its article.
#include "tree/unit_pipeline.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace locseg {
namespace unit_pipeline_test {

struct Seen {
  std::string path;
  std::string source;
  std::string before;
  std::string after;
  bool begins = false;

  friend bool operator==(const Seen&, const Seen&) = default;
};

// The units of one call.
struct Part {
  std::string path;
  bool begins;
  std::vector<std::string> sources;
  bool ends;
};

// An article in parts of the sizes given.
void add_article(std::vector<Part>& parts, const std::string& path,
                 const std::vector<std::size_t>& sizes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    Part part{path, i == 0, {}, i + 1 == sizes.size()};
    for (std::size_t k = 0; k < sizes[i]; ++k) {
      part.sources.push_back(path + std::to_string(number++));
    }
    parts.push_back(part);
  }
}

// Of the whole articles; an article without a unit is an entry of its own.
std::vector<Seen> expected(const std::vector<Part>& parts) {
  std::vector<Seen> seen;
  for (const Part& part : parts) {
    if (part.begins && part.sources.empty()) seen.push_back({part.path, {}, {}, {}, true});
    for (const std::string& source : part.sources) {
      Seen unit{part.path, source, {}, {}, true};
      if (!seen.empty() && seen.back().path == part.path && !seen.back().source.empty()) {
        unit.before = seen.back().source;
        unit.begins = false;
        seen.back().after = source;
      }
      seen.push_back(unit);
    }
  }
  return seen;
}

std::vector<Seen> delivered(const std::vector<Part>& parts, unsigned threads) {
  std::vector<Seen> seen;
  std::vector<std::string> left;
  UnitPipeline pipeline(
      threads,
      [&](const UnitPiece& piece) {
        left[piece.slot] = piece.units.empty() ? "" : std::string(piece.units.front().source);
      },
      [&](const UnitPiece& piece) -> Result<void> {
        EXPECT_EQ(left[piece.slot], piece.units.empty() ? "" : piece.units.front().source);
        if (piece.units.empty()) {
          seen.push_back({std::string(piece.info.path), {}, {}, {}, piece.begins});
        }
        for (std::size_t i = 0; i < piece.units.size(); ++i) {
          const auto source = [&](std::size_t at) { return std::string(piece.units[at].source); };
          seen.push_back({std::string(piece.info.path), source(i),
                          i == 0 ? std::string(piece.before) : source(i - 1),
                          i + 1 == piece.units.size() ? std::string(piece.after) : source(i + 1),
                          piece.begins && i == 0});
        }
        return {};
      });
  left.resize(pipeline.slots());
  for (const Part& part : parts) {
    std::vector<Unit> units;
    for (const std::string& source : part.sources) units.push_back({{}, 0, source, {}});
    ArticleInfo info;
    info.path = part.path;
    if (part.begins) {
      EXPECT_TRUE(pipeline.begin_article(info));
    }
    EXPECT_TRUE(pipeline.units(units));
    if (part.ends) {
      EXPECT_TRUE(pipeline.end_article());
    }
  }
  EXPECT_TRUE(pipeline.finish());
  return seen;
}

TEST(UnitPipeline, KeepsOrderAndNeighbours) {
  const std::vector<std::vector<std::size_t>> articles[] = {
      {{1}, {0}, {3}},
      {{33, 31, 1}, {32}, {64}, {0}},
      {{8192, 1}, {5}},           // a batch that ends with a call, and its article goes on
      {{8191, 1, 0, 1}, {5}},     // with a call without units in the middle
      {{3, 9000, 9000, 7}, {2}},  // longer than a batch
      {{4000}, {4192, 4096}, {1}},
      {{1, 8191, 1}, {8192}, {1}},
  };
  for (const auto& sizes : articles) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      add_article(parts, std::string(1, static_cast<char>('a' + i)), sizes[i]);
    }
    for (const unsigned threads : {1U, 3U}) EXPECT_EQ(delivered(parts, threads), expected(parts));
  }
}

TEST(UnitPipeline, KeepsEveryTextOfAUnit) {
  std::string texts = "idsourcetargetheading";
  const std::string_view view = texts;
  std::vector<Unit> units(1);
  units[0].id = view.substr(0, 2);
  units[0].source = view.substr(2, 6);
  units[0].target = view.substr(8, 6);
  units[0].heading = view.substr(14);
  units[0].opaque_codes = true;
  std::string seen;
  UnitPipeline pipeline(
      1, [](const UnitPiece&) {},
      [&](const UnitPiece& piece) -> Result<void> {
        for (const Unit& unit : piece.units) {
          for (const std::string_view text : {unit.id, unit.source, unit.target, unit.heading}) {
            seen.append(text).append(" ");
          }
          seen += unit.opaque_codes ? "?" : "";
        }
        return {};
      });
  UnitGroup group;
  group.units = units;
  ASSERT_TRUE(pipeline.put(group));
  texts.assign(texts.size(), '-');  // views end with the call
  ASSERT_TRUE(pipeline.finish());
  EXPECT_EQ(seen, "id source target heading ?");
}

TEST(UnitPipeline, StopsAtAFailure) {
  int pieces = 0;
  UnitPipeline pipeline(
      2, [](const UnitPiece&) {},
      [&](const UnitPiece&) -> Result<void> {
        if (++pieces == 2) return failure(ErrorCode::kMisuse, "enough");
        return {};
      });
  const std::vector<Unit> units(500);
  UnitGroup group;
  group.units = units;
  ASSERT_TRUE(pipeline.put(group));
  const auto done = pipeline.finish();
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().message, "enough");
  EXPECT_EQ(pieces, 2);
}

}  // namespace unit_pipeline_test
}  // namespace locseg
