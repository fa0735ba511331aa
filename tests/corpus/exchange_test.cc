// Properties over a folder of real articles, named by LOCSEG_CORPUS: what was extracted in any
// exchange format and comes back unchanged changes nothing, and what comes back changed does to the
// article just what it would do without the detour.
#include "locseg/exchange.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/byte_source.h"
#include "locseg/article.h"
#include "locseg/merge.h"
#include "locseg/tree.h"
#include "reference/articles.h"
#include "tree/unit_collection.h"

namespace locseg {
namespace {

namespace fs = std::filesystem;
using reference::OwnedArticle;

std::vector<fs::path> articles() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(LOCSEG_CORPUS)) {
    const std::string ending = entry.path().extension();
    const bool is_article = ending == ".md" || ending == ".yml" || ending == ".yaml" ||
                            ending == ".json" || ending == ".xml";
    if (entry.is_regular_file() && is_article) out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::string written(const ExchangeFormat& format, const UnitGroup& group) {
  std::string bytes;
  format.writer->header(&group.info, bytes);
  format.writer->write(group, bytes);
  format.writer->footer(bytes);
  return bytes;
}

class Exchange : public testing::TestWithParam<std::string_view> {
 protected:
  // The group written and read again; it lives in `collection`.
  void send(const ExchangeFormat& format, const UnitGroup& group, UnitCollection& collection,
            SourcedArticle& came) {
    const std::string bytes = written(format, group);
    MemoryBytes source(bytes, 4096);
    const auto read = format.reader->read(source, "file", collection);
    ASSERT_TRUE(read) << to_string(read.error());
    ASSERT_TRUE(collection.finish());
    ASSERT_EQ(collection.names().size(), 1U);
    ASSERT_EQ(collection.names()[0], group.info.path);
    ASSERT_TRUE(collection.read(0, came));
    ASSERT_EQ(came.group.units.size(), group.units.size());
    for (std::size_t i = 0; i < group.units.size(); ++i) {
      const Unit& is = came.group.units[i];
      const Unit& was = group.units[i];
      ASSERT_EQ(is.id, was.id);
      ASSERT_EQ(is.line, was.line) << was.id;
      ASSERT_EQ(is.source, was.source) << was.id;
      ASSERT_EQ(is.target, was.target) << was.id;
      ASSERT_EQ(is.recovered, was.recovered) << was.id;
    }
    const ArticleInfo& is = came.group.info;
    const ArticleInfo& was = group.info;
    ASSERT_EQ(is.source_lang, was.source_lang);
    ASSERT_EQ(is.target_lang, was.target_lang);
    ASSERT_EQ(is.translation_type, was.translation_type);
    ASSERT_EQ(is.source_commit, was.source_commit);
    ASSERT_EQ(is.handoff, was.handoff);
  }
};

TEST_P(Exchange, GivesBackWhatItTook) {
  const ExchangeFormat& format = *find_exchange_format(GetParam());
  std::uint64_t count = 0;
  std::uint64_t segments = 0;
  for (const fs::path& path : articles()) {
    SCOPED_TRACE(path.string());
    std::ifstream in(path, std::ios::binary);
    std::string read{std::istreambuf_iterator<char>(in), {}};
    const ArticleKind kind = article_kind(path.string(), read);
    const OwnedArticle article(std::move(read), kind);
    const FrontMatter& front_matter = article.article.front_matter();
    const Languages languages{.source = "en-US",
                              .target = front_matter.target_lang.empty() ? "zh-CN" : std::string()};
    ArticleUnits own;
    const std::string name = path.filename();
    own.read(name, article.article, languages, {});
    const UnitGroup group = own.group();
    if (group.units.empty() || !group.info.valid_utf8) continue;
    ++count;
    segments += group.units.size();

    UnitCollection same("file");
    SourcedArticle came;
    ASSERT_NO_FATAL_FAILURE(send(format, group, same, came));
    const auto unchanged = merge_units(article.article, came.group.units, {});
    ASSERT_TRUE(unchanged) << to_string(unchanged.error());
    ASSERT_TRUE(unchanged->edits.empty());
    ASSERT_EQ(unchanged->count(EditOutcome::kUnchanged), group.units.size());
    ASSERT_TRUE(unchanged->bytes == article.bytes);

    // Each target marked with its own number, before its codes and behind them.
    std::vector<Unit> units(group.units.begin(), group.units.end());
    std::vector<std::string> targets(units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
      const std::string number = std::to_string(i);
      targets[i] = "x" + number + " " + std::string(units[i].target) + " y" + number;
      units[i].target = targets[i];
    }
    UnitCollection marked("file");
    ASSERT_NO_FATAL_FAILURE(send(format, {group.info, units}, marked, came));
    const MergeOptions force{.force = true};
    const auto direct = merge_units(article.article, units, force);
    const auto detour = merge_units(article.article, came.group.units, force);
    ASSERT_TRUE(direct && detour);
    ASSERT_TRUE(detour->bytes == direct->bytes);
    const Article after = parse_article(detour->bytes, kind);
    ASSERT_EQ(after.segments().size(), units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
      ASSERT_EQ(detour->units[i].outcome, direct->units[i].outcome);
      if (detour->units[i].outcome != EditOutcome::kApplied) continue;
      ASSERT_EQ(detour->units[i].segments.size(), 1U);
      ASSERT_EQ(after.target(after.segments()[detour->units[i].segments[0]]), targets[i]);
    }
  }
  EXPECT_GT(count, 0U);
  RecordProperty("articles", std::to_string(count));
  RecordProperty("segments", std::to_string(segments));
  std::printf("%lu articles, %lu segments\n", static_cast<unsigned long>(count),
              static_cast<unsigned long>(segments));
}

std::vector<std::string_view> names() {
  std::vector<std::string_view> out;
  for (const ExchangeFormat& format : exchange_formats()) {
    if (format.reader != nullptr) out.push_back(format.name);
  }
  return out;
}

INSTANTIATE_TEST_SUITE_P(Formats, Exchange, testing::ValuesIn(names()),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace locseg
