#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "locseg/article.h"
#include "reference/layout_cases.h"

namespace locseg {
namespace layouts_test {

using reference::LayoutCase;
using testing::ElementsAre;

std::string shown(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else {
      out += c;
    }
  }
  return out;
}

std::vector<std::string> pairs_of(const Article& article) {
  std::vector<std::string> out;
  for (const Segment& segment : article.segments()) {
    out.push_back(shown(article.source(segment)) + " => " + shown(article.target(segment)));
  }
  return out;
}

std::vector<std::string> problems_of(const Article& article) {
  std::vector<std::string> out;
  for (const Problem& problem : article.problems()) {
    out.push_back(std::to_string(problem.position.line) + ":" +
                  std::to_string(problem.position.column) + " " +
                  std::string(name_of(problem.kind)));
  }
  return out;
}

Article read(std::string_view bytes, ArticleKind kind, std::optional<Layout> layout,
             const std::string& source_lang = "en-US") {
  Article article;
  read_article(bytes, kind, {layout, source_lang}, article);
  return article;
}

class Layouts : public testing::TestWithParam<LayoutCase> {
 protected:
  const LayoutCase& c = GetParam();
  Article article = read(c.bytes, c.kind, c.layout);
};

TEST_P(Layouts, AreRead) {
  EXPECT_EQ(article.layout(), c.layout);
  EXPECT_EQ(pairs_of(article), c.pairs);
  EXPECT_EQ(problems_of(article), c.problems);
}

TEST_P(Layouts, KeepTheirInvariants) {
  EXPECT_EQ(article.bytes().data(), c.bytes.data());
  EXPECT_EQ(article.source_bytes(), article.bytes());
  std::uint64_t end = 0;
  std::vector<std::string_view> ids;
  for (const Segment& segment : article.segments()) {
    EXPECT_LE(end, segment.whole.begin);
    EXPECT_EQ(segment.whole, segment.target);
    EXPECT_LE(segment.target.end, c.bytes.size());
    EXPECT_FALSE(segment.target.overlaps(segment.source));
    EXPECT_FALSE(article.id(segment).empty());
    EXPECT_EQ(std::ranges::find(ids, article.id(segment)), ids.end());
    ids.push_back(article.id(segment));
    end = segment.whole.end;
    std::string scratch;
    const std::string text(article.target_text(segment, scratch));
    EXPECT_EQ(article.encode(segment, segment.target, text).value(),
              segment.target.of(article.bytes()));
  }
  std::uint64_t stretch_end = 0;
  for (const Span& stretch : article.source_stretches()) {
    EXPECT_LE(stretch_end, stretch.begin);
    EXPECT_LT(stretch.begin, stretch.end);
    EXPECT_LE(stretch.end, c.bytes.size());
    stretch_end = stretch.end;
    for (const Segment& segment : article.segments()) {
      EXPECT_FALSE(segment.whole.overlaps(stretch));
    }
  }
}

// Each side alone has the texts of that side, and none of what marks the sources of pairs.
TEST_P(Layouts, AreRenderedInOneLanguage) {
  const std::string target = render(article, {RenderedSide::kTarget, false});
  const std::string source = render(article, {RenderedSide::kSource, false});
  if (article.segments().empty()) {
    EXPECT_EQ(target, c.bytes);
    EXPECT_EQ(source, c.bytes);
  }
  const bool all_paired = c.problems.empty();
  for (const Segment& segment : article.segments()) {
    const std::string_view from = segment.source.of(c.bytes);
    const std::string_view to = segment.target.of(c.bytes);
    EXPECT_NE(target.find(to), std::string::npos) << target;
    const auto encoded = article.encode(segment, segment.target, article.source(segment));
    EXPECT_NE(source.find(encoded.value()), std::string::npos) << source;
    if (all_paired && to.find(from) == std::string_view::npos) {
      EXPECT_EQ(target.find(from), std::string::npos) << target;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Comment, Layouts, testing::ValuesIn(reference::comment_cases()),
                         [](const auto& info) { return info.param.name; });
INSTANTIATE_TEST_SUITE_P(Alternating, Layouts, testing::ValuesIn(reference::alternating_cases()),
                         [](const auto& info) { return info.param.name; });
INSTANTIATE_TEST_SUITE_P(Pod, Layouts, testing::ValuesIn(reference::pod_cases()),
                         [](const auto& info) { return info.param.name; });

TEST(LayoutIds, SurviveEditsOfTargetsAndElsewhere) {
  const auto ids = [](std::string_view bytes) {
    const Article article = read(bytes, ArticleKind::kMarkdown, Layout::kComment);
    std::vector<std::string> out;
    for (const Segment& segment : article.segments()) out.emplace_back(article.id(segment));
    return out;
  };
  const std::vector<std::string> before = ids("<!-- One. -->\nEins.\n\n<!-- Two. -->\nZwei.\n");
  ASSERT_EQ(before.size(), 2U);
  const std::vector<std::string> after =
      ids("<!-- New. -->\nNeu.\n\n<!-- One. -->\nAnders.\n\n<!-- Two. -->\nZwei.\n");
  ASSERT_EQ(after.size(), 3U);
  EXPECT_EQ(after[1], before[0]);
  EXPECT_EQ(after[2], before[1]);
  const std::vector<std::string> twice = ids("<!-- One. -->\nEins.\n\n<!-- One. -->\nEins.\n");
  EXPECT_THAT(twice, ElementsAre(before[0], before[0] + ".2"));
  EXPECT_THAT(ids("---\ntitle: Ventil\n---\n<!--\ntitle: Valve\n-->\n"), ElementsAre("title"));
}

TEST(LayoutRendering, ShowsOneLanguage) {
  const std::string comment =
      "---\ntitle: 'Das ist''s'\n---\n<!--\ntitle: It's\n-->\n\n- <!-- One. -->\n  Eins.\n\n## "
      "Zwei <!-- Two -->\n";
  const std::string above = "<!--\n## Two\n\nThree.\n-->\n## Zwei {#zwei}\n\nDrei.\n";
  const Article article = read(above, ArticleKind::kMarkdown, Layout::kComment);
  EXPECT_EQ(render(article, {RenderedSide::kTarget, false}), "## Zwei {#zwei}\n\nDrei.\n");
  EXPECT_EQ(render(article, {RenderedSide::kSource, false}), "## Two {#zwei}\n\nThree.\n");

  const Article with_metadata = read(comment, ArticleKind::kMarkdown, Layout::kComment);
  EXPECT_EQ(render(with_metadata, {RenderedSide::kTarget, false}),
            "---\ntitle: 'Das ist''s'\n---\n\n- Eins.\n\n## Zwei <!-- Two -->\n");
  EXPECT_EQ(render(with_metadata, {RenderedSide::kSource, false}),
            "---\ntitle: 'It''s'\n---\n\n- One.\n\n## Zwei <!-- Two -->\n");

  const std::string turns = "## Valves\n## 阀门\n\n- one\n- 一\n\nIt opens.\n它打开。\n";
  const Article alternating = read(turns, ArticleKind::kMarkdown, Layout::kAlternating);
  EXPECT_EQ(render(alternating, {RenderedSide::kTarget, false}), "## 阀门\n\n- 一\n\n它打开。\n");
  EXPECT_EQ(render(alternating, {RenderedSide::kSource, false}),
            "## Valves\n\n- one\n\nIt opens.\n");

  const std::string pod = "=head1 A\n\n=begin original\n\nOne.\n\n=end original\n\n一。\n\n=cut\n";
  const Article perl = read(pod, ArticleKind::kMarkdown, Layout::kPod);
  EXPECT_EQ(render(perl, {RenderedSide::kTarget, false}), "=head1 A\n\n一。\n\n=cut\n");
  EXPECT_EQ(render(perl, {RenderedSide::kSource, false}), "=head1 A\n\nOne.\n\n=cut\n");
}

TEST(LayoutSides, AreToldByTheSourceLanguage) {
  const std::string bytes = "阀门打开。\n\nThe valve opens.\n";
  EXPECT_THAT(pairs_of(read(bytes, ArticleKind::kMarkdown, Layout::kAlternating, "zh-CN")),
              ElementsAre("阀门打开。 => The valve opens."));
  EXPECT_THAT(pairs_of(read(bytes, ArticleKind::kMarkdown, Layout::kAlternating, "en")),
              ElementsAre("The valve opens. => 阀门打开。"));
}

struct Guess {
  std::string name;
  std::string bytes;
  Layout layout;
  ArticleKind kind = ArticleKind::kMarkdown;
};

class Guesses : public testing::TestWithParam<Guess> {};

TEST_P(Guesses, AreSureOrNotMade) {
  const Article article = read(GetParam().bytes, GetParam().kind, std::nullopt);
  EXPECT_EQ(article.layout(), GetParam().layout);
  if (article.layout() == Layout::kSpans) {
    EXPECT_EQ(pairs_of(article), pairs_of(parse_article(GetParam().bytes, GetParam().kind)));
  }
}

const std::string kSpanPair =
    "<span data-ttu-id=\"a1b2c-103\">Eins</span><span class=\"sxs-lookup\"><span "
    "data-stu-id=\"a1b2c-103\">One</span></span>\n";

INSTANTIATE_TEST_SUITE_P(
    Auto, Guesses,
    testing::Values(
        Guess{"nothing", "", Layout::kSpans},
        Guess{"one_language", "# Ventile\n\nSie öffnen.\n", Layout::kSpans},
        Guess{"remarks", "<!-- To be done. -->\nDas Ventil öffnet.\n\nEs schließt.\n",
              Layout::kSpans},
        Guess{"one_remark_above_much",
              "<!-- Please check this. -->\n阀门打开。\n\n它关闭。\n\n它很大。\n", Layout::kSpans},
        Guess{"spans_with_comments",
              kSpanPair +
                  "\n<!-- The valve opens. -->\n阀门打开。\n\n<!-- It closes. -->\n它关闭。\n",
              Layout::kSpans},
        Guess{"comments",
              "<!-- The valve opens. -->\n阀门打开。\n\n<!-- It closes. -->\n它关闭。\n",
              Layout::kComment},
        Guess{
            "comments_of_one_script",
            "<!-- One. -->\nEins.\n\n<!-- Two. -->\nZwei.\n\n<!-- Three. -->\nDrei.\n\n<!-- Four. "
            "-->\nVier.\n",
            Layout::kComment},
        Guess{"few_comments_of_one_script", "<!-- One. -->\nEins.\n\n<!-- Two. -->\nZwei.\n",
              Layout::kSpans},
        Guess{"turns",
              "# Valves\n\n# 阀门\n\nThe valves open and close by "
              "themselves.\n\n阀门自己打开和关闭。\n\nThey "
              "are made of steel.\n\n它们由钢制成，非常结实。\n",
              Layout::kAlternating},
        Guess{"quotations",
              "# 阀门\n\n它打开。它在需要的时候总是会自己打开的。\n\nThe valve "
              "opens.\n\n它关闭。它也会关闭。\n\n它很大。\n\n它很小。\n",
              Layout::kSpans},
        Guess{"pod", "=begin original\n\nOne.\n\n=end original\n\n一。\n", Layout::kPod},
        Guess{"pod_in_a_fence",
              "Text.\n\n```\n=begin original\n\nOne.\n\n=end original\n\n一。\n```\n",
              Layout::kSpans},
        Guess{"pod_that_is_none", "=begin original\n\nOne.\n", Layout::kSpans},
        Guess{"conflict_markers",
              "<<<<<<< a\n<!-- The valve opens. -->\n阀门打开。\n=======\n<!-- It closes. "
              "-->\n它关闭。\n>>>>>>> b\n",
              Layout::kSpans},
        Guess{"yaml", "# One\na: 一\n", Layout::kSpans, ArticleKind::kYaml}),
    [](const auto& info) { return info.param.name; });

TEST(ParallelArticle, HasItsSourcesElsewhere) {
  const std::string source = "---\ntitle: \"It's\"\n---\n# Valve\n\nIt opens.\n";
  const std::string target = "---\ntitle: 'Das ist''s'\n---\n# Ventil\n\nEs öffnet.\n";
  const auto at = [](const std::string& bytes, std::string_view text) {
    const std::size_t begin = bytes.find(text);
    return Span{begin, begin + text.size()};
  };
  const std::vector<ParallelPair> pairs = {
      {at(target, "Es öffnet."), at(source, "It opens.")},
      {at(target, "Ventil"), at(source, "Valve")},
      {at(target, "Das ist''s"), at(source, "It's")},
      {at(target, "öffnet"), at(source, "opens")},                // overlaps
      {{target.size(), target.size() + 1}, at(source, "opens")},  // leaves the article
      {at(target, "Es"), {source.size(), source.size() + 1}},
  };
  const Article article = article_of_pairs({.target = target, .source = source}, pairs);
  EXPECT_EQ(article.layout(), Layout::kParallel);
  EXPECT_FALSE(article.has_own_sources());
  EXPECT_EQ(article.source_bytes().data(), source.data());
  EXPECT_THAT(pairs_of(article),
              ElementsAre("It's => Das ist's", "Valve => Ventil", "It opens. => Es öffnet."));
  EXPECT_EQ(article.segments()[0].carrier, Carrier::kYamlSingle);
  EXPECT_EQ(article.segments()[0].source_carrier, Carrier::kYamlDouble);
  EXPECT_EQ(render(article, {RenderedSide::kTarget, false}), target);
  EXPECT_EQ(render(article, {RenderedSide::kSource, false}), source);

  const std::vector<Edit> edits = {{article.segments()[0].target, "Anders"},
                                   {article.segments()[1].target, "Ventile"}};
  const std::string bytes = apply_edits(target, edits).value();
  EXPECT_THAT(pairs_of(edited_article(article, bytes, edits)),
              ElementsAre("It's => Anders", "Valve => Ventile", "It opens. => Es öffnet."));
}

}  // namespace layouts_test
}  // namespace locseg
