// What comes of an article does not depend on how its units are shared out among the calls: every
// sink of the library is given the same articles whole, in three calls and unit by unit.
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/each_unit.h"
#include "base/translation_filter.h"
#include "base/try.h"
#include "base/unique_units.h"
#include "base/unit_filter.h"
#include "base/whole_articles.h"
#include "check/engine/unit_check.h"
#include "check/engine/whole_run.h"
#include "exchange/article_files.h"
#include "locseg/align.h"
#include "locseg/exchange.h"
#include "locseg/output.h"
#include "locseg/report.h"
#include "locseg/stats.h"
#include "locseg/store.h"
#include "locseg/tree.h"
#include "locseg/unit.h"
#include "store/open.h"
#include "store/unit_list.h"
#include "tree/unit_collection.h"
#include "tree/unit_pipeline.h"
#include "tree/unit_relay.h"
#include "unit/store/folder.h"
#include "workflow/kept_units.h"
#include "workflow/selected_articles.h"
#include "workflow/stored_articles.h"

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

std::string kept(Calls calls) {
  Words words;
  KeptUnits units;
  EXPECT_TRUE(units.pass_on([&](UnitSink& sink) { return send_articles(kLanguages, calls, sink); },
                            words, 1 << 20));
  EXPECT_TRUE(units.read(words));
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

std::string translations(Calls calls) {
  Words words;
  base::TranslationFilter filter({}, words);
  send_all(calls, filter);
  return words.text + filter.summary();
}

std::string selected(Calls calls) {
  Words words;
  SelectedArticles articles({{"", "de-DE"}, {}}, words);
  send_all(calls, articles);
  return words.text + std::to_string(articles.segments());
}

// Texts alone: the rest of a call may have nothing new.
std::string without_repeats(Calls calls) {
  Words words;
  base::UniqueUnits unique(words);
  send_all(calls, unique);
  return words.text + std::to_string(unique.repeated());
}

std::string each(Calls calls) {
  std::string text;
  base::EachUnit sink([&](const Unit& unit) -> Result<void> {
    append(text, {&unit, 1});
    return {};
  });
  send_all(calls, sink);
  return text;
}

std::string listed(Calls calls) {
  store::UnitList list;
  base::Arena texts;
  store::StoredUnits sink(list, texts);
  send_all(calls, sink);
  std::string text;
  for (const auto& entry : list.entries) {
    text += entry.provenance->translation_type + " ";
    append(text, {&entry.unit, 1});
  }
  return text;
}

std::string written_by_article(Calls calls) {
  const Folder folder;
  ArticleFiles files(*find_exchange_format("jsonl"), folder / "out");
  const std::span<const std::string_view> languages = kLanguages;
  EXPECT_TRUE(send_articles(languages.first(1), calls, files));
  EXPECT_TRUE(files.finish());
  std::string text;
  for (const char* const name : {"a.md", "c.md", "d.md"}) {
    text += bytes_of(folder / ("out/" + std::string(name) + ".jsonl"));
  }
  return text;
}

std::string languages_seen(Calls calls) {
  class Reader final : public UnitReader {
   public:
    explicit Reader(Calls calls) : calls_(calls) {}
    Result<void> read(ByteSource& /*bytes*/, std::string_view /*path*/,
                      UnitSink& sink) const override {
      return send_articles(kLanguages, calls_, sink);
    }

   private:
    Calls calls_;
  };
  const Folder folder;
  write_bytes(folder / "file", "");
  const Reader reader(calls);
  ExchangeFormat format;
  format.reader = &reader;
  const std::vector<LanguagePair> pairs = languages_in(format, folder / "file").value();
  std::string text;
  for (const LanguagePair& pair : pairs) {
    text += pair.source + " " + pair.target + "\n";
  }
  return text;
}

// What both learn from a memory, an alignment shows.
std::string aligned(Calls calls) {
  std::vector<std::string> texts;
  for (int i = 0; i < 400; ++i) {
    texts.push_back("apple" + std::to_string(i % 20) + " tree" + std::to_string(i % 7));
    texts.push_back("baum" + std::to_string(i % 7) + " apfel" + std::to_string(i % 20));
  }
  std::vector<Unit> units;
  for (std::size_t i = 0; i < texts.size(); i += 2) {
    units.push_back({.id = {}, .source = texts[i], .target = texts[i + 1]});
  }
  const Folder folder;
  write_bytes(folder / "en.md", "apple3 tree4. tree2 apple9.\n");
  write_bytes(folder / "de.md", "apfel3 baum4. baum2 apfel9.\n");
  ArticleInfo info;
  info.source_lang = "en";
  info.target_lang = "de";
  AlignOptions options;
  EXPECT_TRUE(options.lessons.begin_article(info));
  EXPECT_TRUE(send_units(units, calls, options.lessons));
  EXPECT_TRUE(options.lessons.end_article());
  EXPECT_TRUE(options.lessons.finish());
  const Languages languages{"en", "de"};
  const auto source = open_article_source(folder / "en.md", {}, languages).value();
  const auto target = open_article_source(folder / "de.md", {}, languages).value();
  std::string text = "de\n";
  EXPECT_TRUE(align_trees(*source, *target, std::move(options),
                          [&](const AlignedFiles& files) -> Result<void> {
                            for (const AlignedPair& pair : files.alignment.pairs) {
                              text += pair.target_text + std::to_string(pair.confidence) + "\n";
                            }
                            return {};
                          }));
  return text;
}

void append(std::string& out, const Finding& finding) {
  out += finding.rule->id;
  out += " " + finding.message + "\n";
}

// Units of a file that names no language: only later ones are in letters that one language has. The
// target of every third is also that of the next, as in an entry with one form.
std::string checked(Calls calls) {
  std::vector<std::string> texts;
  std::vector<UnitOrigin> origins(120);
  for (std::size_t i = 0; i < origins.size(); ++i) {
    texts.push_back(i < 10 ? "OK  " + std::to_string(i) : "テスト  " + std::to_string(i));
    origins[i].is_repeated = i % 3 == 1;
  }
  std::vector<Unit> units;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    units.push_back({.id = {}, .source = "Test 1", .target = texts[i], .origin = &origins[i]});
  }
  CheckOptions options;
  options.languages.source = "en-US";
  const check::ArticleChecker checker(options, check::Selection::build(options).value());
  check::UnitPlaces places;
  places.name = "file";
  places.place_of = [](Span raw, std::string_view, Span) { return raw; };
  places.edit_of = [](Span, std::string_view, const Edit&) { return std::nullopt; };
  check::UnitCheck sink(checker, std::move(places));
  EXPECT_TRUE(sink.begin_article({}));
  EXPECT_TRUE(send_units(units, calls, sink));
  EXPECT_TRUE(sink.end_article());
  send_all(calls, sink);
  std::string text;
  for (const check::CheckedArticle& article : sink.finish_check().articles) {
    text += article.target_lang + " " + std::to_string(article.segments) + "\n";
    for (const auto& found : article.findings) append(text, found.finding);
  }
  return text;
}

std::string checked_in_store(Calls calls) {
  struct Findings final : FindingSink {
    Result<void> put(const ArticleFindings& article) override {
      text.append(article.article).append(" ").append(article.target_lang).append("\n");
      for (const Finding& finding : article.findings) append(text, finding);
      return {};
    }
    std::string text;
  } findings;
  const Folder folder;
  const auto store = open_store(folder / "m.db", StoreMode::kUpdate).value();
  send_all(Calls::kOne, *store);
  const CheckOptions options;
  check::WholeRun run(options, check::Selection::build(options).value(), findings);
  StoredArticles sink(folder / "m.db", run);
  send_all(calls, sink);
  EXPECT_TRUE(run.finish().has_value());
  return findings.text;
}

struct Sink {
  std::string name;
  std::set<std::string> classes;  // that it is made of
  std::function<std::string(Calls)> result;
};
void PrintTo(const Sink& sink, std::ostream* out) { *out << sink.name; }

std::vector<Sink> sinks() {
  std::vector<Sink> all = {
      {"Store",
       {"Store"},
       [](Calls calls) { return stored({.batch_segments = 8, .part_segments = 7}, false, calls); }},
      {"StoreBetweenBeginAndCommit",
       {"Store"},
       [](Calls calls) { return stored({.batch_segments = 8, .part_segments = 7}, true, calls); }},
      {"StoreImport", {"StoreImport"}, imported},
      {"StoredUnits", {"StoredUnits"}, listed},
      {"StatsSink", {"StatsSink"}, counted},
      {"UnitCollection", {"UnitCollection"}, collected},
      {"UnitPipeline", {"UnitPipeline"}, piped},
      {"UnitRelay", {"Relay"}, relayed},
      {"KeptUnits", {"KeptUnits"}, kept},
      {"UnitFilter", {"UnitFilter"}, filtered},
      {"TranslationFilter", {"TranslationFilter"}, translations},
      {"SelectedArticles", {"SelectedArticles"}, selected},
      {"UniqueUnits", {"UniqueUnits"}, without_repeats},
      {"EachUnit", {"EachUnit"}, each},
      {"WholeArticles", {"WholeArticles"}, taken_whole},
      {"ArticleFiles", {"ArticleFiles"}, written_by_article},
      {"LanguagesSeen", {"LanguagesSeen"}, languages_seen},
      {"AlignmentLessons", {"AlignmentLessons"}, aligned},
      {"UnitCheck", {"UnitCheck"}, checked},
      {"StoredArticles", {"StoredArticles"}, checked_in_store},
  };
  for (const ExchangeFormat& format : exchange_formats()) {
    all.push_back({"UnitFileOf_" + std::string(format.name), {"UnitFile"}, [&format](Calls calls) {
                     return written(format, calls);
                   }});
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

// The classes of the sources that derive from UnitSink themselves.
bool is_word_char(char c) { return base::is_ascii_alnum(c) || c == '_'; }

// The name of the class whose bases end with the `UnitSink` at `at`, as in `class A final : public
// UnitSink {`; empty if that is no declaration of a class.
std::string class_derived_at(std::string_view text, std::size_t at) {
  constexpr std::string_view kSink = "UnitSink";
  const std::size_t behind = text.find_first_not_of(" \n", at + kSink.size());
  if (behind == std::string_view::npos || (text[behind] != ',' && text[behind] != '{')) return {};
  if (at == 0 || is_word_char(text[at - 1])) return {};
  const std::string_view before = text.substr(0, at);
  const std::size_t begin = before.find_last_of(";{}()") + 1;
  const std::string_view head = before.substr(begin);
  for (const std::string_view word : {"class ", "struct "}) {
    const std::size_t found = head.find(word);
    if (found == std::string_view::npos || head.find(':', found) == std::string_view::npos)
      continue;
    const std::size_t name = found + word.size();
    std::size_t end = name;
    while (end < head.size() && is_word_char(head[end])) ++end;
    return std::string(head.substr(name, end - name));
  }
  return {};
}

std::set<std::string> declared_sinks() {
  namespace fs = std::filesystem;
  std::set<std::string> found;
  for (const char* const top : {"include", "src", "tools"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(LOCSEG_SOURCES) / top)) {
      const fs::path& path = entry.path();
      if (path.extension() != ".h" && path.extension() != ".cc") continue;
      std::ifstream file(path);
      const std::string text(std::istreambuf_iterator<char>(file), {});
      for (std::size_t at = text.find("UnitSink"); at != std::string::npos;
           at = text.find("UnitSink", at + 1)) {
        if (std::string name = class_derived_at(text, at); !name.empty()) {
          found.insert(std::move(name));
        }
      }
    }
  }
  return found;
}

TEST(SinksOfTheSources, AreInTheTable) {
  std::set<std::string> driven;
  for (const Sink& sink : sinks()) driven.insert(sink.classes.begin(), sink.classes.end());
  EXPECT_THAT(declared_sinks(), testing::ContainerEq(driven));
}

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
