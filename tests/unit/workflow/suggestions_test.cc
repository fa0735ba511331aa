// What never happens to translations and suggestions on their way through files, whatever is in
// them.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/translation_filter.h"
#include "locseg/exchange.h"
#include "locseg/memory.h"
#include "locseg/output.h"
#include "locseg/store.h"
#include "unit/store/folder.h"
#include "workflow/fill_article.h"
#include "workflow/open_units.h"

namespace locseg {
namespace suggestions_test {

using base::TranslationFilter;
using State = TranslationState;

struct Pair {
  std::string id;
  std::string source;
  std::string target;
  State state = State::kTranslated;

  friend auto operator<=>(const Pair&, const Pair&) = default;
};

std::string sentence(std::mt19937& random) {
  static constexpr const char* kWords[] = {"open", "close", "the",   "valve",
                                           "tank", "now",   "slowly"};
  std::string text = "Please";
  for (auto left = 3 + random() % 5; left != 0; --left) {
    text += ' ' + std::string(kWords[random() % std::size(kWords)]);
  }
  return text + '.';
}

std::vector<Pair> pairs(std::mt19937& random, std::size_t most) {
  std::vector<Pair> all;
  for (std::size_t i = 0; i < most; ++i) {
    all.push_back({"0a1b2-" + std::to_string(101 + i), sentence(random),
                   "Ziel " + std::to_string(random() % 50), State::kTranslated});
  }
  return all;
}

Result<void> put(UnitSink& sink, const std::vector<Pair>& pairs, std::string_view path,
                 std::string_view type = {}) {
  std::vector<Unit> units;
  for (const Pair& pair : pairs) {
    units.push_back(
        {.id = pair.id, .source = pair.source, .target = pair.target, .state = pair.state});
  }
  return sink.put({{.path = path,
                    .source_lang = "en-US",
                    .target_lang = "de-DE",
                    .translation_type = type,
                    .source_commit = {},
                    .handoff = {},
                    .content = {}},
                   units});
}

LookupOptions from_score(int score) {
  LookupOptions options;
  options.min_score = score;
  options.limit = 0;
  return options;
}

class Suggestions : public testing::TestWithParam<std::string_view> {
 protected:
  [[nodiscard]] const ExchangeFormat& format() const { return *find_exchange_format(GetParam()); }
  [[nodiscard]] UnitPath file(const std::string& name) const {
    return {folder_ / name, PathKind::kExchangeFile, &format()};
  }
  [[nodiscard]] std::unique_ptr<Store> store(const std::string& name) const {
    return open_store(folder_ / name, StoreMode::kUpdate).value();
  }

  void write(const std::string& name, const std::vector<Pair>& pairs, std::string_view type = {}) {
    auto out = OutputFile::open(folder_ / name).value();
    UnitFile to(format(), out, true);
    ASSERT_TRUE(put(to, pairs, "a.md", type));
    ASSERT_TRUE(to.finish());
    ASSERT_TRUE(out.commit());
  }

  void import(Store& to, const std::string& name, TranslationFilter::Wanted wanted,
              OnConflict on_conflict = OnConflict::kBetter,
              std::function<void(const ImportConflict&)> told = {}) {
    StoreImport sink(to, {.file = "job",
                          .source_lang = "en-US",
                          .target_lang = "de-DE",
                          .on_conflict = on_conflict,
                          .on_conflict_found = std::move(told)});
    TranslationFilter translations(wanted, sink);
    const auto read = read_all_units(file(name), translations);
    ASSERT_TRUE(read) << to_string(read.error());
    ASSERT_TRUE(sink.finish());
    ASSERT_TRUE(to.commit());
  }

  std::string export_all(const std::string& from, const std::string& name) {
    const auto out_of = open_store(folder_ / from, StoreMode::kRead).value();
    auto out = OutputFile::open(folder_ / name).value();
    UnitFile to(format(), out, true);
    EXPECT_TRUE(out_of->read(to));
    EXPECT_TRUE(to.finish());
    EXPECT_TRUE(out.commit());
    return bytes_of(folder_ / name);
  }

  // What look-ups say of each text.
  std::multiset<std::tuple<std::string, int, std::string>> answers(
      const std::vector<std::string>& texts) {
    auto memory = TranslationMemory::open(folder_ / "m.db", from_score(50)).value();
    std::multiset<std::tuple<std::string, int, std::string>> all;
    for (const std::string& text : texts) {
      const LookupResult found = memory.lookup({text, {}, {}, false}).value();
      for (const Match& match : found.matches) {
        all.emplace(text, match.score, match.target);
      }
    }
    return all;
  }

  Folder folder_;
};

TEST_P(Suggestions, OfPretranslationChangeNoAnswer) {
  if (!format().holds_jobs) GTEST_SKIP() << "a file of this format is no job";
  std::mt19937 random(20261128);
  for (int round = 0; round < 4; ++round) {
    std::filesystem::remove(folder_ / "m.db");
    const std::vector<Pair> known = pairs(random, 30);
    std::vector<Pair> job = pairs(random, 20);
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < job.size(); ++i) {
      if (i % 3 == 0) job[i].source = known[random() % known.size()].source;
      job[i].target.clear();
      texts.push_back(job[i].source);
    }
    for (const Pair& pair : known) texts.push_back(pair.source);
    {
      auto to = store("m.db");
      ASSERT_TRUE(put(*to, known, "m.md", round % 2 == 0 ? "MT" : "HT"));
      ASSERT_TRUE(to->commit());
    }
    write("job", job);
    const auto before = answers(texts);
    {
      auto memory = Pretranslator::open(folder_ / "m.db", from_score(60)).value();
      MemorySupply supply(memory);
      const JobFile job_file(file("job"));
      std::size_t filled = 0;
      const FillObserver observer = [&](const UnitGroup&, std::span<const Filling> fillings) {
        for (const Filling& each : fillings) filled += each.outcome == FillOutcome::kFilled;
      };
      if (format().filler != nullptr) {
        const auto done = fill_file(supply, job_file, observer);
        ASSERT_TRUE(done) << to_string(done.error());
        ASSERT_TRUE(write_output(folder_ / "filled", done->bytes));
      } else {
        auto out = OutputFile::open(folder_ / "filled").value();
        UnitFile to(format(), out, true);
        ASSERT_TRUE(fill_table(supply, job_file, observer, &to));
        ASSERT_TRUE(to.finish());
        ASSERT_TRUE(out.commit());
      }
      ASSERT_NE(filled, 0U);
    }
    import(*store("m.db"), "filled", {});
    EXPECT_EQ(answers(texts), before) << "round " << round;
  }
}

TEST_P(Suggestions, AndTranslationsComeBackFromAFileAsTheyWere) {
  std::mt19937 random(7);
  for (const char* const type : {"HT", "MT", ""}) {
    std::vector<Pair> units = pairs(random, 20);
    for (std::size_t i = 0; i < units.size(); ++i) {
      if (i % 4 == 1) units[i].state = State::kFuzzy;
      if (i % 4 == 2) units[i].state = State::kUnreviewed;
    }
    {
      auto to = store(std::string("one") + type);
      ASSERT_TRUE(put(*to, units, "a.md", type));
      ASSERT_TRUE(to->commit());
    }
    const std::string once = export_all(std::string("one") + type, "out");
    import(*store(std::string("two") + type), "out", {false, true, true});
    EXPECT_EQ(export_all(std::string("two") + type, "again"), once);
  }
}

using Texts = std::set<std::pair<std::string, std::string>>;  // sources and targets

Texts translations_in(Store& store) {
  struct Sink final : UnitSink {
    Result<void> begin_article(const ArticleInfo&) override { return {}; }
    Result<void> units(std::span<const Unit> units) override {
      for (const Unit& unit : units) {
        if (is_translation(unit.state)) all.emplace(unit.source, unit.target);
      }
      return {};
    }
    Result<void> end_article() override { return {}; }
    Texts all;
  } sink;
  EXPECT_TRUE(store.read(sink));
  return sink.all;
}

// What a translator may send back of what the memory has.
std::vector<Pair> job_of(const std::vector<Pair>& known, std::mt19937& random) {
  std::vector<Pair> job = known;
  for (Pair& pair : job) {
    const auto what = random() % 7;
    if (what == 0) pair.target.clear();
    if (what == 1) pair.target = pair.source;
    if (what == 2) pair.target = "andere " + std::to_string(random() % 9);
    if (what == 3) pair.state = State::kFuzzy;
    if (what == 4) pair.id.clear();
    if (what == 5) {
      pair.target = "Vorschlag " + std::to_string(random() % 9);
      pair.state = random() % 2 == 0 ? State::kFuzzy : State::kUnreviewed;
    }
  }
  job.resize(random() % job.size() + 1);
  return job;
}

// Nothing goes but what a translation of the file takes the place of, and that is told.
TEST_P(Suggestions, AndEmptyTargetsLoseNoTranslation) {
  std::mt19937 random(11);
  constexpr OnConflict kHow[] = {OnConflict::kBetter, OnConflict::kKeep, OnConflict::kReplace,
                                 OnConflict::kBoth};
  for (int round = 0; round < 32; ++round) {
    SCOPED_TRACE(round);
    const OnConflict how = kHow[round % 4];
    const std::vector<Pair> known = pairs(random, 25);
    const std::vector<Pair> job = job_of(known, random);
    auto to = store("m" + std::to_string(round));
    ASSERT_TRUE(put(*to, known, round % 3 == 0 ? "job" : "a.md"));
    ASSERT_TRUE(to->commit());
    const Texts before = translations_in(*to);
    write("job", job);
    // Asked for, a suggestion replaces what it is told to replace.
    const bool all = round % 8 < 4 && how != OnConflict::kReplace;
    Texts replaced;
    import(*to, "job", {false, all, all}, how, [&](const ImportConflict& found) {
      if (found.outcome != ImportConflict::Outcome::kReplaced) return;
    EXPECT_TRUE(how != OnConflict::kBetter || !found.offered.starts_with("Vorschlag"));
    replaced.emplace(found.source, found.stored);
  });
  Texts kept = translations_in(*to);
  if (how == OnConflict::kKeep || how == OnConflict::kBoth) {
    EXPECT_TRUE(replaced.empty());
  }
  kept.merge(replaced);
  EXPECT_TRUE(std::ranges::includes(kept, before));
}
}  // namespace suggestions_test

std::vector<std::string_view> formats() {
  std::vector<std::string_view> names;
  for (const ExchangeFormat& format : exchange_formats()) names.push_back(format.name);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Formats, Suggestions, testing::ValuesIn(formats()),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace locseg
}  // namespace locseg
