// Properties of repairs of exchange files, over generated texts in every format that can be
// checked.
#include "workflow/check_paths.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "base/disk.h"
#include "base/try.h"
#include "exchange/placed_units.h"
#include "locseg/exchange.h"
#include "locseg/output.h"
#include "workflow/open_units.h"

namespace locseg {
namespace check_paths_test {

using Counts = std::map<std::string, std::uint64_t>;

struct Counting : FindingSink {
  Result<void> put(const ArticleFindings& findings) override {
    for (const Finding& it : findings.findings) ++counts[std::string(it.rule->id)];
    return {};
  }
  Counts counts;
};

// What a file says, and its bytes outside of the targets.
struct Read : UnitSink {
  bool wants_origins() const override { return true; }
  Result<void> begin_article(const ArticleInfo&) override { return {}; }
  Result<void> end_article() override { return {}; }
  Result<void> units(std::span<const Unit> units) override {
    for (const Unit& unit : units) {
      sources.emplace_back(std::string(unit.id), std::string(unit.source));
      targets.emplace_back(unit.target);
      if (unit.origin != nullptr) spans.push_back(unit.origin->target);
    }
    return {};
  }
  std::vector<std::pair<std::string, std::string>> sources;
  std::vector<std::string> targets;
  std::vector<Span> spans;
  std::string rest;
};

class RepairedFiles : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) /
              ("locseg-check-paths-" + std::string(GetParam()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    format_ = find_exchange_format(GetParam());
    const auto endings = format_->endings;
    path_ = folder_ / ("job" + (endings.empty() ? ".xlf" : std::string(endings.front())));
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Counts check(bool fix) const {
    CheckOptions options;
    options.unsafe_fixes = fix;
    options.rules.ignore = {"consistency"};  // about other units as well
    if (fix) {
      options.on_fix = [](const FixedArticle& file) -> Result<void> {
        EXPECT_NE(file.before, file.after);
        EXPECT_GT(file.repairs, 0U);
        return write_output(std::string(file.path), file.after);
      };
    }
    Counting counting;
    const auto done = check_paths(identify_paths(std::vector{path_}), {}, options, counting);
    EXPECT_TRUE(done.has_value()) << (done ? "" : to_string(done.error()));
    return counting.counts;
  }

  Read read() const {
    Read out;
    const auto units = PlacedUnits::open(*format_, path_);
    EXPECT_TRUE(units && units->read(out));
    std::uint64_t at = 0;
    std::ranges::sort(out.spans, {}, &Span::begin);
    for (const Span span : out.spans) {
      if (span.begin < at) continue;  // two forms of a plural entry
      out.rest += units->text().substr(at, span.begin - at);
      at = span.end;
    }
    out.rest += units->text().substr(at);
    return out;
  }

  Result<void> write(std::span<const Unit> units) const {
    auto out = OutputFile::open(path_);
    LOCSEG_TRY(out);
    UnitFile file(*format_, *out);
    ArticleInfo info;
    info.path = "app.rc";
    info.source_lang = "en-US";
    info.target_lang = "de-DE";
    LOCSEG_TRY(file.put({info, units}));
    LOCSEG_TRY(file.finish());
    return out->commit();
  }

  std::filesystem::path folder_;
  std::string path_;
  const ExchangeFormat* format_ = nullptr;
};

std::string text_of(std::mt19937& random, bool flawed) {
  static constexpr const char* kSound[] = {
      "Ventil",  "öffnet", "den Tank", "„alles“",      "**jetzt**", "`a b`", "<b>x</b>", "&",
      "C:\\tmp", "{0}",    "\"so\"",   "[Ziel](a.md)", "%s",        "=1+1",  "\n",       "\t"};
  static constexpr const char* kFlaws[] = {"  ",      " ,",     "…",  "ﬁ",       "ﾊ",
                                           " \u200b", "\u00a0", " .", "e\u0301", " !"};
  std::string text = "Bitte";
  for (auto left = 2 + random() % 6; left != 0; --left) {
    text += ' ';
    text += kSound[random() % std::size(kSound)];
    if (flawed && random() % 3 == 0) text += kFlaws[random() % std::size(kFlaws)];
  }
  return text + '.';
}

TEST_P(RepairedFiles, AreBetterAndOtherwiseTheSame) {
  std::mt19937 random(20260928);
  std::uint64_t repaired = 0;
  for (int round = 0; round < 12; ++round) {
    std::vector<std::pair<std::string, std::string>> texts;
    for (int i = 0; i < 40; ++i) {
      const std::string sound = text_of(random, false);
      std::string target = sound;
      for (std::size_t at = 0; (at = target.find(' ', at + 1)) != std::string::npos;) {
        if (random() % 4 == 0) target.insert(at, random() % 2 == 0 ? " " : "\u00a0 ");
        while (at < target.size() && target[at] == ' ') ++at;
      }
      if (random() % 4 == 0) target = text_of(random, true);
      texts.emplace_back(sound, target);
    }
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < texts.size(); ++i)
      ids.push_back("0a1b2-" + std::to_string(101 + i));
    std::vector<Unit> units(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
      units[i].id = ids[i];
      units[i].source = texts[i].first;
      units[i].target = texts[i].second;
    }
    ASSERT_TRUE(write(units).has_value());
    const Read before = read();
    const Counts found = check(false);
    const Counts left = check(true);
    for (const auto& [rule, count] : left) {
      const auto had = found.find(rule);
      EXPECT_LE(count, had == found.end() ? 0 : had->second) << rule;
    }
    const Read after = read();
    EXPECT_EQ(after.sources, before.sources);
    EXPECT_EQ(after.rest, before.rest);
    EXPECT_EQ(check(false), left) << "what was found after repairs is what is there";
    for (std::size_t i = 0; i < before.targets.size(); ++i) {
      repaired += before.targets[i] != after.targets[i] ? 1 : 0;
    }
    EXPECT_EQ(check(true), left);
    EXPECT_EQ(read().targets, after.targets) << "a second time there is nothing to repair";
  }
  EXPECT_GT(repaired, 50U);
}

INSTANTIATE_TEST_SUITE_P(Formats, RepairedFiles,
                         testing::Values("jsonl", "tsv", "csv", "po", "tmx", "xliff12", "xliff2"),
                         [](const auto& info) { return std::string(info.param); });

// Every finding of a run, with the lines that it points to.
struct FindingLines : FindingSink {
  Result<void> put(const ArticleFindings& findings) override {
    for (const Finding& it : findings.findings) {
      std::string line = std::string(findings.article) + ":" + std::to_string(it.begin.line) + " " +
                         std::string(it.rule->id);
      for (const RelatedText& other : it.related) {
        line +=
            " " + std::string(other.article) + ":" + std::to_string(other.line) + " " + other.text;
      }
      line += " " + (it.segment ? it.segment->target : std::string());
      lines.push_back(line);
    }
    return {};
  }
  std::vector<std::string> lines;
};

std::vector<std::string> lines_of(const std::vector<std::string>& paths, unsigned threads) {
  TreeOptions tree;
  tree.threads = threads;
  FindingLines found;
  const auto done = check_paths(identify_paths(paths), tree, {}, found);
  EXPECT_TRUE(done.has_value()) << (done ? "" : to_string(done.error()));
  return found.lines;
}

class ManyFiles : public testing::Test {
 protected:
  void SetUp() override {
    // Tests run side by side.
    const std::string test = testing::UnitTest::GetInstance()->current_test_info()->name();
    folder_ = std::filesystem::path(testing::TempDir()) / ("locseg-check-paths-" + test);
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name) << bytes;
    return folder_ / name;
  }

  std::filesystem::path folder_;
};

// The target stands before its source, and texts have several lines.
TEST_F(ManyFiles, PointToLinesOfOtherTexts) {
  const std::string path = write("a.csv",
                                 "target,source,target_lang\n"
                                 "\"Das Ventil\nöffnen.\",\"Open the valve now.\",de-DE\n"
                                 "Datei sichern.,Save the file.,de-DE\n"
                                 "Ventil aufmachen.,Open the valve now.,de-DE\n");
  const std::vector<std::string> lines = lines_of({path}, 1);
  EXPECT_NE(std::ranges::find(lines, path + ":5 inconsistent-target " + path +
                                         ":2 Das Ventil\nöffnen. Ventil aufmachen."),
            lines.end())
      << testing::PrintToString(lines);
}

TEST_F(ManyFiles, SayTheSameOnAnyNumberOfThreads) {
  std::mt19937 random(7);
  std::vector<std::string> paths;
  for (int file = 0; file < 30; ++file) {
    std::string bytes = "source,target,target_lang\n";
    for (int i = 0; i < 50; ++i) {
      const std::string number = std::to_string(random() % 200);
      bytes += "Open the valve " + number + " of the tank.,Das Ventil " +
               std::to_string(random() % 200) + " am Tank öffnen.,de-DE\n";
    }
    paths.push_back(write(std::to_string(file) + ".csv", bytes));
  }
  const std::vector<std::string> one = lines_of(paths, 1);
  EXPECT_GT(one.size(), 500U);
  EXPECT_EQ(lines_of(paths, 4), one);
}

}  // namespace check_paths_test
}  // namespace locseg
