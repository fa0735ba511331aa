// What a store gives to a file of any format comes back from it into an empty store as it was,
// whatever the texts are.
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "base/translation_filter.h"
#include "locseg/exchange.h"
#include "locseg/output.h"
#include "locseg/store.h"
#include "reference/random.h"
#include "unit/store/folder.h"
#include "workflow/open_units.h"

namespace locseg {
namespace round_trips_test {

using reference::Random;
using State = TranslationState;

// Codes of every kind, what formats escape or guard, and what XML cannot hold.
constexpr std::string_view kParts[] = {
    "valve",  " ",    "  ",        "**",  "*a*",     "`x`", "<b>",   "</b>", "<br/>",
    "&amp;",  "&",    "[a](b.md)", "%d",  "%1$s",    "{0}", "\n",    "\r\n", "\t",
    "\\",     "\"",   "'",         "=1",  "-",       "@",   ",",     ";",    "\u00E9",
    "\u4E2D", "\x01", "\u00A0",    "]]>", "\u202E",  "\f",  "<!--",  "-->",  "![i](p.png)",
    "~~",     "#",    "\u0085",    "|",   ":::note", "\\n", "\uFEFF"};

std::string text(Random& random) {
  std::string out;
  for (std::uint32_t left = random.below(6); left != 0; --left) {
    out += kParts[random.below(std::size(kParts))];
  }
  // A blank text is none.
  out.insert(random.below(2) == 0 ? 0 : out.size(), "Ventil");
  return out;
}

struct Texts {
  std::string id;
  std::string source;
  std::string target;
};

Unit unit_of(const Texts& texts, Random& random) {
  constexpr State kStates[] = {State::kTranslated, State::kTranslated, State::kFuzzy,
                               State::kUnreviewed};
  return {.id = texts.id,
          .line = random.below(40),
          .source = texts.source,
          .target = texts.target,
          .recovered = random.one_in(4),
          .state = kStates[random.below(std::size(kStates))]};
}

// Ids and sources repeat, as they do in articles.
void put_article(UnitSink& sink, std::string_view path, std::string_view target_lang,
                 Random& random) {
  std::vector<Texts> texts(1 + random.below(8));
  std::vector<Unit> units;
  for (Texts& each : texts) {
    if (!random.one_in(4)) each.id = "0a1b2-" + std::to_string(101 + random.below(6));
    each.source = random.one_in(4) ? "Ventil" : text(random);
    each.target = random.one_in(8) ? each.source : text(random);
    Unit unit = unit_of(each, random);
    // A suggestion that is its source is none.
    if (each.target == each.source) unit.state = State::kTranslated;
    units.push_back(unit);
  }
  constexpr std::string_view kTypes[] = {"", "HT", "MT"};
  const auto put = sink.put({{.path = path,
                              .source_lang = "en-US",
                              .target_lang = target_lang,
                              .translation_type = kTypes[random.below(std::size(kTypes))],
                              .source_commit = random.one_in(2) ? "4a0a192" : "",
                              .handoff = random.one_in(2) ? "2026-01-12" : "",
                              .content = {}},
                             units});
  ASSERT_TRUE(put) << to_string(put.error());
}

class RoundTrips : public testing::TestWithParam<std::string_view> {
 protected:
  [[nodiscard]] const ExchangeFormat& format() const { return *find_exchange_format(GetParam()); }

  void fill(const std::string& name, Random& random) {
    const auto store = open_store(folder_ / name, StoreMode::kUpdate).value();
    for (const std::string_view path : {"a.md", "b #1%.json", "\u4E2D.yml"}) {
      put_article(*store, path, "de-DE", random);
      if (!format().one_language_pair && random.one_in(2)) {
        put_article(*store, path, "fr-FR", random);
      }
    }
    ASSERT_TRUE(store->commit());
  }

  std::string export_all(const std::string& from, const std::string& file) {
    const auto store = open_store(folder_ / from, StoreMode::kRead).value();
    auto out = OutputFile::open(folder_ / file).value();
    UnitFile to(format(), out, true);
    const auto read = store->read(to);
    EXPECT_TRUE(read) << to_string(read.error());
    EXPECT_TRUE(to.finish());
    EXPECT_TRUE(out.commit());
    return bytes_of(folder_ / file);
  }

  ImportCounts import(const std::string& file, const std::string& into) {
    const auto store = open_store(folder_ / into, StoreMode::kUpdate).value();
    StoreImport sink(*store, {.file = file, .source_lang = "", .target_lang = ""});
    base::TranslationFilter all({false, true, true}, sink);
    const auto read = read_all_units({folder_ / file, PathKind::kExchangeFile, &format()}, all);
    EXPECT_TRUE(read) << to_string(read.error());
    EXPECT_TRUE(sink.finish());
    EXPECT_TRUE(store->commit());
    return sink.counts();
  }

  Folder folder_;
};

TEST_P(RoundTrips, GiveTheSameFileAgain) {
  for (std::uint32_t round = 0; round < 40; ++round) {
    SCOPED_TRACE(round);
    Random random(round);
    const std::string number = std::to_string(round);
    ASSERT_NO_FATAL_FAILURE(fill("one" + number, random));
    const std::string once = export_all("one" + number, "once" + number);
    const ImportCounts first = import("once" + number, "two" + number);
    EXPECT_EQ(first.left_out, 0U);
    EXPECT_EQ(first.added, first.segments);
    ASSERT_EQ(export_all("two" + number, "again" + number), once);
    const ImportCounts second = import("once" + number, "two" + number);
    EXPECT_EQ(std::tuple(second.added, second.changed, second.kept), std::tuple(0U, 0U, 0U));
  }
}

std::vector<std::string_view> names() {
  std::vector<std::string_view> out;
  for (const ExchangeFormat& format : exchange_formats()) out.push_back(format.name);
  return out;
}

INSTANTIATE_TEST_SUITE_P(Formats, RoundTrips, testing::ValuesIn(names()),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace round_trips_test
}  // namespace locseg
