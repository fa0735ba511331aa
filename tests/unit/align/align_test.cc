#include "locseg/align.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "align/confidence.h"
#include "align/read_out.h"
#include "locseg/article.h"
#include "reference/alignment.h"
#include "reference/random.h"
#include "reference/translated.h"

namespace locseg {
namespace align_test {

using reference::TranslatedBlock;
using reference::Translator;
using Pairs = std::set<std::pair<std::string, std::string>>;

const Languages kLanguages{"en", "ru"};

Pairs truth_of(const std::vector<TranslatedBlock>& blocks) {
  Pairs pairs;
  for (const TranslatedBlock& block : blocks) {
    pairs.insert(block.sentences.begin(), block.sentences.end());
  }
  return pairs;
}

AlignedArticle aligned(std::string_view source, std::string_view target) {
  return align_article(source, target, ArticleKind::kMarkdown, kLanguages);
}

// What a lexicon learned from other articles of the made-up language knows.
align::Models taught_models() {
  reference::Random random(99);
  Translator translator(random);
  align::ArticleAligner aligner("en", "ru");
  align::ArticleAlignment alignment;
  align::Teacher teacher;
  for (int i = 0; i < 40; ++i) {
    const auto blocks = translator.article(12);
    const std::string source = Translator::joined(blocks, &TranslatedBlock::source);
    const std::string target = Translator::joined(blocks, &TranslatedBlock::target);
    aligner.align({source, target}, {}, alignment);
    teacher.add(align::lesson_of(alignment, aligner.target_segmenter()));
  }
  return teacher.models();
}

AlignedArticle aligned_with(const align::Models& models, std::string_view source,
                            std::string_view target) {
  align::ArticleAligner aligner("en", "ru");
  align::ArticleAlignment alignment;
  aligner.align({source, target}, models, alignment);
  return align::read_out(alignment, ArticleKind::kMarkdown, models, aligner.source_segmenter());
}

std::size_t wrong_sure(const AlignedArticle& article, const Pairs& truth) {
  return static_cast<std::size_t>(
      std::count_if(article.pairs.begin(), article.pairs.end(), [&](const AlignedPair& pair) {
        return pair.confidence >= kSureConfidence &&
               truth.count({pair.source_text, pair.target_text}) == 0;
      }));
}

TEST(Align, FindsTheSentencesOfATranslation) {
  reference::Random random(1);
  Translator translator(random);
  for (int round = 0; round < 10; ++round) {
    const auto blocks = translator.article(15);
    const Pairs truth = truth_of(blocks);
    const AlignedArticle article = aligned(Translator::joined(blocks, &TranslatedBlock::source),
                                           Translator::joined(blocks, &TranslatedBlock::target));
    Pairs found;
    for (const AlignedPair& pair : article.pairs) {
      found.insert({pair.source_text, pair.target_text});
    }
    EXPECT_TRUE(found == truth) << "round " << round;
    EXPECT_EQ(article.unpaired_sources, 0U);
    EXPECT_EQ(article.unpaired_targets, 0U);
  }
}

TEST(Align, LeavesAloneWhatOneSideLacks) {
  reference::Random random(2);
  Translator translator(random);
  const align::Models models = taught_models();
  ASSERT_FALSE(models.lexicon.empty());
  std::size_t sure = 0;
  std::size_t all = 0;
  for (int round = 0; round < 15; ++round) {
    auto blocks = translator.article(15);
    const Pairs truth = truth_of(blocks);
    const std::string source = Translator::joined(blocks, &TranslatedBlock::source);
    blocks.erase(blocks.begin() + random.below(15));
    blocks.erase(blocks.begin() + random.below(14));
    const std::string target = Translator::joined(blocks, &TranslatedBlock::target);
    const AlignedArticle article = aligned_with(models, source, target);
    EXPECT_EQ(wrong_sure(article, truth), 0U) << "round " << round;
    EXPECT_GT(article.unpaired_sources, 0U);
    for (const AlignedPair& pair : article.pairs) {
      ++all;
      sure += pair.confidence >= kSureConfidence ? 1 : 0;
    }
  }
  EXPECT_GT(sure * 100, all * 95);
}

TEST(Align, IsNotSureOfBlocksThatChangedPlaces) {
  reference::Random random(3);
  Translator translator(random);
  const align::Models models = taught_models();
  for (int round = 0; round < 10; ++round) {
    auto blocks = translator.article(12);
    const Pairs truth = truth_of(blocks);
    const std::string source = Translator::joined(blocks, &TranslatedBlock::source);
    std::swap(blocks[random.below(12)], blocks[random.below(12)]);
    const std::string target = Translator::joined(blocks, &TranslatedBlock::target);
    EXPECT_EQ(wrong_sure(aligned_with(models, source, target), truth), 0U) << "round " << round;
  }
}

TEST(Align, IsNotSureOfNeighboursThatChangedPlaces) {
  reference::Random random(5);
  Translator translator(random);
  const align::Models models = taught_models();
  for (std::size_t at = 0; at + 1 < 12; ++at) {
    auto blocks = translator.article(12);
    const Pairs truth = truth_of(blocks);
    const std::string source = Translator::joined(blocks, &TranslatedBlock::source);
    std::swap(blocks[at], blocks[at + 1]);
    const std::string target = Translator::joined(blocks, &TranslatedBlock::target);
    EXPECT_EQ(wrong_sure(aligned_with(models, source, target), truth), 0U) << "block " << at;
  }
}

TEST(Align, FindsWhatMoved) {
  reference::Random random(4);
  Translator translator(random);
  const align::Models models = taught_models();
  auto blocks = translator.article(12);
  const Pairs truth = truth_of(blocks);
  const std::string source = Translator::joined(blocks, &TranslatedBlock::source);
  std::rotate(blocks.begin() + 3, blocks.begin() + 4, blocks.begin() + 9);
  const std::string target = Translator::joined(blocks, &TranslatedBlock::target);
  std::size_t found = 0;
  for (const AlignedPair& pair : aligned_with(models, source, target).pairs) {
    found += truth.count({pair.source_text, pair.target_text});
  }
  EXPECT_EQ(found, truth.size());
}

TEST(Align, IsNotSureOfWhatIsNoTranslation) {
  reference::Random random(5);
  Translator translator(random);
  const align::Models models = taught_models();
  for (int round = 0; round < 10; ++round) {
    const std::string source = Translator::joined(translator.article(12), &TranslatedBlock::source);
    const std::string target = Translator::joined(translator.article(12), &TranslatedBlock::target);
    for (const AlignedArticle& article :
         {aligned(source, target), aligned_with(models, source, target), aligned(source, ""),
          aligned("", target), aligned("", "")}) {
      EXPECT_EQ(wrong_sure(article, {}), 0U) << "round " << round;
    }
  }
}

TEST(Align, WritesArticlesThatRenderToTheTranslation) {
  reference::Random random(6);
  Translator translator(random);
  for (int round = 0; round < 10; ++round) {
    const auto blocks = translator.article(10);
    const std::string source = Translator::joined(blocks, &TranslatedBlock::source);
    const std::string target = Translator::joined(blocks, &TranslatedBlock::target);
    const AlignedArticle alignment = aligned(source, target);
    const BilingualArticle both = bilingual_article(target, alignment, 0, "0a1b2");
    const Article article = parse_article(both.bytes, ArticleKind::kMarkdown);
    EXPECT_EQ(render(article, {}), target);
    ASSERT_EQ(article.segments().size(), alignment.pairs.size());
    EXPECT_EQ(both.pairs, alignment.pairs.size());
    EXPECT_EQ(article.id(article.segments()[0]), "0a1b2-101");
    EXPECT_EQ(article.source(article.segments()[0]), alignment.pairs[0].source_text);
  }
}

TEST(Align, RendersToTheTranslationWhateverIsInIt) {
  constexpr std::string_view kParts[] = {"\n",
                                         "\n\n",
                                         " ",
                                         "a",
                                         "B. ",
                                         "。",
                                         "- ",
                                         "> ",
                                         "# ",
                                         "```",
                                         "|",
                                         "|--|",
                                         "<div>",
                                         "</span>",
                                         "<span data-ttu-id=\"a-1\">",
                                         "</span></span>",
                                         "`",
                                         "**",
                                         "[x](y)",
                                         "![a](b)",
                                         "<!--",
                                         "\\",
                                         "&quot;",
                                         "\xFF",
                                         "\r\n",
                                         "---\n",
                                         "{#a}",
                                         "<a name=\"b\"></a>"};
  reference::Random random(7);
  for (int round = 0; round < 600; ++round) {
    std::string sides[2];
    for (std::string& side : sides) {
      for (std::uint32_t i = random.below(30); i > 0; --i) {
        side += kParts[random.below(std::size(kParts))];
      }
    }
    const AlignedArticle alignment = aligned(sides[0], sides[1]);
    std::uint64_t end = 0;
    for (const AlignedPair& pair : alignment.pairs) {
      ASSERT_LE(pair.target.end, sides[1].size());
      ASSERT_LE(pair.source.end, sides[0].size());
      if (pair.hidden) continue;
      ASSERT_LE(end, pair.target.begin) << sides[1];
      end = pair.target.end;
    }
    const BilingualArticle both = bilingual_article(sides[1], alignment, 0, "0a1b2");
    if (both.pairs == 0) {
      ASSERT_EQ(both.bytes, sides[1]);
    } else {
      ASSERT_EQ(render(parse_article(both.bytes, ArticleKind::kMarkdown), {}), sides[1]);
    }
  }
}

// "NUMBER SOURCE = TARGET" of each pair.
std::vector<std::string> numbered(std::string_view source, std::string_view target) {
  std::vector<std::string> lines;
  const AlignedArticle article =
      align_article(source, target, ArticleKind::kMarkdown, {"en", "de"});
  for (const AlignedPair& pair : article.pairs) {
    lines.push_back(std::to_string(pair.number) + (pair.hidden ? " hidden " : " ") +
                    pair.source_text + " = " + pair.target_text);
  }
  return lines;
}

TEST(Align, PairsTitlesAndPicturesByNameAndNumbersThem) {
  const std::string source =
      "---\ntitle: A title\ndescription: 'It''s so'\n---\n# Head\n\nText. More.\n\n"
      "![One](a.png \"Tip\")\n\nSee ![two](b.png) there.\n";
  const std::string target =
      "---\ntitle: Ein Titel\ndescription: 'So ist''s'\n---\n# Kopf\n\nText. Mehr.\n\n"
      "![Eins](a.png \"Wink\")\n\nSiehe ![zwei](b.png) da.\n";
  EXPECT_EQ(
      numbered(source, target),
      (std::vector<std::string>{"101 hidden A title = Ein Titel", "102 hidden It's so = So ist's",
                                "103 Head = Kopf", "104 Text. = Text.", "105 More. = Mehr.",
                                "106 hidden One = Eins", "107 hidden Tip = Wink",
                                "108 See ![two](b.png) there. = Siehe ![zwei](b.png) da.",
                                "109 hidden two = zwei"}));
}

TEST(Align, PairsPicturesWholeWhereSideBySideArticlesDo) {
  const std::string source =
      "![One](a.png)\n\n![Two](b.png \"Tip\")\n\n[![Three](c.png)](c.png)\n\n"
      "![Four](d.png)<br>\nText\n\n![Five](e.png) ![Six](f.png)\n\n![Seven](g.png)<br>\n";
  const std::string target =
      "---\nms.openlocfilehash: 0123\n---\n![Eins](a.png)\n\n![Zwei](b.png \"Wink\")\n\n"
      "[![Drei](c.png)](c.png)\n\n![Vier](d.png)<br>\nWorte\n\n![Fünf](e.png) ![Sechs](f.png)\n"
      "\n![Sieben](g.png)<br>\n";
  EXPECT_EQ(numbered(source, target),
            (std::vector<std::string>{
                "101 hidden One = Eins", "102 ![Two](b.png \"Tip\") = ![Zwei](b.png \"Wink\")",
                "103 [![Three](c.png)](c.png) = [![Drei](c.png)](c.png)",
                "104 ![Four](d.png) = ![Vier](d.png)", "105 Text = Worte", "106 hidden Five = Fünf",
                "107 hidden Six = Sechs", "108 hidden Seven = Sieben"}));
}

TEST(Align, LeavesASentenceWholeThatTranslatesTwo) {
  EXPECT_EQ(
      numbered("Open the valve. Close it.\n", "Öffnen Sie das Ventil und schließen Sie es.\n"),
      (std::vector<std::string>{"101 Open the valve. Close it. = "
                                "Öffnen Sie das Ventil und schließen Sie es."}));
}

TEST(Align, TakesALinkOffBothTextsOrNone) {
  EXPECT_EQ(numbered("- [One](a.md)\n- [Two](b.md)\n", "- [Eins](a.md)\n- [Zwei](b.md);\n"),
            (std::vector<std::string>{"101 One = Eins", "102 [Two](b.md) = [Zwei](b.md);"}));
}

TEST(Align, AnswersOnBadInput) {
  // Thousands of items on one side, and a paragraph of a thousand sentences: an answer, not a wait.
  std::string items;
  for (int i = 0; i < 3000; ++i) items += "- Item number " + std::to_string(i) + ".\n";
  EXPECT_EQ(wrong_sure(aligned(items, "# Заголовок\n\nОдна фраза.\n"), {}), 0U);
  std::string paragraph;
  while (paragraph.size() < 50'000) paragraph += "This is a sentence of the long paragraph. ";
  EXPECT_FALSE(aligned(paragraph, paragraph).pairs.empty());
}

TEST(Confidence, IsSureOfClearMarginsInArticlesThatShareSomething) {
  EXPECT_GE(align::confidence(4, 0.5), kSureConfidence);
  EXPECT_LT(align::confidence(3.9, 20), kSureConfidence);
  EXPECT_LT(align::confidence(20, 0.4), kSureConfidence);
  EXPECT_EQ(align::confidence(0, 20), 0);
  align::Support support{.keys = 10, .shared_keys = 8, .paired = 1};
  EXPECT_EQ(align::most_confidence(support), 1);
  support.shared_keys = 1;
  EXPECT_LT(align::most_confidence(support), 0.5);
  support = {.told_texts = 10, .agreed_texts = 7, .paired = 1};
  EXPECT_EQ(align::most_confidence(support), 1);
  support.agreed_texts = 2;
  EXPECT_LT(align::most_confidence(support), 0.5);
  support = {.paired = 1};
  EXPECT_LT(align::most_confidence(support), kSureConfidence);
}

// Sentences of a page, most of which is translated.
constexpr std::pair<std::string_view, std::string_view> kMostlyTranslated[] = {
    {"The pump moves twenty litres of water.", "水泵输送二十升水。"},
    {"Open the large valve in the cellar before you start it again.", "再次启动前请打开大阀门。"},
    {"Press the green button on the front panel.", "按住绿色按钮。"},
    {"The lamp beside the button lights up when the motor is warm.", "电机预热后灯会亮。"},
    {"It can be you.", "可以是你。"},
    {"The contact is the person in your company we can ask about it.", "联系人是公司员工。"},
    {"We accept no mail from services on the web.", "我们不接受网络邮件。"},
    {"Your location determines the providers with whom you can work, and the regions where you can "
     "sell.",
     "你的位置决定了你可以合作的提供商和销售区域。"},
};

TEST(Align, PairsASentenceThatIsNotTranslatedWithItself) {
  std::string source;
  std::string target;
  for (int i = 0; i < 3; ++i) {
    for (const auto& [from, to] : kMostlyTranslated) {
      source.append(from).append(" ");
      target += to;
    }
    source += "\n\n";
    target += "\n\n";
  }
  const std::string_view left = kMostlyTranslated[2].first;
  // Of four sentences one is not translated, and one is left out.
  source.append(left).append(" ").append(kMostlyTranslated[7].first);
  source.append(" It can be you. ").append(kMostlyTranslated[3].first);
  target.append(left).append(" ").append(kMostlyTranslated[7].second);
  target.append(" ").append(kMostlyTranslated[3].second);
  const AlignedArticle alignment =
      align_article(source, target, ArticleKind::kMarkdown, {"en", "zh-CN"});
  const auto found = std::ranges::find(alignment.pairs, left, &AlignedPair::target_text);
  ASSERT_NE(found, alignment.pairs.end());
  EXPECT_EQ(found->source_text, left);
  EXPECT_GE(found->confidence, kSureConfidence);
}

}  // namespace align_test
}  // namespace locseg
