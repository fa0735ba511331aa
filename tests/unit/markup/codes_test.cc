#include "markup/codes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "base/ascii.h"
#include "reference/inline_markdown.h"

namespace locseg::markup {
namespace codes_test {

/// `link [a](b) =b; emphasis *c*`: kind, whole, and the value where it tells more.
std::string spell(std::string_view text, const Codes& found) {
  std::string out;
  for (const Code& code : found.codes) {
    if (!out.empty()) out += "; ";
    out += name_of(code.kind);
    out += ' ';
    out += code.whole().of(text);
    if (code.value != code.whole() && code.kind != CodeKind::kEmphasis) {
      out += " =";
      out += code.value.of(text);
    }
  }
  for (const Span loose : found.loose) {
    if (!out.empty()) out += "; ";
    out += "loose ";
    out += loose.of(text);
  }
  return out;
}

struct Case {
  std::string_view text;
  std::string_view codes;
};

TEST(Codes, OfMarkdown) {
  const Case cases[] = {
      {"plain words, 1.5 and 2 > 1", ""},
      {"*a* and **b**", "emphasis *a*; emphasis **b**"},
      {"***a***", "emphasis ***a***; emphasis **a**"},
      {"a_b_c _d_", "emphasis _d_; loose _; loose _"},
      {"~~gone~~ 5~6", "emphasis ~~gone~~"},
      {"** text**", "loose **; loose **"},
      {"\\*not\\* 2\\_x", ""},
      {"[a](b)", "link [a](b) =b"},
      {"[a *b*](<c d> \"t\")", "link [a *b*](<c d> \"t\") =c d; emphasis *b*"},
      {"*[a*](b)", "link [a*](b) =b; loose *; loose *"},
      {"[a](b(c)d)", "link [a](b(c)d) =b(c)d"},
      {"[](x.md)", "link [](x.md) =x.md"},
      {"[a][b] [c]", "link [a][b] =b"},
      {"[a [b](c)](d)", "link [b](c) =c"},
      {"[![i](p.png)](d)", "link [![i](p.png)](d) =d; image ![i](p.png) =p.png"},
      {"[a] (b) ]", "loose ]"},
      {"[ open", "loose ["},
      {"`a` ``b`c``", "code-span `a` =a; code-span ``b`c`` =b`c"},
      {"`a", "loose `"},
      {"`*a*` *`b*`", "code-span `*a*` =*a*; code-span `b*` =b*; loose *"},
      {"<https://a.example/?b=*c*>",
       "autolink <https://a.example/?b=*c*> =https://a.example/?b=*c*"},
      {"<me@a.example>", "autolink <me@a.example> =me@a.example"},
      {"<b>x</b><br/>", "tag <b>x</b> =b; tag <br/> =br"},
      {"<B>x</b>", "tag <B>x</b> =B"},
      {"*<b>*</b>", "emphasis *<b>*; tag <b> =b; tag </b> =b"},
      {"<li>a<b>c</b></li>", "tag <li>a<b>c</b></li> =li; tag <b>c</b> =b"},
      {"<a href=\"x>y\" b='<' c>z</a>", "tag <a href=\"x>y\" b='<' c>z</a> =a"},
      {"1 < 2 > 0 <- <3>", ""},
      {"<!-- *a* --> <?x?>", "comment <!-- *a* -->; comment <?x?>"},
      {"&nbsp;&#160;&#xA0; AT&T; R&D",
       "entity &nbsp; =nbsp; entity &#160; =#160; entity &#xA0; =#xA0; "
       "entity &T; =T"},
      {"[!INCLUDE[a b](../c.md)]", "include [!INCLUDE[a b](../c.md)] =../c.md"},
      {"[!INCLUDE [a](c.md)]", "include [!INCLUDE [a](c.md)] =c.md"},
      {"[!NOTE] x", "directive [!NOTE] =NOTE"},
      {"[!VIDEO https://a.example/v]", "directive [!VIDEO https://a.example/v] =VIDEO"},
      {"{0} {{name}} ${x} {a b}", "placeholder {0}; placeholder {{name}}; placeholder ${x}"},
      {"%s %1$s %APPDATA% 50% off 100%s a%20b",
       "placeholder %s; placeholder %1$s; placeholder %APPDATA%"},
      {"<your name> <resource_group>", "placeholder <your name>; placeholder <resource_group>"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(spell(c.text, find_codes(c.text, Syntax::kMarkdown)), c.codes) << c.text;
}

TEST(Codes, OfXml) {
  const Case cases[] = {
      {"*a* `b` [c](d)", ""},
      {"<see cref=\"T:A.B\" /> and <c>x</c>", "tag <see cref=\"T:A.B\" /> =see; tag <c>x</c> =c"},
      {"a &lt; b {0}", "entity &lt; =lt; placeholder {0}"},
      {"<![CDATA[<b>]]>", "comment <![CDATA[<b>]]>"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(spell(c.text, find_codes(c.text, Syntax::kXml)), c.codes) << c.text;
}

TEST(Codes, BesideWideCharacters) {
  // The flanking rules know no CJK: readers see these asterisks, so they are loose.
  const Case cases[] = {
      {"请选择**保存**按钮", "emphasis **保存**"},
      {"请选择**“保存”**按钮", "loose **; loose **"},
      {"请选择 **“保存”** 按钮", "emphasis **“保存”**"},
      {"**保存：**按钮", "loose **; loose **"},
      {"**保存**：按钮", "emphasis **保存**"},
      {"これは**太字。**です", "loose **; loose **"},
      {"全角　**a**　b", "emphasis **a**"},
  };
  for (const Case& c : cases)
    EXPECT_EQ(spell(c.text, find_codes(c.text, Syntax::kMarkdown)), c.codes) << c.text;
}

/// The text with the marks of emphasis and code spans spelled as md4c's reading spells them.
std::string rendered(std::string_view text) {
  const Codes found = find_codes(text, Syntax::kMarkdown);
  struct Mark {
    Span span;
    std::string as;
  };
  std::vector<Mark> marks;
  for (const Code& code : found.codes) {
    if (code.kind == CodeKind::kCodeSpan) {
      std::string inside(code.value.of(text));
      const bool blank = inside.find_first_not_of(' ') == std::string::npos;
      if (!blank && inside.front() == ' ' && inside.back() == ' ')
        inside = inside.substr(1, inside.size() - 2);
      marks.push_back({code.open, "<code>" + inside + "</code>"});
      continue;
    }
    if (!code.paired()) continue;
    const std::string name = code.kind == CodeKind::kLink    ? "a"
                             : code.kind == CodeKind::kImage ? "img"
                             : text[code.open.begin] == '~'  ? "del"
                             : code.open.size() == 2         ? "strong"
                                                             : "em";
    marks.push_back({code.open, "<" + name + ">"});
    marks.push_back({code.close, "</" + name + ">"});
  }
  std::sort(marks.begin(), marks.end(),
            [](const Mark& a, const Mark& b) { return a.span.begin < b.span.begin; });
  std::string out;
  std::uint64_t at = 0;
  for (const Mark& mark : marks) {
    out += Span{at, mark.span.begin}.of(text);
    out += mark.as;
    at = mark.span.end;
  }
  out += text.substr(at);
  return out;
}

/// Between two punctuation characters a run can open and close, so that the specification's "rule
/// of three" holds for it. md4c 0.4.8 applies that rule between two letters only.
bool md4c_differs(std::string_view text) {
  for (std::size_t at = text.find_first_of("*_"); at != std::string_view::npos;) {
    const DelimiterRun run = delimiter_run(text, at);
    const std::size_t end = run.span.end;
    const std::string_view before = text.substr(0, at);
    const bool punctuation_before = base::is_ascii_punctuation(before.back()) ||
                                    before.ends_with("。") || before.ends_with("“");
    const std::string_view after = text.substr(end);
    const bool punctuation_after =
        !after.empty() && (base::is_ascii_punctuation(after.front()) || after.starts_with("。") ||
                           after.starts_with("“"));
    if (punctuation_before && punctuation_after) return true;
    at = text.find_first_of("*_", end);
  }
  return false;
}

TEST(Codes, AgreeWithMd4cOnEmphasisAndCodeSpans) {
  std::mt19937 random(20210712);
  const std::string_view pieces[] = {"*", "*",  "**", "***", "_", "__", "`", "``",     "a",  "b",
                                     " ", "译", "。", "“",   "(", ".",  "é", "\u00A0", "a b"};
  for (int round = 0; round < 20000; ++round) {
    std::string text = "x";
    const auto count = 1 + random() % 14;
    for (unsigned i = 0; i < count; ++i) text += pieces[random() % std::size(pieces)];
    text += 'y';
    if (md4c_differs(text)) continue;
    ASSERT_EQ(rendered(text), reference::inline_markdown(text)) << text;
  }
}

TEST(Codes, AgreeWithMd4cOnLinks) {
  std::mt19937 random(20210713);
  const std::string_view pieces[] = {"[",  "[",          "![",       "](c)", "](c)", "]",
                                     "*",  "**",         "_",        "`",    "a",    " ",
                                     "译", "](d \"t\")", "](<e f>)", "]("};
  for (int round = 0; round < 20000; ++round) {
    std::string text = "x";
    const auto count = 1 + random() % 12;
    for (unsigned i = 0; i < count; ++i) text += pieces[random() % std::size(pieces)];
    text += 'y';
    if (md4c_differs(text)) continue;
    if (text.find("][") != std::string::npos) continue;  // labels: no definitions here
    ASSERT_EQ(rendered(text), reference::inline_markdown(text)) << text;
  }
}

/// What codes.h promises of every result.
void expect_sound(std::string_view text, const Codes& found) {
  std::vector<Span> marks;
  std::vector<std::uint64_t> ends;
  std::uint64_t last = 0;
  for (const Code& code : found.codes) {
    ASSERT_FALSE(code.open.empty());
    ASSERT_GE(code.open.begin, last);
    last = code.open.begin;
    ASSERT_LE(code.open.end, code.close.begin);
    ASSERT_LE(code.close.end, text.size());
    ASSERT_TRUE(code.whole().contains(code.value));
    marks.push_back(code.open);
    if (code.paired()) marks.push_back(code.close);
    while (!ends.empty() && ends.back() <= code.open.begin) ends.pop_back();
    if (!ends.empty()) {
      ASSERT_LE(code.whole().end, ends.back()) << "codes cross";
    }
    if (code.paired()) ends.push_back(code.close.begin);
  }
  marks.insert(marks.end(), found.loose.begin(), found.loose.end());
  std::sort(marks.begin(), marks.end(), [](Span a, Span b) { return a.begin < b.begin; });
  for (std::size_t i = 1; i < marks.size(); ++i) ASSERT_LE(marks[i - 1].end, marks[i].begin);
}

TEST(Codes, AreSoundForAnyText) {
  std::mt19937 random(3);
  const std::string_view pieces[] = {"*",
                                     "**",
                                     "_",
                                     "`",
                                     "[",
                                     "![",
                                     "]",
                                     "](",
                                     ")",
                                     "<b>",
                                     "</b>",
                                     "<i>",
                                     "</i>",
                                     "<br>",
                                     "<",
                                     ">",
                                     "\"",
                                     "\\",
                                     "&amp;",
                                     "{0}",
                                     "%s",
                                     "[!NOTE]",
                                     "[!INCLUDE[a](b)]",
                                     "a",
                                     " ",
                                     "\n",
                                     "译",
                                     "<!--",
                                     "-->",
                                     "~~",
                                     "\xFF"};
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const auto count = random() % 24;
    for (unsigned i = 0; i < count; ++i) text += pieces[random() % std::size(pieces)];
    for (const Syntax syntax : {Syntax::kMarkdown, Syntax::kXml}) {
      expect_sound(text, find_codes(text, syntax));
      if (HasFatalFailure()) FAIL() << text;
    }
  }
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

// Each would take minutes if any part were quadratic; a test's time-out is the judge.
TEST(Codes, AreLinearOnPathologicalText) {
  const std::size_t many = 100'000;
  const std::string texts[] = {
      repeated("*", many),
      repeated("*a ", many),
      repeated("a* ", many),
      repeated("*a_", many),
      repeated("**a *b_c ", many),
      repeated("[", many),
      repeated("[", many) + repeated("]", many),
      repeated("[", many) + "a" + repeated("](b)", many),
      repeated("![", many) + "a" + repeated("](b)", many),
      repeated("[a](", many),
      repeated("[a](<b", many) + ">",
      repeated("[a](b (c", many) + ")",
      repeated("[a](b \"c'", many),
      repeated("[!INCLUDE[a](", many) + ")]",
      repeated("[!a ", many) + "]",
      repeated("<!--", many),
      repeated("<?", many),
      repeated("<![CDATA[", many),
      repeated("<!a", many),
      repeated("<a b=\"", many),
      repeated("<a b='<a b=\" ", many),
      repeated("<a ", many),
      repeated("<b>", many) + repeated("</i>", many),
      repeated("<b>", many) + repeated("</b>", many),
      repeated("a`b``", many),
      repeated("\\``", many),
      repeated("&a", many),
      repeated("{", many),
      repeated("%1", many),
      repeated("<a", many),
      repeated("[a][", many),
      repeated("<a@", many),
  };
  for (const std::string& text : texts) {
    expect_sound(text, find_codes(text, Syntax::kMarkdown));
    expect_sound(text, find_codes(text, Syntax::kXml));
  }
  std::string lengths;  // runs of 1, 2, 3 ... backticks, none of which closes
  for (std::size_t i = 1; i < 600; ++i) lengths += std::string(i, '`') + "a";
  expect_sound(lengths, find_codes(lengths, Syntax::kMarkdown));
}

}  // namespace codes_test
}  // namespace locseg::markup
