// What other tools write, and what is broken, as TMX and XLIFF.
#include <gtest/gtest.h>

#include <string>

#include "base/byte_source.h"
#include "base/whole_articles.h"
#include "exchange/tmx/tmx_writer.h"
#include "exchange/xliff/xliff.h"
#include "reference/random.h"

namespace locseg::exchange {
namespace xml_readers_test {

// Every unit as `article/id:line lang>lang type source=target`, `?` where codes are not known.
class Lines final : public base::WholeArticles {
 public:
  Result<void> take(const UnitGroup& group) override {
    const ArticleInfo& info = group.info;
    provenance = std::string(info.source_commit) + ' ' + std::string(info.handoff);
    for (const Unit& unit : group.units) {
      text += std::string(info.path) + '/' + std::string(unit.id) + ':' +
              std::to_string(unit.line) + ' ' + std::string(info.source_lang) + '>' +
              std::string(info.target_lang) + ' ' + std::string(info.translation_type) + ' ' +
              std::string(unit.source) + '=' + std::string(unit.target) +
              (unit.opaque_codes ? "?" : "") + (unit.recovered ? "!\n" : "\n");
    }
    return {};
  }
  std::string text;
  std::string provenance;  // of the last group
};

struct Case {
  std::string_view name;
  const UnitReader& (*reader)();
  std::string_view bytes;
  std::string_view lines;
  std::string_view error;
};

class XmlReaders : public testing::TestWithParam<Case> {};

TEST_P(XmlReaders, ReadOrSayWhereHoweverTheBytesCome) {
  for (const std::size_t size : {std::size_t{1}, std::size_t{9}, std::string::npos}) {
    Lines lines;
    MemoryBytes bytes(GetParam().bytes, size);
    const auto read = GetParam().reader().read(bytes, "in", lines);
    EXPECT_EQ(lines.text, GetParam().lines) << size;
    EXPECT_EQ(read ? "" : to_string(read.error()), GetParam().error) << size;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Tmx, XmlReaders,
    testing::Values(
        Case{"every_element", tmx_reader,
             "<tmx version='1.4'><header srclang='en'/><body><tu><tuv xml:lang='en'><seg>a "
             "<bpt i='1'>&lt;b></bpt>b<ept i='1'>&lt;/b></ept> <ph>{0}</ph> <it pos='begin'>&lt;i>"
             "</it> <hi>h</hi> <ut>u</ut> <bpt i='2'>[<sub>s</sub>]</bpt><ept i='2'/></seg></tuv>"
             "<tuv xml:lang='de'><seg>x</seg></tuv></tu></body></tmx>",
             "/:0 en>de  a <b>b</b> {0} <i> h u [s]=x\n", ""},
        Case{"empty_codes", tmx_reader,
             "<tmx><header srclang='en'/><body><tu><tuv xml:lang='en'><seg>a <bpt i='1'/>b"
             "<ept i='1'/> <it pos='begin' x='2'/>c<it pos='end' x='3'/><ph x='4'/></seg></tuv>"
             "<tuv xml:lang='de'><seg>A <bpt i='1'></bpt>B<ept i='1'></ept></seg></tuv></tu>"
             "</body></tmx>",
             "/:0 en>de  a <bx id=\"1\"/>b<ex id=\"1\"/> <bx id=\"2\"/>c<ex id=\"3\"/>"
             "<x id=\"4\"/>=A <bx id=\"1\"/>B<ex id=\"1\"/>?\n",
             ""},
        Case{"languages", tmx_reader,
             "<tmx><header srclang='EN-us'/><body><tu><tuv xml:lang='de'><seg>d</seg></tuv>"
             "<tuv lang='en-US'><seg>e</seg></tuv><tuv xml:lang='fr'><seg>f</seg></tuv></tu>"
             "<tu srclang='fr'><tuv xml:lang='de'><seg>d</seg></tuv>"
             "<tuv xml:lang='fr-CA'><seg>f</seg></tuv></tu></body></tmx>",
             "/:0 en-US>de  e=d\n/:0 en-US>fr  e=f\n/:0 fr-CA>de  f=d\n", ""},
        Case{"all_languages", tmx_reader,
             "<tmx><header srclang='*all*'/><body><tu><tuv xml:lang='ja'><seg>j</seg></tuv>"
             "<tuv xml:lang='de'><seg>d</seg></tuv></tu></body></tmx>",
             "/:0 ja>de  j=d\n", ""},
        Case{"no_source", tmx_reader,
             "<tmx><header srclang='en'/><body><tu><tuv xml:lang='ja'><seg>j</seg></tuv>"
             "</tu></body></tmx>",
             "", ""},
        Case{"properties", tmx_reader,
             "<tmx><header srclang='en'/><body><tu><prop type='x-article'>a.md</prop>"
             "<prop type='x-id'>p</prop><note>n</note><tuv xml:lang='en'><seg>s</seg></tuv>"
             "<tuv xml:lang='de'><prop type='x-id'>q&amp;</prop>"
             "<prop type='x-translation-type'>HT</prop><prop type='client'>c</prop>"
             "<seg>t</seg></tuv></tu></body></tmx>",
             "a.md/q&:0 en>de HT s=t\n", ""},
        Case{"white_space", tmx_reader,
             "<tmx><header srclang='en'/><body><tu><tuv xml:lang='en'><seg> </seg></tuv>"
             "<tuv xml:lang='de'><seg>\n <ph> </ph>\r\n&#13;</seg></tuv></tu></body></tmx>",
             "/:0 en>de   =\n  \n\r\n", ""},
        Case{"no_language", tmx_reader,
             "<tmx><header srclang='en'/><body>\n<tu><tuv><seg/></tuv></tu></body></tmx>", "",
             "in:2:5: the <tuv> has no language, expected xml:lang"},
        Case{"no_text", tmx_reader, "<tmx><body><tu>\n <tuv xml:lang='en'/></tu></body></tmx>", "",
             "in:2:2: the <tuv> has no text, expected <seg>"},
        Case{"good_units_first", tmx_reader,
             "<tmx><header srclang='en'/><body><tu><tuv xml:lang='en'><seg>s</seg></tuv>"
             "<tuv xml:lang='de'><seg>t</seg></tuv></tu><tu></body></tmx>",
             "", "in:1:121: found </body>, expected </tu>"}),
    [](const auto& info) { return std::string(info.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Xliff12, XmlReaders,
    testing::Values(
        Case{"every_element", xliff_reader,
             "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>"
             "<file original='a.md' source-language='en' target-language='de'><body><group>"
             "<trans-unit id='7'><source><bpt id='1'>**</bpt>b<ept id='1'>**</ept></source>"
             "<target><ph id='1'>`c`</ph><it id='2' pos='open'>&lt;i></it><sub>s</sub></target>"
             "</trans-unit></group></body></file></xliff>",
             "a.md/7:0 en>de  **b**=`c`<i>s\n", ""},
        Case{"empty_codes", xliff_reader,
             "<xliff version='1.2'><file source-language='en' target-language='de'><body>"
             "<trans-unit id='1'><source>a <it id='2' pos='open'/>b<it id='4' pos='close'/> "
             "<bpt id='3'/>c<ept id='3'/></source><target>A <it id='2' pos='open'></it>B "
             "<bpt id='3'/>C<ept id='3'/></target></trans-unit></body></file></xliff>",
             "/1:0 en>de  a <bx id=\"2\"/>b<ex id=\"4\"/> <bx id=\"3\"/>c<ex id=\"3\"/>="
             "A <bx id=\"2\"/>B <bx id=\"3\"/>C<ex id=\"3\"/>?\n",
             ""},
        Case{"segmented", xliff_reader,
             "<xliff version='1.2'><file source-language='en' target-language='de'><body>"
             "<trans-unit id='1'><source>A. B.</source><seg-source><mrk mtype='seg' mid='1'>A."
             "</mrk> <mrk mtype='seg' mid='2'>B.</mrk></seg-source><target><mrk mtype='seg' "
             "mid='1'>X.</mrk> <mrk mtype='seg' mid='2'>Y.</mrk></target></trans-unit>"
             "</body></file></xliff>",
             "/1:0 en>de  A. B.=X. Y.\n", ""},
        Case{"alternatives", xliff_reader,
             "<xliff version='1.2'><file source-language='en' target-language='de'><body>"
             "<trans-unit id='1'><source>s</source><target>t</target><alt-trans><target>no"
             "</target></alt-trans></trans-unit><trans-unit id='2'><source>s</source><alt-trans>"
             "<target>no</target></alt-trans></trans-unit></body></file></xliff>",
             "/1:0 en>de  s=t\n", ""},
        Case{"machine", xliff_reader,
             "<xliff version='1.1'><file source-language='en' target-language='de'><body>"
             "<trans-unit id='1'><source>s</source><target state-qualifier='mt-suggestion'>t"
             "</target></trans-unit></body></file></xliff>",
             "/1:0 en>de MT s=t\n", ""},
        Case{"abstract_codes", xliff_reader,
             "<xliff version='1.2'><file source-language='en' target-language='de'><body>"
             "<trans-unit id='1'><source><g id='1'>s</g><x id='2'/></source><target><x id='2'/>"
             "<g id='1'>t</g><bx id='3'/><ex id='3'/><ph id='4'/></target></trans-unit></body>"
             "</file></xliff>",
             "/1:0 en>de  <g id=\"1\">s</g><x id=\"2\"/>=<x id=\"2\"/><g id=\"1\">t</g>"
             "<bx id=\"3\"/><ex id=\"3\"/><x id=\"4\"/>?\n",
             ""},
        Case{"extensions", xliff_reader,
             "<xliff version='1.2' xmlns='urn:x' xmlns:e='urn:e'><file original='f' "
             "source-language='en' target-language='de'><header><e:trans-unit/><skl>"
             "<internal-file>x</internal-file></skl></header><body><e:x><e:trans-unit/></e:x>"
             "<y xmlns='urn:y'><trans-unit id='no'><source/><target/></trans-unit></y>"
             "<trans-unit id='1'><e:source>no</e:source><source>s</source><target>t</target>"
             "</trans-unit></body></file></xliff>",
             "f/1:0 en>de  s=t\n", ""},
        Case{"line", xliff_reader,
             "<xliff version='1.2'><file source-language='en' target-language='de'><body>"
             "<trans-unit id='1' resname='r'><source/><target/><context-group><context "
             "context-type='linenumber'>12</context></context-group></trans-unit></body></file>"
             "</xliff>",
             "/r:12 en>de  =\n", ""},
        Case{"no_source", xliff_reader,
             "<xliff version='1.2'><file><body>\n<trans-unit/></body></file></xliff>", "",
             "in:2:1: the <trans-unit> has no text, expected <source>"},
        Case{"no_file", xliff_reader, "<xliff version='1.2'><trans-unit/></xliff>", "",
             "in:1:22: found <trans-unit>, expected it inside a <file>"},
        Case{"version", xliff_reader, "<xliff version='3.0'><unit/></xliff>", "",
             "in:1:22: XLIFF of the version '3.0', expected 1.0 to 1.2 or 2.0 to 2.2"}),
    [](const auto& info) { return std::string(info.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Xliff2, XmlReaders,
    testing::Values(
        Case{"every_element", xliff_reader,
             "<xliff version='2.0' srcLang='en' trgLang='de' "
             "xmlns='urn:oasis:names:tc:xliff:document:2.0'><file id='f' original='a.md'>"
             "<notes><note category='translation-type'>HT</note></notes><unit id='u'>"
             "<originalData><data id='d1'>[</data><data id='d2'>](x)</data><data id='d3'>`c<cp "
             "hex='0001'/>`</data><data id='d4'>&lt;b></data></originalData><segment><source>"
             "<pc id='1' dataRefStart='d1' dataRefEnd='d2'>a</pc> <ph id='2' dataRef='d3'/>"
             "</source><target><sc id='3' isolated='yes' dataRef='d4'/><mrk id='m1'>m</mrk>"
             "<sm id='m2'/>n<em startRef='m2'/><cp hex='001F'/></target></segment></unit></file>"
             "</xliff>",
             "a.md/u:0 en>de HT [a](x) `c\x01`=<b>mn\x1F\n", ""},
        Case{"segments", xliff_reader,
             "<xliff version='2.1' srcLang='en' trgLang='de'><file id='f'><unit id='u' name='n'>"
             "<segment><source>A.</source><target>X.</target></segment><ignorable><source> "
             "</source></ignorable><segment><source>B.</source><target>Y.</target></segment>"
             "</unit></file></xliff>",
             "/n:0 en>de  A. B.=X. Y.\n", ""},
        Case{"order", xliff_reader,
             "<xliff version='2.1' srcLang='en' trgLang='de'><file id='f'><unit id='u'>"
             "<segment><source>A</source><target order='3'>X</target></segment><segment><source>B"
             "</source><target order='1'>Y</target></segment><segment><source>C</source>"
             "<target order='2'>Z</target></segment></unit></file></xliff>",
             "/u:0 en>de  ABC=YZX\n", ""},
        Case{"untranslated", xliff_reader,
             "<xliff version='2.1' srcLang='en'><file id='f'><unit id='u'><segment><source>A"
             "</source></segment></unit></file></xliff>",
             "", ""},
        Case{"abstract_codes", xliff_reader,
             "<xliff version='2.1' srcLang='en' trgLang='de'><file id='f'><unit id='u'><segment>"
             "<source><pc id='1'>a</pc></source><target><pc id='1'>b</pc><sc id='2'/>"
             "<ec startRef='2'/><ph id='3'/></target></segment></unit></file></xliff>",
             "/u:0 en>de  <g id=\"1\">a</g>=<g id=\"1\">b</g><bx id=\"2\"/><ex id=\"2\"/>"
             "<x id=\"3\"/>?\n",
             ""},
        Case{"modules", xliff_reader,
             "<xliff version='2.1' srcLang='en' trgLang='de' xmlns='urn:x' xmlns:m='urn:m'>"
             "<file id='f'><m:matches><m:match><source>no</source></m:match></m:matches>"
             "<unit id='u'><m:x><segment/></m:x><segment><source>s</source><target>t</target>"
             "</segment></unit></file></xliff>",
             "/u:0 en>de  s=t\n", ""},
        Case{"no_segment", xliff_reader,
             "<xliff version='2.1' srcLang='en'><file id='f'><unit id='u'/></file></xliff>", "",
             "in:1:48: the <unit> has no text, expected <segment>"}),
    [](const auto& info) { return std::string(info.param.name); });

struct Format {
  const UnitWriter& writer;
  const UnitReader& reader;
};

// Texts of anything that could be taken for a code, a reference or the end of something.
struct JobCase {
  std::string_view name;
  std::string_view bytes;
  std::string_view lines;
};

class XliffJobs : public testing::TestWithParam<JobCase> {};

TEST_P(XliffJobs, AreWhatIsToBeTranslated) {
  for (const std::size_t size : {std::size_t{1}, std::string::npos}) {
    Lines lines;
    MemoryBytes bytes(GetParam().bytes, size);
    const auto read = xliff_reader().read_untranslated(bytes, "in", lines);
    EXPECT_TRUE(read) << to_string(read.error());
    EXPECT_EQ(lines.text, GetParam().lines);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Xliff, XliffJobs,
    testing::Values(
        JobCase{"first_version",
                "<xliff version='1.2'><file original='a'><trans-unit id='1'><source>b</source>"
                "</trans-unit><trans-unit id='2'><source>c</source><target> </target></trans-unit>"
                "<trans-unit id='3'><source>d</source><target>e</target></trans-unit>"
                "<trans-unit id='4'><source>f<x id='1'/></source><alt-trans><target>g</target>"
                "</alt-trans></trans-unit></file></xliff>",
                "a/1:0 >  b=\na/2:0 >  c=\na/3:0 >  d=e\na/4:0 >  f<x id=\"1\"/>=?\n"},
        JobCase{"not_to_be_translated",
                "<xliff version='1.2'><file><group translate='no'><trans-unit id='1'><source>b"
                "</source></trans-unit><trans-unit id='2' translate='yes'><source>c</source>"
                "</trans-unit></group><trans-unit id='3' translate='no'><source>d</source>"
                "<target>e</target></trans-unit></file></xliff>",
                "/2:0 >  c=\n"},
        JobCase{"said_to_be_done",
                "<xliff version='1.2'><file><trans-unit id='1' approved='yes'><source>b</source>"
                "</trans-unit><trans-unit id='2'><source>c</source><target state='signed-off'/>"
                "</trans-unit><trans-unit id='3' approved='yes'><source>d</source><target>e"
                "</target></trans-unit></file></xliff>",
                "/3:0 >  d=e\n"},
        JobCase{"segments",
                "<xliff version='2.0' srcLang='en' trgLang='de'><file id='f'><unit id='1'><notes>"
                "<note category='line'>7</note></notes><segment><source>b</source></segment>"
                "<ignorable><source> </source></ignorable><segment state='final'><source>c</source>"
                "<target>d</target></segment><segment state='final'><source>e</source></segment>"
                "</unit><unit id='2' translate='no'><segment><source>f</source></segment></unit>"
                "</file></xliff>",
                "/1:7 en>de  b=\n/1:7 en>de  c=d\n"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(XmlReadersProperties, ReadWhatTheWriterWrote) {
  using namespace std::string_view_literals;
  constexpr std::string_view kParts[] = {"a",
                                         " ",
                                         "\t",
                                         "\n",
                                         "\r",
                                         "\r\n",
                                         "**",
                                         "*",
                                         "`",
                                         "[",
                                         "](b)",
                                         "![",
                                         "<b>",
                                         "</b>",
                                         "<br/>",
                                         "&nbsp;",
                                         "&amp;",
                                         "&",
                                         "<",
                                         ">",
                                         "]]>",
                                         "<!-- c -->",
                                         "{0}",
                                         "\"",
                                         "\0"sv,
                                         "\x01",
                                         "\x1F",
                                         "\x7F",
                                         "\xC2\x85",
                                         "\xE2\x80\xA8",
                                         "译",
                                         "\xF0\x9F\x98\x80",
                                         "\xEF\xBF\xBE",
                                         "\xEF\xBF\xBF",
                                         "<g id=\"1\">",
                                         "<x id=\"2\"/>",
                                         "<ph>",
                                         "</seg>",
                                         "<![CDATA[",
                                         "&#1;"};
  const Format formats[] = {{tmx_writer(), tmx_reader()},
                            {xliff12_writer(), xliff_reader()},
                            {xliff2_writer(), xliff_reader()}};
  reference::Random random(71);
  for (int round = 0; round < 1000; ++round) {
    std::string texts[4];
    for (std::string& text : texts) {
      for (std::uint32_t i = random.below(9); i > 0; --i) {
        text += kParts[random.below(std::size(kParts))];
      }
    }
    const Unit units[] = {{"x-1", 0, texts[0], texts[1]},
                          {round % 4 == 0 ? "" : "x-2", 7, texts[2], texts[3], round % 5 == 0}};
    ArticleInfo info;
    info.path = round % 2 == 0 ? "a.md" : "a&\"<\n.xml";
    info.source_lang = "en-US";
    info.target_lang = "zh-CN";
    info.translation_type = "MT";
    info.source_commit = "c0ffee";
    info.handoff = round % 3 == 0 ? "spring & 2026" : "2026-03-02";
    const UnitGroup group{info, units};
    Lines want;
    ASSERT_TRUE(want.put(group).has_value());
    for (const Format& format : formats) {
      std::string bytes;
      format.writer.header(&info, bytes);
      format.writer.write(group, bytes);
      format.writer.footer(bytes);
      MemoryBytes in(bytes, 1 + random.below(100));
      Lines got;
      const auto read = format.reader.read(in, "in", got);
      ASSERT_EQ(read ? "" : to_string(read.error()), "") << bytes;
      ASSERT_EQ(got.text, want.text) << bytes;
      ASSERT_EQ(got.provenance, want.provenance);
    }
  }
}

// Truncated anywhere, a file is an error or, cut after its root, whole.
TEST(XmlReadersProperties, RefuseWhatIsCut) {
  constexpr std::string_view kFile =
      "<?xml version='1.0'?><!DOCTYPE tmx SYSTEM 'x'><tmx><!-- c --><header "
      "srclang='en'/><body><tu>"
      "<tuv xml:lang='en'><seg>译&amp;<![CDATA[x]]></seg></tuv><tuv xml:lang='de'><seg/>"
      "</tuv></tu></body></tmx>";
  for (std::size_t size = 0; size < kFile.size(); ++size) {
    MemoryBytes bytes(kFile.substr(0, size));
    Lines lines;
    EXPECT_FALSE(tmx_reader().read(bytes, "in", lines).has_value()) << size;
  }
}

}  // namespace xml_readers_test
}  // namespace locseg::exchange
