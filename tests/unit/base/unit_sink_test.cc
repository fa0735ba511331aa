// What comes of an article does not depend on how its units are shared out among the calls: every
// sink of the library is given the same articles whole, in three calls and unit by unit.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "base/try.h"
#include "base/unit_filter.h"
#include "base/whole_articles.h"
#include "locseg/article_source.h"
#include "locseg/exchange.h"
#include "locseg/output.h"
#include "locseg/report.h"
#include "locseg/stats.h"
#include "locseg/store.h"
#include "locseg/unit.h"
#include "store/open.h"
#include "tree/unit_collection.h"
#include "tree/unit_pipeline.h"
#include "tree/unit_relay.h"
#include "unit/store/folder.h"

namespace locseg {
namespace unit_sink_test {

// How many calls an article's units come in; 0: one a unit.
enum class Calls : std::size_t { kOnePerUnit = 0, kOne = 1, kThree = 3 };

Result<void> send_units(std::span<const Unit> units, Calls calls, UnitSink& sink) {
  const std::size_t count = calls == Calls::kOnePerUnit ? std::max<std::size_t>(units.size(), 1)
                                                        : static_cast<std::size_t>(calls);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = units.size() * i / count;
    LOCSEG_TRY(sink.units(units.subspan(begin, units.size() * (i + 1) / count - begin)));
  }
  return {};
}

// Articles of all kinds: without units, short, in two languages, longer than a part of the store,
// in stretches of several provenances, and with sources and ids that come again.
Result<void> send_articles(std::span<const std::string_view> languages, Calls calls,
                           UnitSink& sink) {
  ArticleInfo info;
  info.source_lang = "en-US";
  info.translation_type = "MT";
  info.source_commit = "c0ffee";
  info.handoff = "2026-01-12";
  const std::string_view paths[] = {"a.md", "b.md", "c.md", "d.md"};
  const std::size_t sizes[] = {5, 0, 1, 40};
  for (std::size_t article = 0; article < std::size(paths); ++article) {
    for (const std::string_view language : languages) {
      std::vector<std::string> texts;
      for (std::size_t i = 0; i < sizes[article]; ++i)
        texts.push_back("**text** " + std::to_string(i % 7));
      std::vector<Unit> units;
      for (std::size_t i = 0; i < texts.size(); ++i) {
        units.push_back({.id = i % 5 == 4 ? "" : "0a1b2-101",
                         .line = i + 1,
                         .source = texts[i],
                         .target = language,
                         .recovered = i % 3 == 0});
      }
      info.path = paths[article];
      info.target_lang = language;
      LOCSEG_TRY(sink.begin_article(info));
      LOCSEG_TRY(send_units(units, calls, sink));
      if (article == 3) {
        ArticleInfo other = info;
        other.translation_type = "HT";
        other.source_commit = "";
        LOCSEG_TRY(sink.change_provenance(other));
        LOCSEG_TRY(send_units(std::span(units).first(4), calls, sink));
        LOCSEG_TRY(sink.change_provenance(info));
        LOCSEG_TRY(send_units(units, calls, sink));
      }
      LOCSEG_TRY(sink.end_article());
    }
  }
  return {};
}

constexpr std::string_view kLanguages[] = {"de-DE", "ja-JP"};

void send_all(Calls calls, UnitSink& sink) {
  ASSERT_TRUE(send_articles(kLanguages, calls, sink));
  ASSERT_TRUE(sink.finish());
}

void append(std::string& out, const ArticleInfo& info) {
  for (const std::string_view text : {info.path, info.source_lang, info.target_lang,
                                      info.translation_type, info.source_commit, info.handoff}) {
    out.append(text).append("|");
  }
  out += '\n';
}

void append(std::string& out, std::span<const Unit> units) {
  for (const Unit& unit : units) {
    out += std::to_string(unit.line) + (unit.recovered ? "! " : " ");
    out.append(unit.id)
        .append(" ")
        .append(unit.source)
        .append("=")
        .append(unit.target)
        .append("\n");
  }
}

// What comes, in words.
class Words final : public UnitSink {
 public:
  Result<void> begin_article(const ArticleInfo& info) override {
    append(text, info);
    return {};
  }
  Result<void> units(std::span<const Unit> units) override {
    append(text, units);
    return {};
  }
  Result<void> change_provenance(const ArticleInfo& info) override {
    text += "now ";
    append(text, info);
    return {};
  }
  Result<void> end_article() override {
    text += "end\n";
    return {};
  }
  Result<void> finish() override {
    text += "finished\n";
    return {};
  }
  std::string text;
};

std::string written(const ExchangeFormat& format, Calls calls) {
  const Folder folder;
  auto out = OutputFile::open(folder / "file");
  UnitFile file(format, *out);
  const std::span<const std::string_view> languages = kLanguages;
  EXPECT_TRUE(send_articles(languages.first(format.one_language_pair ? 1 : 2), calls, file));
  EXPECT_TRUE(file.finish());
  EXPECT_TRUE(out->commit());
  return bytes_of(folder / "file");
}

std::string stored(const store::StoreOptions& options, bool as_one, Calls calls) {
  const Folder folder;
  const auto store = store::open(folder / "m.db", StoreMode::kUpdate, options).value();
  if (as_one) {
    EXPECT_TRUE(store->begin());
  }
  send_all(calls, *store);
  Words words;
  EXPECT_TRUE(store->read(words));
  return words.text;
}

std::string imported(Calls calls) {
  const Folder folder;
  const auto store = open_store(folder / "m.db", StoreMode::kUpdate).value();
  for (int i = 0; i < 2; ++i) {  // into nothing, and into what is there
    StoreImport import(*store, {.file = "file", .source_lang = "", .target_lang = ""});
    send_all(calls, import);
  }
  Words words;
  EXPECT_TRUE(store->read(words));
  return words.text;
}

std::string counted(Calls calls) {
  StatsSink stats;
  send_all(calls, stats);
  return find_format(stats_formats(), "json")->make(stats.stats(), {});
}

std::string collected(Calls calls) {
  UnitCollection collection("place");
  send_all(calls, collection);
  std::string text;
  for (std::size_t i = 0; i < collection.names().size(); ++i) {
    SourcedArticle article;
    EXPECT_TRUE(collection.read(i, article));
    append(text, article.group.info);
    append(text, article.group.units);
  }
  return text;
}

std::string piped(Calls calls) {
  std::string text;
  UnitPipeline pipeline(
      2, [](const UnitPiece&) {},
      [&](const UnitPiece& piece) -> Result<void> {
        text += piece.begins ? "begins " : "";
        text.append(piece.before).append("<>").append(piece.after).append(" ");
        append(text, piece.info);
        append(text, piece.units);
        return {};
      });
  send_all(calls, pipeline);
  return text;
}

std::string relayed(Calls calls) {
  Words words;
  EXPECT_TRUE(
      relay_units([&](UnitSink& sink) { return send_articles(kLanguages, calls, sink); }, words));
  return words.text;
}

std::string filtered(Calls calls) {
  class German final : public base::UnitFilter {
   public:
    using UnitFilter::UnitFilter;

   private:
    Result<bool> wants(const ArticleInfo& info) override { return info.target_lang == "de-DE"; }
  };
  Words words;
  German filter(words);
  send_all(calls, filter);
  return words.text;
}

std::string taken_whole(Calls calls) {
  class Whole final : public base::WholeArticles {
   public:
    std::string text;

   private:
    Result<void> take(const UnitGroup& article) override {
      append(text, article.info);
      append(text, article.units);
      return {};
    }
  } whole;
  send_all(calls, whole);
  return whole.text;
}

struct Sink {
  std::string name;
  std::function<std::string(Calls)> result;
};
void PrintTo(const Sink& sink, std::ostream* out) { *out << sink.name; }

std::vector<Sink> sinks() {
  std::vector<Sink> all = {
      {"Store",
       [](Calls calls) { return stored({.batch_segments = 8, .part_segments = 7}, false, calls); }},
      {"StoreBetweenBeginAndCommit",
       [](Calls calls) { return stored({.batch_segments = 8, .part_segments = 7}, true, calls); }},
      {"StoreImport", imported},
      {"StatsSink", counted},
      {"UnitCollection", collected},
      {"UnitPipeline", piped},
      {"UnitRelay", relayed},
      {"UnitFilter", filtered},
      {"WholeArticles", taken_whole},
  };
  for (const ExchangeFormat& format : exchange_formats()) {
    all.push_back({"UnitFileOf_" + std::string(format.name),
                   [&format](Calls calls) { return written(format, calls); }});
  }
  return all;
}

class EverySink : public testing::TestWithParam<Sink> {};

TEST_P(EverySink, DoesNotMindHowManyCallsUnitsComeIn) {
  const std::string whole = GetParam().result(Calls::kOne);
  EXPECT_NE(whole.find("de"), std::string::npos) << whole;
  EXPECT_EQ(GetParam().result(Calls::kThree), whole);
  EXPECT_EQ(GetParam().result(Calls::kOnePerUnit), whole);
}

INSTANTIATE_TEST_SUITE_P(Sinks, EverySink, testing::ValuesIn(sinks()),
                         [](const auto& info) { return info.param.name; });

// `stats` of a store counts an article once, however many parts the store keeps it in.
TEST(StatsOfAStore, CountAnArticleOfSeveralPartsOnce) {
  const Folder folder;
  const auto store = store::open(folder / "m.db", StoreMode::kUpdate, {.part_segments = 3}).value();
  const std::vector<Unit> units(10, Unit{.id = {}, .source = "one", .target = "eins"});
  ArticleInfo info;
  info.path = "long.md";
  info.target_lang = "de-DE";
  ASSERT_TRUE(store->put({info, units}));
  info.path = "none.md";
  ASSERT_TRUE(store->put({info, {}}));
  ASSERT_TRUE(store->commit());
  StatsSink sink;
  ASSERT_TRUE(store->read(sink));
  const Counts counts = sink.stats().counts;
  EXPECT_EQ(counts.articles, 2U);
  EXPECT_EQ(counts.articles_without_segments, 1U);
  EXPECT_EQ(counts.segments, 10U);
}

}  // namespace unit_sink_test
}  // namespace locseg
