#include "workflow/fill_article.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "locseg/article.h"
#include "locseg/store.h"
#include "reference/articles.h"
#include "tree/unit_collection.h"
#include "unit/store/folder.h"
#include "unit/store/memory.h"

namespace locseg {
namespace fill_article_test {

using reference::pair;

class Filled : public testing::Test {
 protected:
  Filled() {
    OwnGroup memory;
    memory.path = "m.md";
    memory.source_lang = "en-US";
    memory.target_lang = "de-DE";
    memory.units = {{"", 1, "Open the valve.", "Ventil auf.", false},
                    {"", 2, "Select **Save**.", "Wählen Sie `Speichern.", false}};
    auto store = open_store(folder_ / "m.db", StoreMode::kUpdate).value();
    EXPECT_TRUE(put(*store, memory));
    EXPECT_TRUE(store->commit());
  }

  Pretranslator open() {
    LookupOptions options;
    options.min_score = 100;
    return std::move(Pretranslator::open(folder_ / "m.db", options).value());
  }

  Folder folder_;
};

TEST_F(Filled, ArticleGetsWhatItCanHold) {
  const std::string head = "---\nms.contentlocale: de-DE\n---\n";
  const std::string rest = pair("x-2", "Select **Save**.", "Select **Save**.") + "\n" +
                           pair("x-3", "Fertig.", "Done.") + "\n" +
                           pair("x-4", "", "Nothing is like this.") + "\n";
  const reference::OwnedArticle one(head + pair("x-1", "", "Open the valve.") + "\n" + rest);
  ArticleUnits units;
  units.read("a.md", one.article, {}, {});
  Pretranslator memory = open();
  MemorySupply supply(memory);
  const auto filled = fill_article(supply, one.article, units.group());
  ASSERT_TRUE(filled) << to_string(filled.error());
  EXPECT_EQ(filled->bytes, head + pair("x-1", "Ventil auf.", "Open the valve.") + "\n" + rest);
  std::vector<FillOutcome> outcomes;
  for (const Filling& filling : filled->fillings) outcomes.push_back(filling.outcome);
  EXPECT_EQ(outcomes,
            (std::vector<FillOutcome>{FillOutcome::kFilled, FillOutcome::kRefused,
                                      FillOutcome::kTranslated, FillOutcome::kUnmatched}));
  EXPECT_EQ(filled->fillings[1].target, "Wählen Sie `Speichern.");
  EXPECT_EQ(filled->fillings[1].reason, "the target leaves a code span open");
}

TEST_F(Filled, ArticleWithNothingToFillStays) {
  const reference::OwnedArticle one(pair("x-1", "Auf!", "Open the valve.") + "\n");
  ArticleUnits units;
  units.read("a.md", one.article, {.source = "en-US", .target = "de-DE"}, {});
  Pretranslator memory = open();
  MemorySupply supply(memory);
  const auto filled = fill_article(supply, one.article, units.group());
  ASSERT_TRUE(filled);
  EXPECT_EQ(filled->bytes, one.bytes);
}

TEST_F(Filled, JobIsEditedWhereItsUnitsAre) {
  const std::string head =
      "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
      "\"Language: de-DE\\n\"\n\n# kept\nmsgid \"Open the valve.\"\nmsgstr \"";
  write_bytes(folder_ / "job.po", head + "\"\n");
  Pretranslator memory = open();
  std::vector<FillOutcome> outcomes;
  const auto observer = [&](const UnitGroup&, std::span<const Filling> fillings) {
    for (const Filling& filling : fillings) outcomes.push_back(filling.outcome);
  };
  MemorySupply supply(memory);
  const JobFile job(identify_path(folder_ / "job.po"));
  const auto filled = fill_file(supply, job, observer);
  ASSERT_TRUE(filled) << to_string(filled.error());
  EXPECT_TRUE(filled->changed);
  EXPECT_EQ(filled->bytes, head + "Ventil auf.\"\n");
  EXPECT_EQ(outcomes, std::vector<FillOutcome>{FillOutcome::kFilled});
}

TEST_F(Filled, TableIsHandedOnWithTargets) {
  write_bytes(folder_ / "job.jsonl",
              "{\"article\":\"a.md\",\"source\":\"Open the valve.\",\"target\":\"\"}\n"
              "{\"article\":\"a.md\",\"source\":\"Done.\",\"target\":\"Fertig.\"}\n");
  Pretranslator memory = open();
  std::size_t observed = 0;
  const auto observer = [&](const UnitGroup&, std::span<const Filling> fillings) {
    observed += fillings.size();
  };
  UnitCollection units("job");
  MemorySupply supply(memory);
  const JobFile job(identify_path(folder_ / "job.jsonl"));
  const auto filled = fill_table(supply, job, observer, &units);
  ASSERT_TRUE(filled) << to_string(filled.error());
  ASSERT_TRUE(units.finish());
  SourcedArticle article;
  ASSERT_TRUE(units.read(0, article));
  ASSERT_EQ(article.group.units.size(), 2U);
  EXPECT_EQ(article.group.units[0].target, "Ventil auf.");
  EXPECT_EQ(article.group.units[1].target, "Fertig.");
  EXPECT_EQ(observed, 2U);
  EXPECT_TRUE(fill_table(supply, job, observer, nullptr));
}

}  // namespace fill_article_test
}  // namespace locseg
