// What must hold for every article of a folder of real ones, named by LOCSEG_CORPUS.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "locseg/span.h"
#include "locseg/tree.h"

namespace locseg {
namespace {

struct Real {
  std::string path;
  std::string bytes;
};

// Every article of the corpus, read once.
const std::vector<Real>& corpus() {
  static const std::vector<Real> articles = [] {
    std::vector<Real> all;
    const std::string paths[] = {LOCSEG_CORPUS};
    const auto read = read_tree(
        paths, {}, [](TreeArticle&) {},
        [&](TreeArticle& article) -> Result<void> {
          all.push_back({article.path, article.bytes});
          return {};
        });
    EXPECT_TRUE(read) << to_string(read.error());
    return all;
  }();
  return articles;
}

class Corpus : public testing::Test {
 protected:
  void SetUp() override {
    if (corpus().empty()) GTEST_SKIP() << "no articles in " << LOCSEG_CORPUS;
  }
};

// Spans are in order, disjoint and inside, so the bytes between them are the skeleton and nothing
// is lost; and every text, decoded and encoded again, gives the bytes that stand there.
void expect_whole(const Article& article, const std::string& where) {
  std::vector<Edit> edits;
  std::uint64_t end = 0;
  std::string scratch;
  for (const Segment& segment : article.segments()) {
    ASSERT_LE(end, segment.whole.begin) << where;
    ASSERT_TRUE(segment.whole.contains(segment.target)) << where;
    ASSERT_TRUE(segment.whole.contains(segment.source)) << where;
    end = segment.whole.end;
    for (const Span span : {segment.target, segment.source}) {
      const std::string text(article.text(segment.carrier, span, scratch));
      const auto encoded = article.encode(segment, span, text);
      ASSERT_TRUE(encoded) << where;
      edits.push_back({span, *encoded});
    }
  }
  ASSERT_LE(end, article.bytes().size()) << where;
  const auto written = apply_edits(article.bytes(), edits);
  ASSERT_TRUE(written) << where;
  ASSERT_EQ(*written, article.bytes()) << where;
}

TEST_F(Corpus, WritesWhatItRead) {
  for (const Real& real : corpus()) {
    expect_whole(parse_article(real.bytes, article_kind(real.path, real.bytes)), real.path);
  }
}

TEST_F(Corpus, WritesWhatItReadWhereverAnArticleIsCut) {
  std::mt19937_64 random(5);
  for (const Real& real : corpus()) {
    for (int cut = 0; cut < 200 && !real.bytes.empty(); ++cut) {
      const std::string_view part(real.bytes.data(), random() % real.bytes.size());
      const Article article = parse_article(part, article_kind(real.path, real.bytes));
      expect_whole(article, real.path + " cut at byte " + std::to_string(part.size()));
      if (HasFatalFailure()) return;
    }
  }
}

// An undamaged real article has no half pairs: as many segments as targets' tags.
TEST_F(Corpus, FindsEveryPair) {
  for (const Real& real : corpus()) {
    const Article article = parse_article(real.bytes, article_kind(real.path, real.bytes));
    std::size_t tags = 0;
    constexpr std::string_view kAttribute = "data-ttu-id=";
    for (std::size_t at = real.bytes.find(kAttribute); at != std::string::npos;
         at = real.bytes.find(kAttribute, at + 1)) {
      ++tags;
    }
    EXPECT_EQ(article.segments().size(), tags) << real.path;
  }
}

}  // namespace
}  // namespace locseg
