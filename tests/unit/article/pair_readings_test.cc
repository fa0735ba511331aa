#include "article/pair_readings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <string>

#include "reference/articles.h"

namespace locseg::article {
namespace pair_readings_test {

std::string pair(int number, std::string_view target, std::string_view source) {
  return reference::pair("0a1b2-" + std::to_string(number), target, source);
}

std::optional<markup::RenderedAs> arrival(const std::vector<markup::RenderedPiece>& pieces,
                                          std::uint64_t offset) {
  const auto found = std::find_if(pieces.begin(), pieces.end(),
                                  [&](const auto& piece) { return piece.span.contains(offset); });
  return found == pieces.end() ? std::nullopt : std::optional(found->as);
}

std::vector<PairReading> readings_of(const std::string& text) {
  return read_pairs(parse_article(text, ArticleKind::kMarkdown));
}

TEST(PairReadings, SayWhatEachTagIsReadAs) {
  const std::string text = "a " + pair(103, "b", "c") + "\n\n`d " + pair(104, "e", "f") +
                           "`\n\n\\" + pair(105, "g \\", "h") + "\n\n    " + pair(106, "i", "j") +
                           "\n";
  const Article article = parse_article(text, ArticleKind::kMarkdown);
  const std::vector<PairReading> read = read_pairs(article);
  ASSERT_EQ(read.size(), 4U);
  EXPECT_EQ(read[0].as[0], markup::RenderedAs::kHtml);
  EXPECT_EQ(tags_of(text, article.segments()[0])[2].of(text), "<span class=\"sxs-lookup\">");
  EXPECT_EQ(read[1].as[0], markup::RenderedAs::kCodeSpan);
  EXPECT_EQ(read[2].as[0], markup::RenderedAs::kText);
  EXPECT_EQ(read[2].as[1], markup::RenderedAs::kText);  // behind the backslash of the target
  EXPECT_EQ(read[2].as[2], markup::RenderedAs::kHtml);
  EXPECT_EQ(read[3].as[2], markup::RenderedAs::kCodeBlock);
}

// Words change nothing that md4c would read; marks do.
TEST(PairReadings, AreReadAgainOnlyIfTagsMayArriveOtherwise) {
  PairReader reader;
  const auto passes = [&](const std::string& text) {
    const Article article = parse_article(text, ArticleKind::kMarkdown);
    const std::uint64_t before = reader.passes();
    const std::vector<PairReading> read = reader.read(article);
    const std::vector<PairReading> fresh = read_pairs(article);
    EXPECT_EQ(read.size(), fresh.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
      EXPECT_EQ(read[i].as, fresh[i].as) << text;
    }
    return reader.passes() - before;
  };
  const std::string other = "\n\n" + pair(104, "[e](f) | g", "[e](f) | g") + "\n";
  EXPECT_EQ(passes(pair(103, "Wort.", "Word.") + other), 1U);
  EXPECT_EQ(passes(pair(103, "Ein Wort.", "A word.") + other), 0U);
  EXPECT_EQ(passes(pair(103, "Ein Wort.", "A word.") + "\n\n" +
                   pair(104, "[ein Wort](f) | g", "[words](f) | g") + "\n"),
            1U)
      << "more words in a text with marks";
  EXPECT_EQ(passes("`" + pair(103, "Wort.", "Word.") + "`" + other), 1U);
  EXPECT_EQ(passes("    " + pair(103, "Wort.", "Word.") + other), 2U) << "in code";
  EXPECT_EQ(passes(other), 1U);
  EXPECT_EQ(passes(""), 0U);
}

// md4c 0.4.8 takes `c` for code where the line `  ` happens to begin at certain offsets.
TEST(PairReadings, AreTheSameWhereverTheLinesBegin) {
  for (std::size_t before = 1; before < 600; ++before) {
    const std::string text = std::string(before, 'x') + "\n\n5. " + pair(103, "a", "a") +
                             "\n  \n\n   " + pair(104, "b", "b") + "\n \n    " +
                             pair(105, "c", "c") + "\n";
    for (const PairReading& read : readings_of(text))
      EXPECT_EQ(read.as[0], markup::RenderedAs::kHtml);
  }
}

// Whether a reduced article is read as the whole one is. Returns of how many tags; of none where
// two empty lines, or lines of white space, make md4c err, see above.
std::size_t agree_with_the_whole(const std::string& text) {
  std::string lines(text);
  std::erase_if(lines, [](char c) { return c == ' ' || c == '\t'; });
  if (lines.find("\n\n\n") != std::string::npos) return 0;
  std::vector<markup::RenderedPiece> pieces;
  markup::read_blocks(text, pieces);
  std::size_t tags = 0;
  const Article article = parse_article(text, ArticleKind::kMarkdown);
  const std::vector<PairReading> read = read_pairs(article);
  for (std::size_t i = 0; i < read.size(); ++i) {
    const auto spans = tags_of(text, article.segments()[i]);
    for (std::size_t tag = 0; tag < spans.size(); ++tag) {
      EXPECT_EQ(read[i].as[tag], arrival(pieces, spans[tag].begin)) << tag << " of\n" << text;
      ++tags;
    }
  }
  return tags;
}

TEST(PairReadings, AgreeWithTheWholeArticleWhereSomethingGoesOnBehindAPair) {
  for (const std::string& text : {
           // The title of a link, with a bracket in it.
           pair(103, "x", "[a](b 'c)") + pair(104, "')", "") + "\n",
           pair(103, "x", "[a](b (c)") + pair(104, "))", "") + "\n",
           // The value of an attribute, with a `>` in it.
           "<a b='>" + pair(103, "", "'") + pair(104, "", "\\") + "'>\n",
           "<b[](u (>" + pair(103, "))", "") + "\n",
           // A comment goes on behind empty lines, and so does raw text.
           "<!--v>\n\n" + pair(103, "", "-->") + "\n`" + pair(104, "`", "") + "\n",
           "<pre>\n\n" + pair(103, "", "</pre>") + "\n`" + pair(104, "`", "") + "\n",
           // The label of a picture.
           "![" + pair(103, "][a]", "") + "\n\n[a]:>\n",
           "![" + pair(103, "]![a]", "") + "\n\n[a]:>\n",
       }) {
    EXPECT_GT(agree_with_the_whole(text), 0U);
  }
}

TEST(PairReadings, AgreeWithTheWholeArticle) {
  constexpr std::string_view kBetween[] = {
      "`",         "``",         "\\",
      "<",         ">",          "[",
      "](u)",      "](",         "(",
      ")",         "'",          "\"",
      "\n- ",      "\n1. ",      "\n> ",
      "\n\n",      "\n    ",     "\n\t",
      "\n```\n",   "\n~~~\n",    "<!-- ",
      " -->",      "<a b='",     "'>",
      "\n<div>\n", "\n\n</div>", "\n|a|b|\n|-|-|\n|",
      "|",         "\n",         "# ",
      "x",         " ",          "![",
      "@",         "*",          "**",
      "_",         "&amp;",      "<pre>",
      "</pre>",    "\n[a]: ",    "\n---\n",
      "\n===\n",   "<link",      "<http://a.b",
      "<?",        "?>",         "<![CDATA[",
      "]]>",       "[a](u \"",   "[a](u '",
      "[a](u (",   "~~",
  };
  constexpr std::string_view kTexts[] = {
      "Save",      " the file", ".",       "1",
      "-",         "--",        "(",       ")",
      "'",         "\"",        "*",       "_",
      "`",         "`a`",       "\\",      "<b>",
      "</b>",      "<",         ">",       "[",
      "]",         "](a)",      "](",      "![",
      "|",         "\n",        "\n\n",    "@",
      "!",         "<!--",      "-->",     "&lt;",
      "#",         "保存",      "~",       "=",
      "<a b='",    "'>",        "``",      "`<b>`",
      "``a`b``",   "[a](b)",    "![a](b)", "[a `]` b](c)",
      "[a](b 'c)", "[a]: b",
  };
  std::mt19937 random(20);
  const auto pick = [&](const auto& from) { return std::string(from[random() % std::size(from)]); };
  const auto some = [&](const auto& from, unsigned most) {
    std::string out;
    for (auto i = random() % most; i > 0; --i) out += pick(from);
    return out;
  };
  std::size_t tags = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int number = 103; number < 107; ++number) {
      text += some(kBetween, 5);
      const std::string target = some(kTexts, 3);
      text += pair(number, target, some(kTexts, 3));
    }
    tags += agree_with_the_whole(text + some(kBetween, 5) + "\n");
  }
  EXPECT_GT(tags, 100'000U);
}

// Lines that begin alike are read as the first of them is, whatever is around them.
TEST(PairReadings, AgreeWithTheWholeArticleWhereLinesBeginAlike) {
  constexpr std::string_view kPrefixes[] = {
      "",        "",       "- ",     "- ",   "  - ",
      "1. ",     "1. ",    "2. ",    "3. ",  "10. ",
      "* ",      "  ",     "   ",    "    ", "      ",
      "> ",      "## ",    "## ",    "# ",   "## <a name=\"a-b\"></a>",
      "| ",      "-     ", "    - ", "\t",   "### <a name=\"c\"></a>",
      "2.     ",
  };
  constexpr std::string_view kOtherLines[] = {
      "",         "",     "",      "",       "",         "```",         "~~~",
      "    code", "text", "<!-- ", " -->",   "<div>",    "</div>",      "|-|",
      "|-|-|",    "===",  "- ",    "[a]: b", "    | `a", "| `a | b` |", "`",
  };
  constexpr std::string_view kTexts[] = {"Save", "Save", "a `b` c", "[a](b)", "`", "a | b", "<"};
  constexpr std::string_view kEnds[] = {"", "", "", "", " ", "\r", " text", "`", "<", "  "};
  std::mt19937 random(21);
  const auto pick = [&](const auto& from) { return std::string(from[random() % std::size(from)]); };
  std::size_t tags = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    std::string prefix = pick(kPrefixes);
    for (int number = 103; number < 113; ++number) {
      if (random() % 3 == 0) text += pick(kOtherLines) + "\n";
      if (random() % 2 == 0) prefix = pick(kPrefixes);
      const std::string target = pick(kTexts);
      text += prefix + pair(number, target, pick(kTexts));
      text += pick(kEnds) + "\n";
      if (random() % 3 == 0) text += "\n";
    }
    tags += agree_with_the_whole(text);
  }
  EXPECT_GT(tags, 300'000U);
}

}  // namespace pair_readings_test
}  // namespace locseg::article
