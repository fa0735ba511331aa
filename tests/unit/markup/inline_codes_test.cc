#include "markup/inline_codes.h"

#include <gtest/gtest.h>

#include <string>

namespace locseg::markup {
namespace inline_codes_test {

// `[` opens, `]` closes, `.` stands alone, `<` and `>` have lost their other half.
std::string shown(std::string_view text, std::span<const Mark> marks) {
  std::string out;
  for (const Mark& mark : marks) {
    if (!out.empty()) out += ' ';
    out += "[].<>"[static_cast<std::size_t>(mark.shape)];
    out += std::to_string(mark.number) + '=' + std::string(mark.span.of(text));
  }
  return out;
}

struct Case {
  std::string_view source;
  std::string_view target;
  std::string_view source_marks;
  std::string_view target_marks;
};

TEST(InlineCodes, ShareNumbersWhereTheyAreSpelledTheSame) {
  constexpr Case kCases[] = {
      {"plain", "text", "", ""},
      {"**a** [b](c)", "[B](c) **A**", "[1=** ]1=** [2=[ ]2=](c)", "[2=[ ]2=](c) [1=** ]1=**"},
      {"**a** and **b**", "**A** **B** **C**", "[1=** ]1=** [2=** ]2=**",
       "[1=** ]1=** [2=** ]2=** [3=** ]3=**"},
      {"use `x` or `y`", "`y`, `x`, `z`", ".1=`x` .2=`y`", ".2=`y` .1=`x` .3=`z`"},
      {"[a](b)", "[A](other)", "[1=[ ]1=](b)", "[2=[ ]2=](other)"},
      {"**[a](b)**", "", "[1=** [2=[ ]2=](b) ]1=**", ""},
      {"a<br/>b</span> <br>", "<b>", ".1=<br/> >2=</span> .3=<br>", "<4=<b>"},
      {"a &nbsp; {0}", "{0}", ".1=&nbsp; .2={0}", ".2={0}"},
  };
  InlineCodes codes;
  for (const Case& c : kCases) {
    codes.find(c.source, c.target, Syntax::kMarkdown);
    EXPECT_EQ(shown(c.source, codes.source()), c.source_marks);
    EXPECT_EQ(shown(c.target, codes.target()), c.target_marks);
  }
}

TEST(InlineCodes, AreTextWhereXmlCannotHoldThem) {
  constexpr std::string_view kText = "`a\x01` **b** [c](d\x02)";
  InlineCodes codes;
  codes.find(kText, kText, Syntax::kMarkdown);
  EXPECT_EQ(shown(kText, codes.source()), "[1=** ]1=**");
  EXPECT_EQ(codes.count(), 1U);
}

TEST(InlineCodes, CostWhatTheTextIsLong) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "`a` ";
  InlineCodes codes;
  codes.find(text, text, Syntax::kMarkdown);
  EXPECT_EQ(codes.count(), 200'000U);
  EXPECT_EQ(codes.target().back().number, 200'000U);
}

}  // namespace inline_codes_test
}  // namespace locseg::markup
