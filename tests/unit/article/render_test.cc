#include <gtest/gtest.h>

#include <string>

#include "locseg/article.h"
#include "reference/articles.h"

namespace locseg {
namespace render_test {

using reference::pair;
std::string rendered(std::string_view bytes, const RenderOptions& options,
                     ArticleKind kind = ArticleKind::kMarkdown) {
  return render(parse_article(bytes, kind), options);
}

constexpr RenderOptions kTarget = {RenderedSide::kTarget, false};
constexpr RenderOptions kSource = {RenderedSide::kSource, false};
constexpr RenderOptions kPublished = {RenderedSide::kTarget, true};

TEST(Render, GivesEitherSideToTheByte) {
  const std::string bytes =
      "\xEF\xBB\xBF# " + pair("a-1", "T\\*", "S") + "\r\n\r\n| " + pair("a-2", "U", "V\n") + " |\t";
  EXPECT_EQ(rendered(bytes, kTarget), "\xEF\xBB\xBF# T\\*\r\n\r\n| U |\t");
  EXPECT_EQ(rendered(bytes, kSource), "\xEF\xBB\xBF# S\r\n\r\n| V\n |\t");
}

TEST(Render, LeavesAnArticleWithoutPairsAlone) {
  const std::string bytes = "x\\*\xFF\n<span data-ttu-id=\"a-1\">T</span>";
  EXPECT_EQ(rendered(bytes, kTarget), bytes);
  EXPECT_EQ(rendered(bytes, kPublished), bytes);
}

TEST(Render, KeepsTheEscapesOfACarrier) {
  const std::string bytes =
      "{\"t\": \"<span data-ttu-id=\\\"a-1\\\">\\\"T\\\"</span><span "
      "class=\\\"sxs-lookup\\\"><span data-stu-id=\\\"a-1\\\">\\\"S\\\"</span></span>\"}";
  EXPECT_EQ(rendered(bytes, kTarget, ArticleKind::kJson), "{\"t\": \"\\\"T\\\"\"}");
}

TEST(Render, MendsQuoteDamageAndNothingElse) {
  const std::string bytes =
      "&quot; <a name=\"setup&quot;></a><span data-ttu-id=&quot;a-1&quot;>&quot;T&quot;</span>"
      "<span class=&quot;sxs-lookup&quot;><span data-stu-id=&quot;a-1&quot;>S</span></span>\" "
      "&quot;";
  EXPECT_EQ(rendered(bytes, kTarget), "&quot; <a name=\"setup\"></a>\"T\"\" &quot;");
}

struct Case {
  std::string name;
  std::string bytes;
  std::string published;
};

class Published : public testing::TestWithParam<Case> {};

TEST_P(Published, UndoesTheWritersEscapes) {
  EXPECT_EQ(rendered(GetParam().bytes, kPublished), GetParam().published);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Published,
    testing::Values(
        Case{"source_has_none", pair("a-1", "类型\\*\\*\\*\\*。", "the **type**."), "类型****。"},
        Case{"source_has_none_though_code", pair("a-1", "`x` \\*\\*", "`x`"), "`x` **"},
        Case{"footnote_mark", pair("a-1", "Preis\\*", "Price\\*"), "Preis*"},
        Case{"product", pair("a-1", "Preis \\* Menge", "Price \\* quantity"), "Preis * Menge"},
        Case{"author_must_escape", pair("a-1", "\\*\\*leer\\*\\*", "\\*\\*empty\\*\\*"),
             "\\*\\*leer\\*\\*"},
        Case{"one_habit_an_article",
             pair("a-1", "*\\* Siehe*", "*\\* See note*") + pair("a-2", "MB-200\\*", "MB-200\\*"),
             "*\\* Siehe*MB-200\\*"},
        Case{"would_begin_a_list", "> " + pair("a-1", "\\* Bürger", "\\* Citizens"),
             "> \\* Bürger"},
        Case{"begins_no_list_in_a_cell", "|" + pair("a-1", "\\* Hilfe", "\\* Help") + "|",
             "|* Hilfe|"},
        Case{"writer_broke_a_mark", pair("a-1", "\\*\\*Neu:**", "\\*\\*New:**"), "**Neu:**"},
        Case{"file_pattern", pair("a-1", "\\*.md \\*", "\\*.md \\*"), "\\*.md *"},
        Case{"code", pair("a-1", "`\\*` \\*", "`\\*` \\*"), "`\\*` \\*"},
        Case{"skeleton_is_the_authors", "\\* " + pair("a-1", "T", "S"), "\\* T"}),
    [](const auto& info) { return info.param.name; });

}  // namespace render_test
}  // namespace locseg
