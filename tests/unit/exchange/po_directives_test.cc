#include "exchange/po/po_directives.h"

#include <gtest/gtest.h>

namespace locseg::exchange::po {
namespace po_directives_test {

constexpr DirectiveStyle kC = DirectiveStyle::kPrintf;
constexpr DirectiveStyle kKde = DirectiveStyle::kNumbered;

TEST(PoDirectives, AreOfTheirFormat) {
  EXPECT_EQ(directive_style("c-format"), kC);
  EXPECT_EQ(directive_style("kde-format"), kKde);
  EXPECT_EQ(directive_style("qt-plural-format"), kKde);
  EXPECT_EQ(directive_style("no-c-format"), DirectiveStyle::kNone);
  EXPECT_EQ(directive_style("fuzzy"), DirectiveStyle::kNone);
}

TEST(PoDirectives, AreComparedByMeaning) {
  EXPECT_TRUE(same_directives(kC, "%s of %s", "%2$s: %1$s"));
  EXPECT_TRUE(same_directives(kC, "%5d %% %-3i", "%d%i"));
  EXPECT_TRUE(same_directives(kC, "%*d", "%2$*1$d"));
  EXPECT_TRUE(same_directives(kC, "%(a)s %(b)d", "%(b)d %(a)s"));
  EXPECT_TRUE(same_directives(kC, "{a} {b}", "{b} {a}"));
  EXPECT_FALSE(same_directives(kC, "%s of %d", "%d of %s"));
  EXPECT_FALSE(same_directives(kC, "%d", "%ld"));
  EXPECT_FALSE(same_directives(kC, "%s %s", "%1$s %s"));
  EXPECT_FALSE(same_directives(kC, "%s", "none"));
  EXPECT_FALSE(same_directives(kC, "{a}", "{b}"));
  EXPECT_TRUE(same_directives(kKde, "%1 of %2", "%2/%1px"));
  EXPECT_TRUE(same_directives(kKde, "100 % of %L1", "100 % von %1"));
  EXPECT_FALSE(same_directives(kKde, "%1 of %2", "%1 of %1"));
  EXPECT_FALSE(same_directives(kKde, "%n files", "Dateien"));
  EXPECT_TRUE(same_directives(DirectiveStyle::kNone, "%s", "none"));
}

}  // namespace po_directives_test
}  // namespace locseg::exchange::po
