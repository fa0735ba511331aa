#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "locseg/article.h"
#include "reference/articles.h"

namespace locseg {
namespace parser_test {

using testing::ElementsAre;
using testing::IsEmpty;

using reference::pair;
// "id|target|source" of every segment.
std::vector<std::string> segments(const Article& article) {
  std::vector<std::string> rows;
  for (const Segment& segment : article.segments()) {
    rows.push_back(std::string(article.id(segment)) + "|" + article.target(segment) + "|" +
                   article.source(segment));
  }
  return rows;
}

// "line:column kind" of every problem.
std::vector<std::string> problems(const Article& article) {
  std::vector<std::string> rows;
  for (const Problem& problem : article.problems()) {
    rows.push_back(std::to_string(problem.position.line) + ":" +
                   std::to_string(problem.position.column) + " " +
                   std::string(name_of(problem.kind)));
  }
  return rows;
}

struct Case {
  std::string name;
  std::string bytes;
  std::vector<std::string> segments;
  std::vector<std::string> problems;
  ArticleKind kind = ArticleKind::kMarkdown;
};

class Parser : public testing::TestWithParam<Case> {};

TEST_P(Parser, FindsSegmentsAndProblems) {
  const Article article = parse_article(GetParam().bytes, GetParam().kind);
  EXPECT_EQ(segments(article), GetParam().segments);
  EXPECT_EQ(problems(article), GetParam().problems);
}

const std::string kOpenA = "<span data-ttu-id=\"a-1\">";
const std::string kJointA = "</span><span class=\"sxs-lookup\"><span data-stu-id=\"a-1\">";
const std::string kEnd = "</span></span>";

INSTANTIATE_TEST_SUITE_P(
    Sound, Parser,
    testing::Values(
        Case{"empty", "", {}, {}},
        Case{"no_pair", "# Heading\n\nText <span class=\"x\">y</span>\n", {}, {}},
        Case{"one", pair("a-1", "T", "S"), {"a-1|T|S"}, {}},
        Case{"two_on_a_line",
             pair("a-1", "T", "S") + " " + pair("a-2", "U", "V"),
             {"a-1|T|S", "a-2|U|V"},
             {}},
        Case{"empty_texts", pair("a-1", "", ""), {"a-1||"}, {}},
        Case{"several_lines", pair("a-1", "T\nt", "S\r\ns"), {"a-1|T\nt|S\r\ns"}, {}},
        Case{"nested_span_in_target",
             pair("a-1", "<span class=\"ui\">T</span>", "S"),
             {"a-1|<span class=\"ui\">T</span>|S"},
             {}},
        Case{"nested_span_ends_source",
             pair("a-1", "T", "S <span class=\"ui\">s</span>"),
             {"a-1|T|S <span class=\"ui\">s</span>"},
             {}},
        Case{"nested_twice",
             pair("a-1", "T", "<span>x<span>y</span></span> z"),
             {"a-1|T|<span>x<span>y</span></span> z"},
             {}},
        Case{"open_tag_in_code_span",
             pair("a-1", "`<span>`", "the `<span>` tag"),
             {"a-1|`<span>`|the `<span>` tag"},
             {}},
        Case{"open_tag_in_code_span_inside_span",
             "<span>" + pair("a-1", "T", "the `<span>` tag") + "</span>",
             {"a-1|T|the `<span>` tag"},
             {}},
        Case{"unbalanced_open_span", pair("a-1", "T", "S <span> s"), {"a-1|T|S <span> s"}, {}},
        Case{"self_closing_span", pair("a-1", "T", "S<span/>"), {"a-1|T|S<span/>"}, {}},
        Case{"link_text", "[" + pair("a-1", "T", "S") + "](x.md)", {"a-1|T|S"}, {}},
        Case{"paragraph_id", pair("a-p101", "T", "S"), {"a-p101|T|S"}, {}},
        Case{"byte_order_mark", "\xEF\xBB\xBF" + pair("a-1", "T", "S"), {"a-1|T|S"}, {}},
        Case{"authors_own_quot",
             pair("a-1", "&quot;T&quot;", "&quot;S&quot;"),
             {"a-1|&quot;T&quot;|&quot;S&quot;"},
             {}},
        Case{
            "other_elements", "<spanner>" + pair("a-1", "T", "S") + "</spanner>", {"a-1|T|S"}, {}}),
    [](const auto& info) { return info.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Broken, Parser,
    testing::Values(
        Case{"target_alone", "x\n\xC3\xA9 " + kOpenA + "T</span>", {}, {"2:3 unpaired-target"}},
        Case{"target_then_pair",
             kOpenA + "T</span> " + pair("a-2", "U", "V"),
             {"a-2|U|V"},
             {"1:1 unpaired-target"}},
        Case{"source_alone",
             "<span class=\"sxs-lookup\"><span data-stu-id=\"a-1\">S" + kEnd,
             {},
             {"1:26 unpaired-source"}},
        Case{"space_before_lookup",
             kOpenA + "T</span> <span class=\"sxs-lookup\"><span data-stu-id=\"a-1\">S" + kEnd,
             {},
             {"1:1 unpaired-target"}},
        Case{"source_not_closed",
             kOpenA + "T" + kJointA + "S</span> " + pair("a-2", "U", "V"),
             {"a-2|U|V"},
             {"1:1 unclosed-source"}},
        Case{"ids_differ",
             kOpenA + "T</span><span class=\"sxs-lookup\"><span data-stu-id=\"a-9\">S" + kEnd +
                 pair("a-2", "U", "V"),
             {"a-2|U|V"},
             {"1:1 id-mismatch"}},
        Case{"pair_inside_target",
             kOpenA + "T " + pair("a-2", "U", "V") + " t" + kJointA + "S" + kEnd,
             {"a-2|U|V"},
             {"1:1 nested-pair"}},
        Case{"pair_inside_source",
             kOpenA + "T" + kJointA + "S " + pair("a-2", "U", "V") + kEnd,
             {"a-2|U|V"},
             {"1:1 unclosed-source"}},
        Case{"duplicate",
             pair("a-1", "T", "S") + "\n" + pair("a-1", "U", "V"),
             {"a-1|T|S", "a-1|U|V"},
             {"2:1 duplicate-id"}},
        Case{"out_of_order_is_no_problem",
             pair("a-2", "T", "S") + pair("a-1", "U", "V"),
             {"a-2|T|S", "a-1|U|V"},
             {}},
        Case{"single_quotes", "<span data-ttu-id='a-1'>T</span>", {}, {"1:1 malformed-tag"}},
        Case{"cut_in_a_tag", "><span", {}, {}},
        Case{"name_goes_on", "><spans " + pair("a-1", "T", "S"), {"a-1|T|S"}, {}},
        Case{"extra_attribute",
             "<span class=\"x\" data-stu-id=\"a-1\">T</span>",
             {},
             {"1:1 malformed-tag"}},
        Case{"conflict",
             "<<<<<<< HEAD\n" + pair("a-1", "T", "S") + "\n=======\n" + pair("a-1", "U", "S") +
                 "\n>>>>>>> theirs\n",
             {"a-1|T|S", "a-1|U|S"},
             {"1:1 conflict-marker", "3:1 conflict-marker", "4:1 duplicate-id",
              "5:1 conflict-marker"}},
        Case{"setext_heading_is_no_conflict", "Title\n=======\n", {}, {}},
        Case{"invalid_utf8",
             pair("a-1", "T\xFF\xFE", "S") + "\n\x80",
             {"a-1|T\xFF\xFE|S"},
             {"1:26 invalid-utf8", "2:1 invalid-utf8"}},
        Case{"nul_bytes", std::string(100, '\0'), {}, {}}),
    [](const auto& info) { return info.param.name; });

const std::string kDamaged =
    "## <a name=\"setup&quot;></a><span data-ttu-id=&quot;a-1&quot;>T &quot;t&quot;</span><span "
    "class=&quot;sxs-lookup&quot;><span data-stu-id=&quot;a-1&quot;>S (&quot;s\").</span></span>\n";

INSTANTIATE_TEST_SUITE_P(
    Damage, Parser,
    testing::Values(
        Case{"stretch", kDamaged, {"a-1|T \"t\"|S (\"s\")."}, {"1:13 quote-damage"}},
        Case{"authors_quot_around_it",
             pair("a-0", "&quot;", "&quot;") + kDamaged + pair("a-2", "&quot;", "&quot;"),
             {"a-0|&quot;|&quot;", "a-1|T \"t\"|S (\"s\").", "a-2|&quot;|&quot;"},
             {"1:119 quote-damage"}},
        Case{"begins_in_a_tag",
             "<span data-ttu-id=\"a-1&quot;>T</span><span class=&quot;sxs-lookup&quot;><span "
             "data-stu-id=&quot;a-1&quot;>S</span></span> \"x\" &quot;",
             {"a-1|T|S"},
             {"1:20 quote-damage"}},
        Case{"ends_in_a_tag",
             "<a title=\"x <span data-ttu-id=&quot;a-1\">T</span><span class=\"sxs-lookup\"><span "
             "data-stu-id=\"a-1\">S &quot;</span></span>",
             {"a-1|T|S &quot;"},
             {"1:11 quote-damage"}},
        Case{"two_stretches",
             kDamaged + "\n" + pair("a-3", "T", "S") + kDamaged,
             {"a-1|T \"t\"|S (\"s\").", "a-3|T|S", "a-1|T \"t\"|S (\"s\")."},
             {"1:13 quote-damage", "3:109 quote-damage", "3:125 duplicate-id"}}),
    [](const auto& info) { return info.param.name; });

std::string escaped_pair(std::string_view id, std::string_view target, std::string_view source) {
  return "<span data-ttu-id=\\\"" + std::string(id) + "\\\">" + std::string(target) +
         "</span><span class=\\\"sxs-lookup\\\"><span data-stu-id=\\\"" + std::string(id) +
         "\\\">" + std::string(source) + "</span></span>";
}

INSTANTIATE_TEST_SUITE_P(
    Carriers, Parser,
    testing::Values(
        Case{"json",
             "{\"t\": \"" + escaped_pair("a-1", "T\\n\\\"t\\\"", "S \\u00e9\\ud83d\\ude00") + "\"}",
             {"a-1|T\n\"t\"|S \xC3\xA9\xF0\x9F\x98\x80"},
             {},
             ArticleKind::kJson},
        Case{"yaml_double_front_matter",
             "---\ntitle: \"" + escaped_pair("a-1", "T \\x41\\\n    t", "S\n    s") + "\"\n---\n",
             {"a-1|T At|S s"},
             {}},
        Case{"yaml_single",
             "title: 'it''s " + pair("a-1", "l''eau", "it''s") + "'\nx: " + pair("a-2", "''", "''"),
             {"a-1|l'eau|it's", "a-2|''|''"},
             {},
             ArticleKind::kYaml},
        Case{"yaml_block_keeps_apostrophes",
             "a: |\n  it's\n  " + pair("a-1", "''", "''") + "\nb: 'x'\n",
             {"a-1|''|''"},
             {},
             ArticleKind::kYaml},
        Case{"two_ways_to_quote",
             "{\"t\": \"<span data-ttu-id=\\\"a-1\\\">T</span><span class=\"sxs-lookup\"><span "
             "data-stu-id=\"a-1\">S</span></span>\"}",
             {},
             {"1:8 unpaired-target"},
             ArticleKind::kJson},
        Case{"yaml_folded_item",
             "- >-\n  " + pair("a-1", "T", "S") + "\n",
             {"a-1|T|S"},
             {},
             ArticleKind::kYaml}),
    [](const auto& info) { return info.param.name; });

TEST(ParserCarriers, AreToldApart) {
  const std::string bytes = "p: " + pair("a-1", "T", "S") + "\nb: |\n  " + pair("a-2", "T", "S") +
                            "\ns: '" + pair("a-3", "T", "S") + "'\nd: \"" +
                            escaped_pair("a-4", "T", "S") + "\"\n";
  const Article article = parse_article(bytes, ArticleKind::kYaml);
  ASSERT_EQ(article.segments().size(), 4U);
  EXPECT_EQ(article.segments()[0].carrier, Carrier::kYamlPlain);
  EXPECT_EQ(article.segments()[1].carrier, Carrier::kYamlBlock);
  EXPECT_EQ(article.segments()[2].carrier, Carrier::kYamlSingle);
  EXPECT_EQ(article.segments()[3].carrier, Carrier::kYamlDouble);
}

TEST(ParserDamage, IsRecoveredAndSaysSo) {
  const std::string bytes = pair("a-0", "T", "S") + kDamaged + pair("a-2", "T", "S");
  const Article article = parse_article(bytes, ArticleKind::kMarkdown);
  ASSERT_EQ(article.segments().size(), 3U);
  EXPECT_FALSE(article.segments()[0].recovered);
  EXPECT_TRUE(article.segments()[1].recovered);
  EXPECT_FALSE(article.segments()[2].recovered);
  EXPECT_THAT(article.damage(), testing::SizeIs(1));
}

TEST(ParserLines, CountFromOne) {
  const std::string bytes = "\n\r\n" + pair("a-1", "T\nt", "S") + "\n" + pair("a-2", "T", "S");
  const Article article = parse_article(bytes, ArticleKind::kMarkdown);
  ASSERT_EQ(article.segments().size(), 2U);
  EXPECT_EQ(article.segments()[0].line, 3U);
  EXPECT_EQ(article.segments()[1].line, 5U);
}

TEST(ParserReuse, ForgetsTheLastArticle) {
  Article article;
  const std::string first = "---\nms.contentlocale: de-DE\n---\n" + kDamaged + "\xFF";
  parse_article(first, ArticleKind::kMarkdown, article);
  const std::string second = pair("a-1", "T", "S");
  parse_article(second, ArticleKind::kMarkdown, article);
  EXPECT_THAT(segments(article), ElementsAre("a-1|T|S"));
  EXPECT_THAT(problems(article), IsEmpty());
  EXPECT_THAT(article.damage(), IsEmpty());
  EXPECT_THAT(article.front_matter().target_lang, IsEmpty());
}

TEST(ParserKinds, FollowTheEndingThenTheContent) {
  EXPECT_EQ(article_kind("a.md", "{"), ArticleKind::kMarkdown);
  EXPECT_EQ(article_kind("a.YML", ""), ArticleKind::kYaml);
  EXPECT_EQ(article_kind("a.json", ""), ArticleKind::kJson);
  EXPECT_EQ(article_kind("a.xml", ""), ArticleKind::kXml);
  EXPECT_EQ(article_kind("a.sgml", "<!-- a -->"), ArticleKind::kXml);
  EXPECT_EQ(article_kind("a.POD", "{"), ArticleKind::kMarkdown);
  EXPECT_FALSE(has_article_ending("a.pod"));
  EXPECT_EQ(article_kind("-", " {\"a\": 1}"), ArticleKind::kJson);
  EXPECT_EQ(article_kind("-", "\xEF\xBB\xBF<?xml version"), ArticleKind::kXml);
  EXPECT_EQ(article_kind("-", "### YamlMime:Hub\n"), ArticleKind::kYaml);
  EXPECT_EQ(article_kind("-", "# Text"), ArticleKind::kMarkdown);
}

// Every kind of brokenness a million times over: linear, so the test ends.
TEST(ParserCost, IsLinearOnPathologicalInput) {
  const std::string open_span = "<span>";
  for (const std::string& piece :
       {kOpenA, std::string("<span data-ttu-id=\""), kOpenA + "T" + kJointA, kJointA, open_span,
        std::string("</span>"), kOpenA + "T" + kJointA + "<span>`", std::string("\xFF\n"),
        std::string("<span data-ttu-id=&quot;a-1&quot;>"), std::string("<<<<<<<\n"),
        std::string("- '\n"), std::string("\"x: [ '\n"), pair("a-1", "T", "S")}) {
    std::string bytes = "---\n";
    while (bytes.size() < (std::size_t{1} << 20)) bytes += piece;
    for (const ArticleKind kind : {ArticleKind::kMarkdown, ArticleKind::kYaml}) {
      const Article article = parse_article(bytes, kind);
      EXPECT_EQ(article.bytes(), bytes);
    }
  }
}

}  // namespace parser_test
}  // namespace locseg
