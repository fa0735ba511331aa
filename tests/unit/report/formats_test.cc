// Every format of every report, made of a small value whose texts hold what formats must escape.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "locseg/report.h"

namespace locseg {
namespace formats_test {

constexpr std::string_view kHostile =
    "<b>\"a\" & 'b'</b>, |*_`[x](y)`\n\t\x1B[31m\u202E \\u0000 ]]> \xFF%:";

std::vector<Unit> units(std::string_view target) {
  return {{.id = "f0ed8-103", .line = 3, .source = "Same.", .target = "Gleich."},
          {.id = "f0ed8-104", .line = 0, .source = kHostile, .target = target}};
}

std::string findings(const FindingFormat& format) {
  const auto path =
      std::filesystem::path(testing::TempDir()) /
      (std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".out");
  auto out = OutputFile::open(path.string()).value();
  Finding in_article;
  in_article.rule = rule_descriptions()[0];
  in_article.message = kHostile;
  in_article.excerpt = kHostile;
  in_article.mark = {3, 6};
  in_article.begin = in_article.end = {2, 1};
  in_article.related = {{std::string(kHostile), 7, std::string(kHostile), {}}};
  Finding in_target = in_article;
  in_target.place = TextSide::kTarget;
  in_target.severity = Severity::kError;
  in_target.segment = std::make_shared<SegmentTexts>(
      SegmentTexts{"f0ed8-104", std::string(kHostile), std::string(kHostile), {}});
  const std::vector<Finding> two = {in_article, in_target};
  CheckCounts counts;
  counts.articles = 2;
  counts.by_rule.assign(rule_descriptions().size(), 0);
  counts.by_rule[0] = 2;
  counts.by_severity = {0, 1, 1};
  const auto report = format.make(out, {});
  EXPECT_TRUE(report->put({"a.md", "en-US", "de-DE", {}}).has_value());
  EXPECT_TRUE(report->put({kHostile, "en-US", kHostile, two}).has_value());
  EXPECT_TRUE(report->finish(counts).has_value());
  EXPECT_TRUE(out.commit().has_value());
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  std::filesystem::remove(path);
  return text.str();
}

std::string changes(const DiffFormat& format) {
  const auto before = units("a");
  const auto after = units(kHostile);
  const std::vector<Unit> none;
  std::vector<ArticleDiff> diffs = {diff_article(before, after, ArticleKind::kMarkdown),
                                    diff_article(before, before, ArticleKind::kMarkdown),
                                    diff_article(none, after, ArticleKind::kMarkdown)};
  diffs[0].before_name = diffs[0].after_name = kHostile;
  diffs[0].target_lang = kHostile;
  diffs[2].status = ArticleStatus::kAdded;
  diffs[2].after_name = "new.md";
  const auto report = format.make({});
  std::string out;
  report->header(out);
  DiffTotals totals;
  for (bool first = true; const ArticleDiff& diff : diffs) {
    totals.add(diff);
    std::string text;
    report->article(diff, text);
    if (!text.empty() && !first) out += report->between();
    first = first && text.empty();
    out += text;
  }
  report->footer(totals, out);
  return out;
}

std::string merge(const MergeFormat& format) {
  const auto segments = units("a");
  const auto edited = units(kHostile);
  ArticleMerge merged;
  merged.units = {{EditOutcome::kUnchanged, {0}, {}, false},
                  {EditOutcome::kRefused, {0, 1}, std::string(kHostile), true}};
  merged.missing = {1};
  const MergedArticle articles[] = {{kHostile, segments, edited, &merged},
                                    {"b.md", segments, edited, &merged}};
  return format.make({articles, true}, {});
}

std::string merge3_report(const Merge3Format& format) {
  Merge3 merged;
  const std::string text(kHostile);
  merged.edits = {{LocalEditStatus::kConflict, true, text, 3, text, text, {}, 0},
                  {LocalEditStatus::kStale, false, text, 3, text, text, text, 4}};
  merged.notes = {text};
  return format.make(merged, {});
}

Match match() {
  Match found;
  found.score = 97;
  found.similarity = 98;
  found.deductions = {{"numbers", 1}};
  found.source = found.target = found.article = found.translation_type = kHostile;
  found.uses = 2;
  return found;
}

std::string lookup(const LookupFormat& format, const LookupAnswer& answer) {
  return format.make(answer, {});
}

LookupAnswer answer() { return {kHostile, 70, LookupResult{{match(), match()}, 3}}; }

LookupAnswer phrase() {
  const std::string text(kHostile);
  return {kHostile, 0, Concordance{{{text, text, {0, 3}, {}, true, text, 2, text, ""}}, 1}};
}

LookupAnswer no_query() {
  return {{}, 0, Error{ErrorCode::kMalformed, std::string(kHostile), "-", {2, 3}, Hint::kNone}};
}

std::string pretranslation(const PretranslationFormat& format) {
  PretranslationResult result;
  Filling filled;
  filled.outcome = FillOutcome::kRefused;
  filled.match = match();
  filled.target = filled.reason = kHostile;
  Filling unmatched;
  unmatched.outcome = FillOutcome::kUnmatched;
  const auto group = units("");
  result.add(kHostile, {.info = {}, .units = group}, std::vector<Filling>{filled, unmatched});
  return format.make(result, {});
}

std::string stats(const StatsFormat& format) {
  Stats counted;
  counted.pairs.push_back({.source_lang = "en-US",
                           .target_lang = std::string(kHostile),
                           .counts = {1, 0, 1, {1, 2}, {3, 4}},
                           .units = 1,
                           .repetitions = 0,
                           .types = {{std::string(kHostile), {}}, {"MT", {}}}});
  counted.problems.emplace();
  counted.problems->emplace_back(ProblemKind::kDuplicateId, 1);
  counted.outside = OutsidePairs{{2, {6, 40}}, {1, {9, 50}}, {0, {}}};
  return format.make(counted, {});
}

std::string analysis(const AnalysisFormat& format) {
  Analysis done;
  done.memory = done.target_lang = kHostile;
  done.articles = {{std::string(kHostile), {}}, {"b.md", {}}};
  done.articles[0].bands[3].all = {2, {7, 30}};
  done.total.bands = done.articles[0].bands;
  return format.make(done, {});
}

std::string status(const StatusFormat& format) {
  const std::string text(kHostile);
  PageStatus page;
  page.language = page.source = page.translation = page.revision = text;
  page.state = PageState::kOutdated;
  page.drifts = {{DriftKind::kChanged, false, text, text + "!", text, {1, 2}, {1, 9}, 3},
                 {DriftKind::kMarkup, true, text, text, text, {2, 1}, {4, 2}, 5}};
  PageStatus missing;
  missing.source = missing.translation = missing.moved_source = text;
  missing.state = PageState::kNotTranslated;
  PageStatus renamed = missing;
  renamed.state = PageState::kNoSource;
  PageStatus orphaned = renamed;
  orphaned.moved_source.clear();
  return format.make({{page, missing, renamed, orphaned}, {}}, {});
}

struct Made {
  std::string report;  // whose format it is
  std::string format;
  std::string text;
};

template <class Formats, class Make>
void make_all(std::vector<Made>& out, std::string_view report, Formats formats, const Make& make) {
  for (const auto& format : formats) {
    out.push_back({std::string(report), std::string(format.name), make(format)});
  }
}

std::vector<Made> all() {
  std::vector<Made> out;
  make_all(out, "findings", finding_formats(), findings);
  make_all(out, "changes", diff_formats(), changes);
  make_all(out, "merge", merge_formats(), merge);
  make_all(out, "merge3", merge3_formats(), merge3_report);
  make_all(out, "answer", lookup_formats(), [](const auto& f) { return lookup(f, answer()); });
  make_all(out, "phrase", lookup_formats(), [](const auto& f) { return lookup(f, phrase()); });
  make_all(out, "no query", lookup_formats(), [](const auto& f) { return lookup(f, no_query()); });
  make_all(out, "pretranslation", pretranslation_formats(), pretranslation);
  make_all(out, "stats", stats_formats(), stats);
  make_all(out, "analysis", analysis_formats(), analysis);
  make_all(out, "status", status_formats(), status);
  return out;
}

// Empty if every element that is opened is closed in order, and none holds a stray `<` or `&`.
std::string fault_of_page(std::string_view page) {
  static const std::set<std::string_view> kVoid = {"meta", "br", "!DOCTYPE", "input"};
  std::vector<std::string> open;
  for (std::size_t at = 0; (at = page.find('<', at)) != std::string_view::npos;) {
    const std::size_t end = page.find('>', at);
    if (end == std::string_view::npos) return "a tag without an end";
    std::string_view tag = page.substr(at + 1, end - at - 1);
    at = end;
    const bool closes = tag.starts_with('/');
    if (closes) tag.remove_prefix(1);
    const std::string name(tag.substr(0, tag.find(' ')));
    if (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz123456789!DOCTYPE") != std::string::npos)
      return "no name of an element: " + name;
    if (kVoid.contains(name)) continue;
    if (!closes) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return "</" + name + "> closes nothing";
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : "<" + open.back() + "> stays open";
}

std::string fault_of(const Made& made) {
  if (base::valid_utf8_prefix(made.text) != made.text.size() && made.format != "text" &&
      made.format != "github") {
    return "not UTF-8";
  }
  if (made.format == "json" || made.format == "sarif" || made.format == "gitlab" ||
      made.format == "rdjson" || made.format == "badge") {
    return nlohmann::json::accept(made.text) ? "" : "no JSON";
  }
  if (made.format == "jsonl") {
    const auto lines = std::ranges::count(made.text, '\n');
    return lines == 4 ? "" : "no line a page";
  }
  if (made.format == "junit") {
    pugi::xml_document document;
    return document.load_buffer(made.text.data(), made.text.size()).description() ==
                   std::string("No error")
               ? ""
               : "no XML";
  }
  if (made.format == "html" || made.format == "markdown" || made.format == "github-summary")
    return fault_of_page(made.text);
  if (made.format == "csv") {
    const auto quotes = std::ranges::count(made.text, '"');
    return quotes % 2 == 0 && made.text.ends_with("\r\n") ? "" : "no records";
  }
  if (made.format == "text" || made.format == "concise") {
    return made.text.find('\x1B') == std::string::npos ? "" : "an escape sequence of foreign text";
  }
  return made.format == "github" ? "" : "a format that no one looks at";
}

TEST(Formats, AllAreWellFormed) {
  const std::vector<Made> made = all();
  EXPECT_EQ(made.size(), finding_formats().size() + diff_formats().size() + merge_formats().size() +
                             merge3_formats().size() + 3 * lookup_formats().size() +
                             pretranslation_formats().size() + stats_formats().size() +
                             analysis_formats().size() + status_formats().size());
  for (const Made& one : made) {
    EXPECT_FALSE(one.text.empty()) << one.report << ", " << one.format;
    EXPECT_TRUE(one.text.ends_with('\n')) << one.report << ", " << one.format;
    EXPECT_EQ(fault_of(one), "") << one.report << ", " << one.format << ":\n" << one.text;
  }
}

TEST(Formats, JsonHoldsTheTextsThatWereGiven) {
  std::string valid;
  base::append_valid_utf8(valid, kHostile);
  for (const Made& one : all()) {
    if (one.format != "json") continue;
    EXPECT_NE(one.text.find(nlohmann::json(valid).dump()), std::string::npos) << one.report << ":\n"
                                                                              << one.text;
  }
}

template <class Formats>
void expect_sound(Formats formats) {
  std::set<std::string_view> names;
  for (const auto& format : formats) {
    EXPECT_TRUE(names.insert(format.name).second) << format.name;
    EXPECT_FALSE(format.summary.empty()) << format.name;
    EXPECT_NE(format.make, nullptr) << format.name;
    EXPECT_EQ(find_format(formats, format.name), &format);
  }
  EXPECT_EQ(formats.front().name, "text");
  EXPECT_EQ(find_format(formats, "no such format"), nullptr);
  EXPECT_EQ(find_format(formats, ""), nullptr);
}

TEST(Formats, NamesAreUniqueAndFound) {
  expect_sound(finding_formats());
  expect_sound(diff_formats());
  expect_sound(merge_formats());
  expect_sound(merge3_formats());
  expect_sound(lookup_formats());
  expect_sound(pretranslation_formats());
  expect_sound(stats_formats());
  expect_sound(analysis_formats());
  expect_sound(status_formats());
}

TEST(Formats, AreFoundByTheEndingOfAPath) {
  EXPECT_EQ(format_of_path(finding_formats(), "out/check.sarif")->name, "sarif");
  EXPECT_EQ(format_of_path(finding_formats(), "check.xml")->name, "junit");
  EXPECT_EQ(format_of_path(finding_formats(), "check.txt"), nullptr);
  EXPECT_EQ(format_of_path(finding_formats(), ""), nullptr);
}

TEST(Formats, NameOptionsOnlyAsTheyAreTold) {
  const LookupFormat& text = *find_format(lookup_formats(), "text");
  EXPECT_NE(text.make(answer(), {}).find("3 more matches not shown\n"), std::string::npos);
  const auto option_of = [](Hint hint) -> std::string_view {
    return hint == Hint::kLimit ? "--limit" : "";
  };
  EXPECT_NE(text.make(answer(), {.option_of = option_of})
                .find("3 more matches not shown (see --limit)\n"),
            std::string::npos);
}

}  // namespace formats_test
}  // namespace locseg
