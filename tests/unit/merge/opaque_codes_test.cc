#include "merge/opaque_codes.h"

#include <gtest/gtest.h>

#include "locseg/article.h"
#include "locseg/merge.h"
#include "reference/articles.h"

namespace locseg::merge {
namespace opaque_codes_test {

using reference::OwnedArticle;
using reference::pair;

struct Case {
  std::string_view name;
  std::string_view id;
  std::string_view source;
  std::string_view target;
  std::string_view resolved;  // the target; empty where it cannot be
};

class Placeholders : public testing::TestWithParam<Case> {};

TEST_P(Placeholders, AreTheCodesOfTheSource) {
  const OwnedArticle article(
      pair("aaaaa-101", "Siehe **[hier](a.md)** `x`.", "See **[here](a.md)** `x`.") + "\n\n" +
      pair("aaaaa-102", "a<br>b</i>", "A<br>B</i>") + "\n\n" +
      pair("aaaaa-103", "a<br>b</i>", "A<br>B</i>") + "\n");
  ArticleUnits units;
  units.read({}, article.article, {}, {});
  Unit edited{.id = GetParam().id, .source = GetParam().source, .target = GetParam().target};
  edited.opaque_codes = true;
  const ResolvedUnits resolved(article.article, units.group().units, {&edited, 1});
  const Unit& unit = resolved.units()[0];
  EXPECT_EQ(unit.opaque_codes, GetParam().resolved.empty());
  EXPECT_EQ(unit.target, GetParam().resolved.empty() ? edited.target : GetParam().resolved);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Placeholders,
    testing::Values(
        Case{"by_id", "aaaaa-101", R"(See <g id="1"><g id="2">here</g></g> <x id="3"/>.)",
             R"(<x id="3"/>: <g id="2">da</g> <g id="1">da</g>)", "`x`: [da](a.md) **da**"},
        Case{"by_text", "other", R"(See <g id="1"><g id="2">here</g></g> <x id="3"/>.)",
             R"(<g id="1">da</g>)", "**da**"},
        Case{"halves", "aaaaa-101",
             R"(See <bx id="1"/><bx id="2"/>here<ex id="2"/><ex id="1"/> <x id="3"/>.)",
             R"(<bx id="1"/>da<ex id="1"/>)", "**da**"},
        Case{"lone", "aaaaa-102", R"(A<x id="1"/>B<ex id="2"/>)", R"(<ex id="2"/><x id="1"/>)",
             "</i><br>"},
        Case{"other_codes_in_the_source", "aaaaa-101", R"(See <g id="1">here</g> <x id="3"/>.)",
             R"(<g id="1">da</g>)", ""},
        Case{"code_that_is_not_there", "aaaaa-101",
             R"(See <g id="1"><g id="2">here</g></g> <x id="3"/>.)", R"(<x id="4"/>)", ""},
        Case{"text_that_is_not_there", "aaaaa-109", R"(No <g id="1">such</g> text)",
             R"(<g id="1">x</g>)", ""},
        Case{"unclosed", "aaaaa-101", R"(See <g id="1"><g id="2">here</g></g> <x id="3"/>.)",
             R"(<g id="1">da)", ""}),
    [](const auto& info) { return std::string(info.param.name); });

// However a merge is told to go on, a placeholder does not come into an article.
TEST(PlaceholdersThatStay, AreRefused) {
  const OwnedArticle article(pair("aaaaa-101", "Siehe **hier**.", "See **here** now and then."));
  Unit edited{.id = "aaaaa-101",
              .source = "See <x id=\"7\"/>here<x id=\"8\"/> now and then.",
              .target = "Da <x id=\"7\"/>hier<x id=\"8\"/>"};
  edited.opaque_codes = true;
  for (const OnStale on_stale : {OnStale::kFail, OnStale::kSkip, OnStale::kApply}) {
    const auto merged = merge_units(article.article, {&edited, 1}, {on_stale, true});
    ASSERT_TRUE(merged.has_value());
    EXPECT_TRUE(merged->edits.empty());
    EXPECT_FALSE(merged->clean());
  }
}

}  // namespace opaque_codes_test
}  // namespace locseg::merge
