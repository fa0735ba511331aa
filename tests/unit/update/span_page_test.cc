// Bilingual articles: what is read of them, and what is written again.
#include "update/span_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace locseg::update {
namespace span_page_test {

using ::testing::HasSubstr;

std::string pair(std::string_view id, std::string_view target, std::string_view source) {
  std::string out = "<span data-ttu-id=\"";
  out.append(id).append("\">").append(target);
  out.append("</span><span class=\"sxs-lookup\"><span data-stu-id=\"").append(id).append("\">");
  return out.append(source).append("</span></span>");
}

Article article_of(std::string_view bytes) { return parse_article(bytes, ArticleKind::kMarkdown); }

TEST(ReadSpanPage, IsBothSidesWithLinksBetween) {
  const std::string bytes = "---\ntitle: Pumpe\n---\n# " +
                            pair("0a1b2-103", "Die Pumpe", "The pump") + "\n\n" +
                            pair("0a1b2-104", "Sie läuft.", "It runs.") + "\n";
  const SpanPage page = read_span_page(article_of(bytes), "---\ntitle: Pump\n---\n# The pump\n");
  EXPECT_EQ(page.target, "---\ntitle: Pumpe\n---\n# Die Pumpe\n\nSie läuft.\n");
  // The title is taken for unchanged.
  EXPECT_EQ(page.basis.source, "---\ntitle: Pump\n---\n# The pump\n\nIt runs.\n");
  std::vector<std::string> links;
  for (const status::Link& link : page.basis.links) {
    links.push_back(std::string(link.source.of(page.basis.source)) + "=" +
                    std::string(link.target.of(page.target)));
  }
  EXPECT_THAT(links, ::testing::UnorderedElementsAre("The pump=Die Pumpe", "It runs.=Sie läuft.",
                                                     "Pump=Pumpe"));
}

TEST(WriteSpanPage, ReadsBackAsThePage) {
  const std::string bytes = "# " + pair("0a1b2-103", "Die Pumpe", "The pump") + "\n\n" +
                            pair("0a1b2-104", "Sie läuft.", "It runs.") + "\n";
  const SpanPage page = read_span_page(article_of(bytes), "");
  const std::string_view source = "# The pump\n\nNew here. It runs.\n";
  status::StatementReader reader("en");
  PageUpdate update =
      update_page({source, page.target, ArticleKind::kMarkdown}, {&page.basis, 1}, reader, {});
  const std::string text = update.bytes;
  EXPECT_EQ(text, "# Die Pumpe\n\nNew here. Sie läuft.\n");
  const auto written = write_span_page("fffff", update);
  ASSERT_TRUE(written);
  const Article article = article_of(*written);
  EXPECT_EQ(render(article, {}), text);
  EXPECT_EQ(render(article, {.side = RenderedSide::kSource}), source);
  ASSERT_EQ(article.segments().size(), 3U);
  EXPECT_EQ(article.id(article.segments()[1]), "fffff-102");
  EXPECT_EQ(update.pieces[1].place.of(*written), "New here.");
}

TEST(ReadSpanPage, KnowsWhereTheTranslationIsFrom) {
  const std::string bytes = "# " + pair("0a1b2-103", "Die Pumpe", "The pump") + "\n\n" +
                            pair("0a1b2-104", "Sie läuft.", "It runs.") + "\n";
  const SpanPage page = read_span_page(article_of(bytes), "");
  std::string joined;
  for (const Copy& origin : page.origins) {
    EXPECT_EQ(origin.to, joined.size());
    joined += origin.from.of(bytes);
  }
  EXPECT_EQ(joined, page.target);
}

TEST(WriteSpanPage, GivesEveryPieceThePlaceOfItsOwnPair) {
  PageUpdate update;
  update.bytes = "Pump.\n\nPump.\n\nLamp.\n";
  for (const std::uint64_t at : {0U, 7U, 14U}) {
    Piece& piece = update.pieces.emplace_back();
    piece.place = {at, at + 5};
    piece.source_text = "One.";
  }
  update.pieces[0].source_text = "</span>";  // which no pair can hold
  const auto written = write_span_page("fffff", update);
  ASSERT_TRUE(written);
  EXPECT_TRUE(update.pieces[0].place.empty());
  const Article article = article_of(*written);
  ASSERT_EQ(article.segments().size(), 2U);
  EXPECT_EQ(update.pieces[1].place, article.segments()[0].target);
  EXPECT_EQ(update.pieces[2].place, article.segments()[1].target);
}

TEST(UpdateSpans, HasIdsOfTheNewArticleAndTargetsOfTheOld) {
  const std::string before = pair("0a1b2-103", "Die Pumpe.", "The pump.") + "\n" +
                             pair("0a1b2-104", "Sie läuft.", "It runs.") + "\n" +
                             pair("0a1b2-105", "Weg damit.", "Gone now, and for good.") + "\n";
  const std::string after = pair("c0ffe-103", "It runs.", "It runs.") + "\n" +
                            pair("c0ffe-104", "The pump.", "The pump.") + "\n" +
                            pair("c0ffe-105", "Neu (MT).", "New.") + "\n";
  const PageUpdate update = update_spans(article_of(before), article_of(after), {});
  EXPECT_EQ(update.bytes, pair("c0ffe-103", "Sie läuft.", "It runs.") + "\n" +
                              pair("c0ffe-104", "Die Pumpe.", "The pump.") + "\n" +
                              pair("c0ffe-105", "Neu (MT).", "New.") + "\n");
  ASSERT_EQ(update.pieces.size(), 3U);
  EXPECT_EQ(update.pieces[2].place.of(update.bytes), "Neu (MT).");
  const Copy& copy = update.copies.front();
  EXPECT_EQ(copy.from.of(before), update.bytes.substr(copy.to, copy.from.size()));
  std::string kept = update.bytes;
  for (const LostPlace& each : update.lost) kept += each.translation.of(before);
  for (const Piece& piece : update.pieces) kept += piece.translation.of(before);
  EXPECT_THAT(kept, HasSubstr("Weg damit."));
}

}  // namespace span_page_test
}  // namespace locseg::update
