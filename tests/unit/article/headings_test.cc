#include <gtest/gtest.h>

#include <string>

#include "locseg/article.h"
#include "reference/articles.h"

namespace locseg {
namespace headings_test {

std::string pair(std::string_view text) {
  return reference::pair("aaaaa-101", "T" + std::string(text), text);
}

std::string headings_of(const std::string& bytes, ArticleKind kind = ArticleKind::kMarkdown) {
  const Article article = parse_article(bytes, kind);
  ArticleUnits units;
  units.read("a.md", article, {}, {});
  units.find_headings(article);
  std::string out;
  for (const Unit& unit : units.group().units) {
    out += std::string(unit.source) + '<' + std::string(unit.heading) + ' ';
  }
  return out;
}

TEST(Headings, AreThoseThatAUnitStandsUnder) {
  EXPECT_EQ(
      headings_of(pair("a") + "\n# <a name=\"x\"></a>" + pair("B") + "\n" + pair("c") + " " +
                  pair("d") + "\n\n### " + pair("E") + "\n\n" + pair("f") + "\n## " + pair("G") +
                  " " + pair("H") + "\n> " + pair("i") + "\n# " + pair("J") + "\n" + pair("k")),
      "a< B< c<B d<B E<B f<E G<B H<B i<G J< k<J ");
}

TEST(Headings, AreNotWhatLooksLikeThem) {
  EXPECT_EQ(headings_of("#" + pair("a") + "\n" + pair("b") + "\n    # " + pair("c") + "\n" +
                        pair("d") + "\n####### " + pair("e") + "\n" + pair("f")),
            "a< b< c< d< e< f< ");
  EXPECT_EQ(headings_of("# " + pair("a") + "\n" + pair("b"), ArticleKind::kXml), "a< b< ");
}

}  // namespace headings_test
}  // namespace locseg
