// Files that are small and would make much of it: each is refused before it does, or costs no more
// than it is long.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/byte_source.h"
#include "exchange/tmx/tmx_writer.h"
#include "exchange/xliff/xliff.h"

namespace locseg::exchange {
namespace xml_bounds_test {

using namespace std::string_view_literals;

class Count final : public UnitSink {
 public:
  Result<void> begin_article(const ArticleInfo& /*info*/) override { return {}; }
  Result<void> units(std::span<const Unit> units) override {
    count += units.size();
    return {};
  }
  Result<void> end_article() override { return {}; }
  std::size_t count = 0;
};

struct Part {
  std::string_view text;
  std::size_t times = 1;
};

struct Bomb {
  std::string_view name;
  const UnitReader& (*reader)();
  std::vector<Part> parts;
  std::size_t units;
  std::string_view error;
};

constexpr std::string_view kTmx = "<tmx><header srclang='en'/><body><tu>\n";
constexpr std::string_view kXliff1 =
    "<xliff version='1.2'><file source-language='en' target-language='de' original='";
constexpr std::string_view kXliff2 =
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='en' "
    "trgLang='de'><file id='f'>\n<unit id='u'><originalData><data id='d'>";
constexpr std::string_view kUnit2 = "</data></originalData><segment><source>";
constexpr std::string_view kTail2 = "</source><target>t</target></segment></unit></file></xliff>";
constexpr std::string_view kUnit1 =
    "<trans-unit id='1'><source>s</source><target>t</target></trans-unit>\n";
constexpr std::string_view kMany =
    "<unit id='u'><segment><source>s</source><target>t</target></segment></unit>\n";

class XmlBounds : public testing::TestWithParam<Bomb> {};

TEST_P(XmlBounds, HoldForEveryReader) {
  std::string file;
  for (const Part& part : GetParam().parts) {
    for (std::size_t i = 0; i < part.times; ++i) file += part.text;
  }
  MemoryBytes bytes(file);
  Count count;
  const auto read = GetParam().reader().read(bytes, "in", count);
  EXPECT_EQ(read ? "" : to_string(read.error()), GetParam().error);
  EXPECT_EQ(count.count, GetParam().units);
}

INSTANTIATE_TEST_SUITE_P(
    Bombs, XmlBounds,
    testing::Values(
        Bomb{"a_source_for_every_target",
             tmx_reader,
             {{kTmx},
              {"<tuv lang='en'><seg>"},
              {"a", 1 << 20},
              {"</seg></tuv>\n"},
              {"<tuv lang='de'><seg>t</seg></tuv>\n", 100},
              {"</tu></body></tmx>"}},
             60,
             "in:66:1: the units of the <tu> are longer than 64 MiB"},
        Bomb{"a_property_for_every_target",
             tmx_reader,
             {{kTmx},
              {"<prop type='x-id'>"},
              {"a", 1 << 20},
              {"</prop><tuv lang='en'><seg>s</seg></tuv>\n"},
              {"<tuv lang='de'><seg>t</seg></tuv>\n", 100},
              {"</tu></body></tmx>"}},
             60,
             "in:66:1: the units of the <tu> are longer than 64 MiB"},
        Bomb{"properties_and_targets",  // which must not look at all of the ones each
             tmx_reader,
             {{kTmx},
              {"<prop type='x-id'>a</prop>", 20000},
              {"<tuv lang='en'><seg>s</seg></tuv>"},
              {"<tuv lang='de'><seg>t</seg></tuv>", 20000},
              {"</tu></body></tmx>"}},
             20000,
             ""},
        Bomb{"a_code_that_many_refer_to",
             xliff_reader,
             {{kXliff2}, {"c", 1 << 20}, {kUnit2}, {"<ph id='1' dataRef='d'/>", 100}, {kTail2}},
             0,
             "in:2:1: the codes of the <unit> are longer than 16 MiB"},
        Bomb{"a_code_of_nothing_that_many_refer_to",
             xliff_reader,
             {{kXliff2}, {"<x/>", 20000}, {kUnit2}, {"<ph id='1' dataRef='d'/>", 20000}, {kTail2}},
             0,
             "in:2:1: the codes of the <unit> are longer than 16 MiB"},
        Bomb{"a_name_for_every_unit",
             xliff_reader,
             {{kXliff1}, {"n", 1 << 17}, {"'><body>\n"}, {kUnit1, 10}, {"</body></file></xliff>"}},
             0,
             "in:2:1: what the <file> says of itself is longer than 64 KiB"},
        Bomb{"a_date_for_every_unit",
             xliff_reader,
             {{kXliff1},
              {"n'><header><note from='handoff'>"},
              {"d", 1 << 17},
              {"</note></header><body>\n"},
              {kUnit1, 10},
              {"</body></file></xliff>"}},
             0,
             "in:2:1: what the <file> says of itself is longer than 64 KiB"},
        Bomb{"a_commit_for_every_unit",
             xliff_reader,
             {{"<xliff version='2.1' srcLang='en' trgLang='de'><file id='f'><notes><note "
               "category='source-commit'>"},
              {"c", 1 << 17},
              {"</note></notes>\n"},
              {kMany, 10},
              {"</file></xliff>"}},
             0,
             "in:2:1: what the <file> says of itself is longer than 64 KiB"},
        Bomb{"laughs_of_xliff",
             xliff_reader,
             {{"<!DOCTYPE xliff [<!ENTITY a 'ha'>"}, {"<!ENTITY b '&a;&a;'>", 10}, {"]><xliff/>"}},
             0,
             "in:1:17: found a document type of the file's own, expected none: no entity is "
             "expanded"},
        Bomb{"laughs_without_their_entities",
             xliff_reader,
             {{kXliff2}, {"c"}, {kUnit2}, {"&a;"}, {kTail2}},
             0,
             "in:2:81: found a reference that is not known, expected &amp; &lt; &gt; &quot; &apos; "
             "or the number of a character: no entity is expanded"},
        Bomb{"an_attribute_of_xliff",
             xliff_reader,
             {{kXliff1}, {"n", 2 << 20}, {"'/></xliff>"}},
             0,
             "in:1:22: the tag is longer than 1 MiB"},
        Bomb{"nesting_of_xliff",
             xliff_reader,
             {{kXliff2}, {"c"}, {kUnit2}, {"<pc id='1'>", 100000}, {"</pc>", 100000}, {kTail2}},
             0,
             "in:2:2842: elements nest more than 256 deep"},
        Bomb{"nul_bytes",
             xliff_reader,
             {{"\0"sv, 100000}},
             0,
             "in:1:1: found a character that XML cannot hold, expected characters"}),
    [](const auto& info) { return std::string(info.param.name); });

// A job gives each segment what is said of its unit.
TEST(XmlBoundsOfJobs, HoldForAHeadingForEverySegment) {
  std::string file =
      "<xliff version='2.1' srcLang='en' trgLang='de'><file id='f'>\n"
      "<unit id='u'><notes><note category='heading'>";
  file.append(1 << 20, 'h');
  file += "</note></notes>";
  for (int i = 0; i < 100; ++i) file += "<segment><source>s</source></segment>";
  file += "</unit></file></xliff>";
  MemoryBytes bytes(file);
  Count count;
  const auto read = xliff_reader().read_untranslated(bytes, "in", count);
  ASSERT_FALSE(read);
  EXPECT_EQ(to_string(read.error()),
            "in:2:1: the segments of the <unit>, with what is said of all, are longer than 64 MiB");
  EXPECT_LE(count.count, 64U);
}

}  // namespace xml_bounds_test
}  // namespace locseg::exchange
