#include "align/segmentation.h"

#include <gtest/gtest.h>

#include <string>

namespace locseg::align {
namespace segmentation_test {

std::vector<Piece> cut(std::string_view text, Depth depth, BlockText& read,
                       std::string_view language = "en") {
  const std::vector<Block> blocks = scan_blocks(text, ArticleKind::kMarkdown);
  std::vector<Piece> pieces;
  if (blocks.size() != 1) return pieces;
  BlockReader().read(text, blocks[0], read);
  Segmenter(language).pieces(read, depth, pieces);
  return pieces;
}

std::string joined(std::string_view text, const std::vector<Piece>& pieces) {
  std::string out;
  for (const Piece& piece : pieces) out += "[" + std::string(piece.span.of(text)) + "]";
  return out;
}

std::string sentences(std::string_view text, std::string_view language = "en") {
  const std::vector<Block> blocks = scan_blocks(text, ArticleKind::kMarkdown);
  if (blocks.size() != 1) return "blocks";
  BlockText read;
  BlockReader().read(text, blocks[0], read);
  std::vector<Piece> out;
  Segmenter(language).sentences(read, out);
  return joined(text, out);
}

struct Example {
  const char* text;
  const char* sentences;
};

constexpr Example kExamples[] = {
    {"One. Two! Three? Four.", "[One.][Two!][Three?][Four.]"},
    {"Use it, e.g. here. And i.e. there.", "[Use it, e.g. here.][And i.e. there.]"},
    {"Mr. Smith of Contoso, Inc. has it.", "[Mr. Smith of Contoso, Inc. has it.]"},
    {"J. R. Smith wrote it.", "[J. R. Smith wrote it.]"},
    {"At most 1 MB. More is refused.", "[At most 1 MB.][More is refused.]"},
    {"It took 9 ms. At 1.25 m. Mr. A saw it.", "[It took 9 ms.][At 1.25 m.][Mr. A saw it.]"},
    {"&nbsp;&nbsp;Finance.&nbsp; Sales&nbsp;", "[&nbsp;&nbsp;Finance.][Sales&nbsp;]"},
    {"So\u202C it is.\u202C And so.", "[So\u202C it is.\u202C][And so.]"},
    {"Run `a. B` first. Then stop.", "[Run `a. B` first.][Then stop.]"},
    {"Built on .NET. It runs.", "[Built on .NET.][It runs.]"},
    {"See https://a.example/b. Then go.", "[See https://a.example/b.][Then go.]"},
    {"**Note. Read this.** Go on.", "[**Note. Read this.**][Go on.]"},
    {"Read [One. Two](c.md). Then **go**.", "[Read [One. Two](c.md).][Then **go**.]"},
    {"(It is so. Really.) Yes.", "[(It is so.][Really.) Yes.]"},
    {"He said \"Go.\" She went.", "[He said \"Go.\"][She went.]"},
    {"Wait... there is more. End.", "[Wait... there is more.][End.]"},
    {"A dot '.' is no end.", "[A dot '.' is no end.]"},
    {"a. First step.", "[a.][First step.]"},
    {"Ratio 1.5 is fine. Yes.", "[Ratio 1.5 is fine.][Yes.]"},
    {"[Only a link](a.md)", "[Only a link]"},
    {"`code`", ""},
    {"`a` and `b`", "[`a` and `b`]"},
    {"`a` `b`", "[`a` `b`]"},
    {"---a", "[---a]"},
};

TEST(Segmentation, CutsSentences) {
  for (const Example& example : kExamples) {
    EXPECT_EQ(sentences(example.text), example.sentences) << example.text;
  }
}

TEST(Segmentation, KnowsStopsOfOtherScripts) {
  EXPECT_EQ(sentences("一句话。两句话！", "zh"), "[一句话。][两句话！]");
  EXPECT_EQ(sentences("यह है। वह है।", "hi"), "[यह है।][वह है।]");
  EXPECT_EQ(sentences("هل هذا؟ نعم.", "ar"), "[هل هذا؟][نعم.]");
  EXPECT_EQ(sentences("Das gilt z. B. hier. Ja.", "de"), "[Das gilt z. B. hier.][Ja.]");
  EXPECT_EQ(sentences("См. раздел. Да.", "ru"), "[См. раздел.][Да.]");
}

TEST(Segmentation, GoesOnBehindWordsThatMayBeAbbreviations) {
  const std::string text = "Select the **Plans** tab. This tab is new.";
  BlockText read;
  BlockReader().read(text, scan_blocks(text, ArticleKind::kMarkdown)[0], read);
  std::vector<Piece> out;
  Segmenter("en", Convention::kSideBySide).sentences(read, out);
  EXPECT_EQ(joined(text, out), "[Select the **Plans** tab. This tab is new.]");
}

TEST(Segmentation, TranslatesMarksOfSideBySideArticlesOnly) {
  const std::string text = "\u2714\uFE0F";  // a check mark, and that it is to look like a picture
  BlockText read;
  BlockReader().read(text, scan_blocks(text, ArticleKind::kMarkdown)[0], read);
  EXPECT_FALSE(is_translated(read, {0, text.size()}));
  EXPECT_TRUE(is_translated(read, {0, text.size()}, Convention::kSideBySide));
}

TEST(Segmentation, LeavesNothingOutOfATranslation) {
  const std::string text = "`a` etc. Das ist, so. Ende";
  BlockText read;
  EXPECT_EQ(joined(text, cut(text, Depth::kSentences, read)), "[`a` etc. Das ist, so.][Ende]");
  EXPECT_EQ(joined(text, cut(text, Depth::kDoubtful, read)), "[`a` etc.][Das ist, so.][Ende]");
  const std::vector<Piece> all = cut(text, Depth::kAll, read);
  EXPECT_EQ(joined(text, all), "[`a`][etc.][Das][ist,][so.][Ende]");
  EXPECT_EQ(all[0].end, Strength::kWeak);
  EXPECT_EQ(all[1].end, Strength::kDoubtful);
  EXPECT_EQ(all[4].end, Strength::kStrong);
}

TEST(Segmentation, ReadsOnBehindTheMarksOfAQuote) {
  const std::string text = "> One. Two\n> goes on. Three.\n";
  const Block block = scan_blocks(text, ArticleKind::kMarkdown)[0];
  BlockText read;
  BlockReader().read(text, block, read);
  std::vector<Piece> out;
  Segmenter("en").sentences(read, out);
  ASSERT_EQ(out.size(), 3U);
  EXPECT_EQ(one_line(text, block, out[1].span), "Two goes on.");
}

}  // namespace segmentation_test
}  // namespace locseg::align
