// Where the bytes of texts are in files of each format.
#include "exchange/placed_units.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/each_unit.h"
#include "locseg/exchange.h"
#include "reference/random.h"

namespace locseg {
namespace placed_units_test {

struct Row {
  std::string_view file;  // its ending tells the format
  std::string_view bytes;
  std::string_view part;     // of the target of the last unit
  std::string_view spelled;  // in the file
};

// Keeps the last unit.
class Last final : public UnitSink {
 public:
  bool wants_origins() const override { return true; }
  Result<void> begin_article(const ArticleInfo&) override { return {}; }
  Result<void> units(std::span<const Unit> units) override {
    target = units.back().target;
    if (units.back().origin != nullptr) origin = *units.back().origin;
    return {};
  }
  Result<void> end_article() override { return {}; }

  std::string target;
  UnitOrigin origin;
};

class PlaceInFile : public testing::TestWithParam<Row> {};

TEST_P(PlaceInFile, IsWhereThePartIsSpelled) {
  const Row& row = GetParam();
  // Rows run side by side.
  const std::string path =
      testing::TempDir() + "placed_units-" + std::to_string(::getpid()) + std::string(row.file);
  std::ofstream(path) << row.bytes;
  const auto units = PlacedUnits::open(*exchange_format_of(path), path);
  ASSERT_TRUE(units.has_value());
  Last last;
  ASSERT_TRUE(units->read(last).has_value());
  std::filesystem::remove(path);
  const std::size_t at = last.target.find(row.part);
  ASSERT_NE(at, std::string::npos) << last.target;
  const Span place = units->place_of(last.origin.target, last.target, {at, at + row.part.size()});
  EXPECT_EQ(place.of(units->text()), row.spelled);
  EXPECT_TRUE(last.origin.record.contains(place));
  // A point at the end of the text is inside, too.
  const Span end =
      units->place_of(last.origin.target, last.target, {last.target.size(), last.target.size()});
  EXPECT_TRUE(end.empty());
  EXPECT_TRUE(last.origin.record.contains(end));
  EXPECT_GE(end.begin, place.end);
}

constexpr std::string_view kXliff12 =
    "<xliff version='1.2'><file original='a' source-language='en' target-language='de'><body>"
    "<trans-unit id='1'><source>a <x id='1'/> b</source><target state='x>y'>vor &lt;a&gt;"
    "<x id='1'/> n&#x61;ch <![CDATA[<b>]]> Ende</target></trans-unit></body></file></xliff>";

INSTANTIATE_TEST_SUITE_P(
    Formats, PlaceInFile,
    testing::Values(
        Row{".po", "msgid \"a\"\nmsgstr \"\"\n  \"eins\\n\"\n\"\\\"zwei\\\" drei\"\n", "\"zwei\"",
            "\\\"zwei\\\""},
        Row{".po", "msgid \"a\"\nmsgstr \"eins \"\n\"zwei\"\n", "s zw", "s \"\n\"zw"},
        Row{".po", "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"x\"\nmsgstr[1] \"y\\tz\"\n", "\tz",
            "\\tz"},
        Row{".csv", "source,target\na,\"x \"\"y\"\" z\"\n", "y\"", "y\"\""},
        Row{".csv", "source;target\na;'=1\n", "=", "="},
        Row{".csv", "target,source\n\"x\ny\",a\n", "y", "y"},
        Row{".tsv", "source\ttarget\na\tx\\ty\\\\z\n", "\\z", "\\\\z"},
        Row{".jsonl", "{\"target\": \"x\\u00e4\\ud83d\\ude00 \\\"y\\\"\", \"source\": \"a\"}\n",
            "\xF0\x9F\x98\x80", "\\ud83d\\ude00"},
        Row{".jsonl", "{\"target\": \"x\\u00e4 \\\"y\\\"\", \"source\": \"a\"}\n", "\"y", "\\\"y"},
        Row{".xlf", kXliff12, "<a>", "&lt;a&gt;"}, Row{".xlf", kXliff12, "nach", "n&#x61;ch"},
        Row{".xlf", kXliff12, "<b>", "<b>"}, Row{".xlf", kXliff12, "Ende", "Ende"},
        Row{".xlf",
            "<xliff version='2.0' srcLang='en' trgLang='de'><file id='f'><unit id='1'><segment>"
            "<source>a</source><target>eins </target></segment><segment><source>b</source>"
            "<target>zwei</target></segment></unit></file></xliff>",
            "zwei", "zwei"},
        Row{".tmx",
            "<tmx version='1.4'><header srclang='en'/><body><tu><tuv xml:lang='en'><seg>a</seg>"
            "</tuv><tuv xml:lang='de'><seg>x <bpt i='1'>&lt;b&gt;</bpt>y<ept "
            "i='1'>&lt;/b&gt;</ept></seg></tuv></tu></body></tmx>",
            "b>y", "b&gt;</bpt>y"}));

// Each byte of the text is in the file where what spells it is.
TEST(PlacedUnits, FindsEveryPartOfXml) {
  struct Piece {
    std::string_view raw;
    std::string_view decoded;
    bool is_plain = false;  // spells itself byte by byte
  };
  constexpr Piece kPieces[] = {
      {"ab c", "ab c", true}, {"\u4e2d", "\u4e2d", true}, {"&lt;", "<"},
      {"&#x4E2D;", "\u4e2d"}, {"& ", "& ", true},         {"\r\n", "\n"},
      {"\r", "\n"},           {"<!-- x -->", ""},         {"<![CDATA[<&lt;]]>", ""}};
  reference::Random random(7);
  for (int round = 0; round < 2'000; ++round) {
    std::string raw;
    std::string decoded;
    std::vector<Span> spelled;  // by byte of `decoded`
    for (auto count = 1 + random.below(6); count > 0; --count) {
      const Piece& piece = kPieces[random.below(static_cast<std::uint32_t>(std::size(kPieces)))];
      if (raw.ends_with('\r') && piece.raw.starts_with('\n')) continue;
      if (piece.raw.starts_with("<![CDATA[")) {
        for (std::uint64_t i = 0; i < 5; ++i) {
          spelled.push_back({raw.size() + 9 + i, raw.size() + 10 + i});
        }
        decoded += "<&lt;";
      }
      for (std::uint64_t i = 0; i < piece.decoded.size(); ++i) {
        spelled.push_back(piece.is_plain ? Span{raw.size() + i, raw.size() + i + 1}
                                         : Span{raw.size(), raw.size() + piece.raw.size()});
      }
      raw += piece.raw;
      decoded += piece.decoded;
    }
    const PlacedUnits units = PlacedUnits::of(*exchange_format_of("a.xlf"), "a.xlf", raw);
    for (std::uint64_t begin = 0; begin < decoded.size(); ++begin) {
      EXPECT_EQ(units.place_of({0, raw.size()}, decoded, {begin, begin}).begin,
                spelled[begin].begin);
      for (std::uint64_t end = begin + 1; end <= decoded.size(); ++end) {
        const Span expected{spelled[begin].begin, spelled[end - 1].end};
        ASSERT_EQ(units.place_of({0, raw.size()}, decoded, {begin, end}), expected)
            << raw << ", " << begin << " to " << end;
      }
    }
  }
}

// What the origins of many units say, whatever calls they come in.
TEST(PlacedUnits, KeepsOriginsOfManyUnits) {
  const std::string path =
      testing::TempDir() + "placed_units_forms-" + std::to_string(::getpid()) + ".po";
  std::string bytes =
      "msgid \"\"\nmsgstr \"Language: zh\\nPlural-Forms: nplurals=1; plural=0;\\n\"\n\n"
      "msgctxt \"of x\"\nmsgid \"x\"\nmsgstr \"x\"\n\n";
  for (int i = 0; i < 3000; ++i) {
    const std::string number = std::to_string(i);
    bytes += "msgctxt \"of " + number + "\"\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"" +
             number + "\"\n\n";
  }
  std::ofstream(path) << bytes;
  const auto units = PlacedUnits::open(*exchange_format_of(path), path);
  ASSERT_TRUE(units.has_value());
  std::size_t count = 0;
  base::EachUnit each(
      [&](const Unit& unit) -> Result<void> {
        EXPECT_EQ(unit.origin->context, "of " + std::string(unit.target));
        EXPECT_EQ(unit.origin->is_repeated, unit.source == "a") << unit.source;
        ++count;
        return {};
      },
      true);
  ASSERT_TRUE(units->read(each).has_value());
  std::filesystem::remove(path);
  EXPECT_EQ(count, 6001U);
}

// The places are those of the characters, whatever the encoding.
TEST(PlacedUnits, CountsUtf8OfOtherEncodings) {
  const std::string path =
      testing::TempDir() + "placed_units_latin1-" + std::to_string(::getpid()) + ".xlf";
  std::ofstream(path) << "<?xml version='1.0' encoding='ISO-8859-1'?><xliff version='1.2'><file "
                         "original='a' source-language='en' target-language='de'><body><trans-unit "
                         "id='1'><source>a</source><target>\xFC\xE4 b</target></trans-unit></body>"
                         "</file></xliff>";
  const auto units = PlacedUnits::open(*exchange_format_of(path), path);
  ASSERT_TRUE(units.has_value());
  Last last;
  ASSERT_TRUE(units->read(last).has_value());
  std::filesystem::remove(path);
  EXPECT_EQ(last.target, "üä b");
  EXPECT_EQ(units->place_of(last.origin.target, last.target, {5, 6}).of(units->text()), "b");
}

}  // namespace placed_units_test
}  // namespace locseg
