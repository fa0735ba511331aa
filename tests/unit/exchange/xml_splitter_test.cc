#include "exchange/xml/xml_splitter.h"

#include <gtest/gtest.h>

#include "base/byte_source.h"
#include "exchange/units/lines.h"
#include "reference/byte_sources.h"

namespace locseg::exchange {
namespace xml_splitter_test {

using namespace std::string_view_literals;

constexpr std::string_view kRecords[] = {"head", "tu"};
constexpr XmlShape kShape = {"tmx", kRecords};

struct Split {
  std::string records;  // each as `path@name: bytes`, one a line
  std::string error;
};

Split split(ByteSource& bytes) {
  Split out;
  XmlSplitter splitter(bytes, "in", kShape);
  for (;;) {
    const auto more = splitter.next();
    if (!more) {
      out.error = to_string(more.error());
      return out;
    }
    if (!*more) return out;
    for (const XmlElement& element : splitter.open()) {
      out.records += element.name;
      for (const auto& [name, value] : element.attributes) out.records += " " + name + "=" + value;
      out.records += '/';
    }
    out.records += std::string(splitter.name()) + ": " + std::string(splitter.record()) + '\n';
  }
}

struct Case {
  std::string_view name;
  std::string_view bytes;
  std::string_view records;
  std::string_view error;
};

class XmlSplitting : public testing::TestWithParam<Case> {};

TEST_P(XmlSplitting, SplitsOrSaysWhereHoweverTheBytesCome) {
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{2}, std::size_t{5}, std::string::npos}) {
    MemoryBytes bytes(GetParam().bytes, size);
    const Split got = split(bytes);
    EXPECT_EQ(got.records, GetParam().records) << size;
    EXPECT_EQ(got.error, GetParam().error) << size;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Files, XmlSplitting,
    testing::Values(
        Case{"records",
             "<?xml version='1.0'?>\n<!DOCTYPE tmx SYSTEM \"x.dtd\">\n<tmx v=\"1&amp;\"><head/>"
             "<body n='2'>\n<tu a=\">\">x<tu/></tu ><other><tu>y</tu></other></body></tmx>\n<!-- "
             "-->",
             "tmx v=1&/head: <head/>\n"
             "tmx v=1&/body n=2/tu: <tu a=\">\">x<tu/></tu >\n"
             "tmx v=1&/body n=2/other/tu: <tu>y</tu>\n",
             ""},
        Case{"no_records", "<tmx/>", "", ""},
        Case{"tags_in_comments_and_data",
             "<tmx><!-- <tu> --><tu><![CDATA[</tu>]]><!-- </tu> --><?p </tu>?></tu></tmx>",
             "tmx/tu: <tu><![CDATA[</tu>]]><!-- </tu> --><?p </tu>?></tu>\n", ""},
        Case{"prefix",
             "<x:tmx xmlns:x='urn:a'><x:tu>1</x:tu><tu/><e xmlns:x='urn:b'><x:tu/></e></x:tmx>",
             "x:tmx xmlns:x=urn:a/tu: <x:tu>1</x:tu>\n", ""},
        Case{"foreign_default",
             "<tmx xmlns='urn:a'><e xmlns='urn:b'><tu/><f xmlns='urn:a'><tu/></f></e></tmx>",
             "tmx xmlns=urn:a/e xmlns=urn:b/f xmlns=urn:a/tu: <tu/>\n", ""},
        Case{"utf8_mark", "\xEF\xBB\xBF<tmx><tu>译</tu></tmx>", "tmx/tu: <tu>译</tu>\n", ""},
        Case{"latin1", "<?xml version='1.0' encoding='iso-8859-1'?><tmx><tu>\xE9</tu></tmx>",
             "tmx/tu: <tu>\xC3\xA9</tu>\n", ""},
        Case{"copied_declaration", "<?xml version='1.0' encoding='UTF-16'?><tmx><tu/></tmx>",
             "tmx/tu: <tu/>\n", ""}),
    [](const auto& info) { return std::string(info.param.name); });

INSTANTIATE_TEST_SUITE_P(
    Broken, XmlSplitting,
    testing::Values(
        Case{"empty", "", "", "in:1:1: the file ends, expected <tmx>"},
        Case{"no_xml", "{}", "", "in:1:1: found text, expected <tmx>"},
        Case{"no_xml_with_a_reference", " a &b; <c", "", "in:1:2: found text, expected <tmx>"},
        Case{"other_root", "\n <html>", "", "in:2:2: found <html>, expected <tmx>"},
        Case{"two_roots", "<tmx/><tmx/>", "", "in:1:7: found <tmx>, expected the end of the file"},
        Case{"text_after_root", "<tmx/>\nx", "", "in:2:1: found text, expected <tmx>"},
        Case{"ends_inside", "<tmx>\n<tu/>\n<tu>x", "tmx/tu: <tu/>\n",
             "in:3:6: the file ends inside <tu>, expected </tu>"},
        Case{"ends_in_tag", "<tmx><tu a=", "", "in:1:12: the file ends inside a tag, expected '>'"},
        Case{"ends_in_comment", "<tmx><!-- ", "",
             "in:1:11: the file ends inside a comment, expected '-->'"},
        Case{"crossed", "<tmx>\n<tu>译<b></tu>", "", "in:2:9: found </tu>, expected </b>"},
        Case{"end_alone", "</tmx>", "", "in:1:1: found </tmx>, expected a start"},
        Case{"entity", "<tmx><tu>&nbsp;</tu></tmx>", "",
             "in:1:10: found a reference that is not known, expected &amp; &lt; &gt; &quot; &apos; "
             "or the number of a character: no entity is expanded"},
        Case{"entity_in_value", "<tmx a='&x;'/>", "",
             "in:1:9: found a reference that is not known, expected &amp; &lt; &gt; &quot; &apos; "
             "or the number of a character: no entity is expanded"},
        Case{"subset", "<!DOCTYPE tmx [<!ENTITY a \"b\">]><tmx/>", "",
             "in:1:15: found a document type of the file's own, expected none: no entity is "
             "expanded"},
        Case{"late_document_type", "<tmx/><!DOCTYPE tmx>", "",
             "in:1:7: found a document type after the root"},
        Case{"same_attribute", "<tmx a='' b='' a=''/>", "",
             "in:1:16: found the attribute a second time"},
        Case{"no_value", "<tmx a/>", "", "in:1:7: expected '=' after the name"},
        Case{"no_quotes", "<tmx a=b/>", "", "in:1:8: expected a value in quotes"},
        Case{"no_space", "<tmx a='b'c='d'/>", "", "in:1:11: expected a space before an attribute"},
        Case{"less_in_value", "<tmx a='<'/>", "",
             "in:1:9: found '<' in the value of an attribute, expected &lt;"},
        Case{"odd_declaration", "<tmx><!ELEMENT a></tmx>", "",
             "in:1:6: found '<!', expected a comment, character data or a tag"},
        Case{"not_utf8", "<tmx>\n<tu>\xFF</tu></tmx>", "",
             "in:2:5: found bytes that are not UTF-8, expected characters"},
        Case{"cut_utf8", "<tmx><tu>\xE8\xAF", "",
             "in:1:10: found bytes that are not UTF-8, expected characters"},
        Case{"nul", "<tmx>\0</tmx>"sv, "",
             "in:1:6: found a character that XML cannot hold, expected characters"},
        Case{"unknown_encoding", "<?xml version='1.0' encoding='klingon'?><tmx/>", "",
             "in: the encoding 'klingon' is not known, expected UTF-8 or another common one"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(XmlSplitterEncodings, AreDeclaredWithinTheFirstKilobyte) {
  const std::string late =
      "<?xml version='1.0'" + std::string(1024, ' ') + "encoding='no-such'?><tmx/>";
  for (const std::size_t size : {std::size_t{1}, std::size_t{700}, std::string::npos}) {
    MemoryBytes bytes(late, size);
    EXPECT_EQ(split(bytes).error, "") << size;
  }
}

TEST(XmlSplitterEncodings, AreReadByTheirFirstBytes) {
  const std::u16string text =
      u"<?xml version='1.0' encoding='UTF-16'?><tmx><tu>\u8BD1\U0001F600</tu></tmx>";
  for (const bool big : {false, true}) {
    for (const bool mark : {false, true}) {
      std::string file;
      for (const char16_t unit : (mark ? u"\uFEFF" : u"") + text) {
        const char high = static_cast<char>(unit >> 8);
        const char low = static_cast<char>(unit & 0xFF);
        file += big ? high : low;
        file += big ? low : high;
      }
      for (const std::size_t size : {std::size_t{1}, std::size_t{7}, file.size()}) {
        MemoryBytes bytes(file, size);
        const Split got = split(bytes);
        EXPECT_EQ(got.error, "");
        EXPECT_EQ(got.records, "tmx/tu: <tu>\xE8\xAF\x91\xF0\x9F\x98\x80</tu>\n");
      }
      MemoryBytes cut(std::string_view(file).substr(0, file.size() - 1));
      EXPECT_EQ(split(cut).error,
                "in:1:61: found bytes that the file's encoding does not have, expected characters");
    }
  }
}

// What would take memory or time without bound ends in an error, and nothing past it is read.
struct Hostile {
  std::string_view name;
  std::string_view first;
  std::string_view again;
  std::string_view error;
};

class XmlSplitterBounds : public testing::TestWithParam<Hostile> {};

TEST_P(XmlSplitterBounds, EndWhatHasNoEnd) {
  std::string block;
  while (block.size() < std::size_t{256} << 10) block += GetParam().again;
  reference::Repeated bytes(GetParam().first, block, 4000);  // 1 GiB, were it read
  const Split got = split(bytes);
  EXPECT_EQ(got.error, GetParam().error);
  EXPECT_LE(bytes.given(), kMaxAtOnce + (std::size_t{2} << 20));
}

INSTANTIATE_TEST_SUITE_P(
    Hostile, XmlSplitterBounds,
    testing::Values(
        Hostile{"attribute", "<tmx><tu a='", "x", "in:1:6: the tag is longer than 1 MiB"},
        Hostile{"name", "<tmx><", "x", "in:1:6: the tag is longer than 1 MiB"},
        Hostile{"attributes", "<tmx><tu a='' ", "x", "in:1:6: the tag is longer than 1 MiB"},
        Hostile{"nesting", "<tmx>", "<a>", "in:1:771: elements nest more than 256 deep"},
        Hostile{"nesting_in_a_record", "<tmx><tu>", "<a>",
                "in:1:772: elements nest more than 256 deep"},
        Hostile{"record", "<tmx>\n<tu>", "text ", "in:2:1: <tu> is longer than 16 MiB"},
        Hostile{"record_of_tags", "<tmx>\n<tu>", "<a b='ccccccccccccccccccccccccccccccccccccccc'/>",
                "in:2:1: <tu> is longer than 16 MiB"},
        Hostile{"comment", "<tmx><!--", " ", "in:1:6: found no end within 16 MiB"},
        Hostile{"document_type", "<!DOCTYPE tmx '", " ", "in:1:1: the tag is longer than 1 MiB"},
        Hostile{"laughs", "<!DOCTYPE tmx [\n<!ENTITY a 'ha'>", "<!ENTITY b '&a;&a;'>",
                "in:1:15: found a document type of the file's own, expected none: no entity is "
                "expanded"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(XmlSplitterAttributes, AreManyAtMost) {
  std::string file = "<tmx";
  for (int i = 0; i < 129; ++i) file += " a" + std::to_string(i) + "=''";
  file += "/>";
  MemoryBytes bytes(file);
  EXPECT_NE(split(bytes).error.find("found more than 128 attributes in a tag"), std::string::npos);
}

TEST(XmlSplitterProperties, PassAnyAmountOfTextOutsideRecords) {
  const std::string block(std::size_t{256} << 10, ' ');
  reference::Repeated bytes("<tmx>", block, 200);
  EXPECT_EQ(split(bytes).error, "in:1:52428806: the file ends inside <tmx>, expected </tmx>");
}

}  // namespace xml_splitter_test
}  // namespace locseg::exchange
