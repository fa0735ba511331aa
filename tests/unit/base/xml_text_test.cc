#include "base/xml_text.h"

#include <gtest/gtest.h>

namespace locseg::base {
namespace xml_text_test {

using namespace std::string_view_literals;

struct Spelling {
  std::string_view text;
  std::string_view characters;
  std::string_view attribute;
};

TEST(XmlText, IsSpelledSoThatItReadsBack) {
  constexpr Spelling kSpellings[] = {
      {"", "", ""},
      {"a < b && c > d", "a &lt; b &amp;&amp; c &gt; d", "a &lt; b &amp;&amp; c &gt; d"},
      {"\"'", "\"'", "&quot;'"},
      {" \t\n ", " \t\n ", " &#9;&#10; "},
      {"a\r\nb", "a&#13;\nb", "a&#13;&#10;b"},
      {"\xE8\xAF\x91\xF0\x9F\x98\x80", "\xE8\xAF\x91\xF0\x9F\x98\x80",
       "\xE8\xAF\x91\xF0\x9F\x98\x80"},
      {"a\0b\x1F"sv,
       "a\xEF\xBF\xBD"
       "b\xEF\xBF\xBD"sv,
       "a\xEF\xBF\xBD"
       "b\xEF\xBF\xBD"},
      {"\xEF\xBF\xBE.\xEF\xBF\xBF\xEF\xBF\xBD", "\xEF\xBF\xBD.\xEF\xBF\xBD\xEF\xBF\xBD",
       "\xEF\xBF\xBD.\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"]]>", "]]&gt;", "]]&gt;"},
  };
  for (const Spelling& spelling : kSpellings) {
    std::string out;
    append_xml(out, spelling.text);
    EXPECT_EQ(out, spelling.characters);
    out.clear();
    append_xml_attribute(out, spelling.text);
    EXPECT_EQ(out, spelling.attribute);
  }
}

TEST(XmlText, FindsWhatXmlCannotHold) {
  EXPECT_EQ(base::find_not_xml("a\tb\r\n\x7F", 0), 6U);
  EXPECT_EQ(base::find_not_xml("ab\x0B", 0), 2U);
  EXPECT_EQ(base::find_not_xml("\x01x\xEF\xBF\xBF", 1), 2U);
  EXPECT_EQ(base::find_not_xml("\xEF\xBF", 0), 2U);  // cut
}

TEST(XmlText, KnowsReferences) {
  for (const std::string_view known : {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&#9;", "&#13;",
                                       "&#x1F600;", "&#X;", "&#xD7FF;", "&#65533;", "&#x10FFFF;"}) {
    EXPECT_EQ(base::reference_size(known), known == "&#X;" ? 0 : known.size()) << known;
  }
  for (const std::string_view unknown :
       {"&", "&;", "&nbsp;", "&amp", "&#;", "&#0;", "&#1;", "&#x;", "&#xD800;", "&#xFFFE;",
        "&#x110000;", "&#12a;", "&#-1;", "&#99999999999;"}) {
    EXPECT_EQ(base::reference_size(unknown), 0U) << unknown;
  }
}

TEST(XmlText, NormalizesTheValuesOfAttributes) {
  std::string out;
  append_xml_value(out, "a\r\nb\tc\nd\re&#10;&quot;&#x8BD1;&amp;amp;");
  EXPECT_EQ(out, "a b c d e\n\"\xE8\xAF\x91&amp;");
}

}  // namespace xml_text_test
}  // namespace locseg::base
