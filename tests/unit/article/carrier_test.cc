#include "article/carrier.h"

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "article/front_matter.h"
#include "article/yaml.h"
#include "locseg/span.h"

namespace locseg::article {
namespace carrier_test {

std::string json(std::string_view raw) {
  std::string out;
  decode_json_string(raw, out);
  return out;
}

std::string yaml_double(std::string_view raw) {
  std::string out;
  decode_yaml_double(raw, out);
  return out;
}

std::string yaml_single(std::string_view raw) {
  std::string out;
  decode_yaml_single(raw, out);
  return out;
}

// Texts of bytes that escapes, folds and quotes are made of.
std::string random_text(std::mt19937& random, std::string_view alphabet) {
  std::string text;
  for (auto i = random() % 20; i > 0; --i) text += alphabet[random() % alphabet.size()];
  return text;
}

TEST(JsonString, DecodesAsTheReferenceDoes) {
  std::mt19937 random(3);
  const std::string_view pieces[] = {"a",       "\\\"",    "\\\\",           "\\/", "\\b", "\\n",
                                     "\\u00e9", "\\u8BD1", "\\ud83d\\ude00", "译",  " "};
  for (int round = 0; round < 5000; ++round) {
    std::string raw;
    for (auto i = random() % 8; i > 0; --i) raw += pieces[random() % std::size(pieces)];
    EXPECT_EQ(json(raw), nlohmann::json::parse("\"" + raw + "\"").get<std::string>()) << raw;
  }
}

TEST(JsonString, TakesWhatIsNoEscapeAsItStands) {
  EXPECT_EQ(json("a\\"), "a\\");
  EXPECT_EQ(json("\\x"), "\\x");
  EXPECT_EQ(json("\\u12"), "\\u12");
  EXPECT_EQ(json("\\u12zz"), "\\u12zz");
  EXPECT_EQ(json("\\ud83d!"), "\xEF\xBF\xBD!");
  EXPECT_EQ(json("\\ude00"), "\xEF\xBF\xBD");
}

TEST(YamlDouble, DecodesAsTheReferenceDoes) {
  std::mt19937 random(4);
  const std::string_view pieces[] = {"a",       "\\\"",        "\\\\",  "\\t",     "\\x41",
                                     "\\u00e9", "\\U0001F600", "\n  b", "\n\n  c", "\\\n  d",
                                     "译",      "b c",         "  \n e"};
  for (int round = 0; round < 5000; ++round) {
    std::string raw = "x";
    for (auto i = random() % 8; i > 0; --i) raw += pieces[random() % std::size(pieces)];
    raw += "y";
    EXPECT_EQ(yaml_double(raw), YAML::Load("\"" + raw + "\"").as<std::string>()) << raw;
  }
}

// The reference reads `\\_` as a byte of Latin-1; the specification says U+00A0.
TEST(YamlDouble, ReadsTheEscapesThatTheReferenceGetsWrong) {
  EXPECT_EQ(yaml_double("a\\_b\\N\\L\\P"),
            "a\xC2\xA0"
            "b\xC2\x85\xE2\x80\xA8\xE2\x80\xA9");
}

TEST(YamlSingle, DecodesAsTheReferenceDoes) {
  std::mt19937 random(5);
  const std::string_view pieces[] = {"a", "''", "\\", "\"", "\n  b", "\n\n  c", "b c", "  \n e"};
  for (int round = 0; round < 5000; ++round) {
    std::string raw = "x";
    for (auto i = random() % 8; i > 0; --i) raw += pieces[random() % std::size(pieces)];
    raw += "y";
    EXPECT_EQ(yaml_single(raw), YAML::Load("'" + raw + "'").as<std::string>()) << raw;
  }
}

TEST(Damaged, IsUndoneInsideStretchesOnly) {
  const std::string bytes = "&quot;a&quot;b&quot;c&quot;";
  const Span stretches[] = {{7, 13}, {14, 20}};
  std::string out;
  decode_damaged(bytes, {0, bytes.size()}, stretches, out);
  EXPECT_EQ(out, "&quot;a\"b\"c&quot;");
  out.clear();
  decode_damaged(bytes, {8, 14}, stretches, out);  // begins in the middle of a `&quot;`
  EXPECT_EQ(out, "quot;b");
}

// Whatever an encoder takes, its decoder gives back, and so do the references.
TEST(Encoders, ReadBackOrRefuse) {
  std::mt19937 random(6);
  for (int round = 0; round < 20000; ++round) {
    const std::string text =
        random_text(random, std::string_view("ab \"'\\\n\r\t:#<>&;\x01\x1F\x7F", 18));
    EXPECT_EQ(json(encode_double_quoted(text)), text);
    EXPECT_EQ(yaml_double(encode_double_quoted(text)), text);
    EXPECT_EQ(nlohmann::json::parse("\"" + encode_double_quoted(text) + "\"").get<std::string>(),
              text);
    const auto single = encode_yaml_single(text);
    EXPECT_EQ(yaml_single(single.value_or(text)), single ? text : yaml_single(text));
  }
}

TEST(Encoders, RefuseWhatTheirCarrierCannotHold) {
  EXPECT_FALSE(encode_yaml_single("a\nb"));
  EXPECT_FALSE(encode_yaml_plain("a\nb"));
  EXPECT_FALSE(encode_yaml_plain("a: b"));
  EXPECT_FALSE(encode_yaml_plain("a #b"));
  EXPECT_TRUE(encode_yaml_plain("a:b#c"));
  EXPECT_FALSE(encode_yaml_block("a\nb", 2));
  EXPECT_TRUE(encode_yaml_block("a\n\n  b", 2));
}

TEST(ArticleEncode, PutsNewTextsBackIntoEveryCarrier) {
  const std::string raw =
      "<span data-ttu-id=\"a-1\">T</span><span class=\"sxs-lookup\"><span "
      "data-stu-id=\"a-1\">S</span></span>";
  std::string escaped;
  for (const char c : raw) escaped += c == '"' ? "\\\"" : std::string(1, c);
  const struct {
    std::string bytes;
    ArticleKind kind;
  } cases[] = {{raw, ArticleKind::kMarkdown},
               {"{\"a\": \"" + escaped + "\"}", ArticleKind::kJson},
               {"a: \"" + escaped + "\"\n", ArticleKind::kYaml},
               {"a: '" + raw + "'\n", ArticleKind::kYaml},
               {"a: " + raw + "\n", ArticleKind::kYaml},
               {"a: |\n  " + raw + "\n", ArticleKind::kYaml},
               {"<a title=\"x <span data-ttu-id=&quot;a-1&quot;>T</span><span "
                "class=&quot;sxs-lookup&quot;><span data-stu-id=&quot;a-1&quot;>S</span></span>\"",
                ArticleKind::kMarkdown}};
  const std::string text = "l'eau \"\\ 译";
  for (const auto& c : cases) {
    const Article article = parse_article(c.bytes, c.kind);
    ASSERT_EQ(article.segments().size(), 1U) << c.bytes;
    const Segment& segment = article.segments().front();
    const auto encoded = article.encode(segment, segment.target, text);
    ASSERT_TRUE(encoded) << c.bytes;
    const Edit edit = {segment.target, *encoded};
    const auto changed = apply_edits(c.bytes, {&edit, 1});
    ASSERT_TRUE(changed);
    const Article read = parse_article(*changed, c.kind);
    ASSERT_EQ(read.segments().size(), 1U) << *changed;
    EXPECT_EQ(read.target(read.segments().front()), text) << *changed;
    EXPECT_EQ(read.source(read.segments().front()), "S") << *changed;
  }
}

TEST(YamlScalars, ReadAsTheReferenceReads) {
  constexpr std::string_view kText =
      "# comment\nplain: a b # c\nsingle: 'it''s'\ndouble: \"a\\tb\"\nlong: one\n  two\n  three\n"
      "block: |-\n  x\nfolded: >-\n  y\n  z\nempty:\nurl: http://x.example/#y\n'quoted key': v\n"
      "last: \"over\n  lines\"\n";
  const YAML::Node node = YAML::Load(std::string(kText));
  std::size_t read = 0;
  for (const YamlScalar& scalar : yaml_scalars(kText, {0, kText.size()})) {
    std::string key(scalar.key.of(kText));
    if (key.front() == '\'') key = key.substr(1, key.size() - 2);
    EXPECT_EQ(yaml_value(kText, scalar), node[key].as<std::string>()) << key;
    ++read;
  }
  EXPECT_EQ(read, 9U);  // `empty` has none
}

TEST(FrontMatterKeys, AreReadFromEveryScalarStyle) {
  const struct {
    std::string_view bytes;
    ArticleKind kind;
  } cases[] = {{"---\nms.contentlocale: de-DE # x\nms.translationtype: HT\nms.lasthandoff: "
                "04/30/2021\n---\n",
                ArticleKind::kMarkdown},
               {"\xEF\xBB\xBF---\r\nms.contentlocale: 'de-DE'\r\nms.translationtype: \"HT\"\r\n"
                "ms.lasthandoff: >-\r\n  04/30/2021\r\n...\r\n",
                ArticleKind::kMarkdown},
               {"### YamlMime:Hub\nmetadata:\n  ms.contentlocale: de-DE\n  ms.translationtype: HT\n"
                "  ms.lasthandoff: 04/30/2021\nitems:\n- ms.contentlocale: fr-FR\n",
                ArticleKind::kYaml},
               {"---\nms.contentlocale: de-DE\n<<<<<<< HEAD\nms.translationtype: HT\n=======\n"
                "ms.translationtype: MT\n>>>>>>> x\nms.lasthandoff: 04/30/2021\n---\n",
                ArticleKind::kMarkdown}};
  for (const auto& c : cases) {
    const FrontMatter front_matter = read_front_matter(c.bytes, c.kind);
    EXPECT_EQ(front_matter.target_lang, "de-DE") << c.bytes;
    EXPECT_EQ(front_matter.translation_type, "HT") << c.bytes;
    EXPECT_EQ(front_matter.handoff, "2021-04-30") << c.bytes;
  }
  EXPECT_TRUE(read_front_matter("---\nms.contentlocale: de-DE\n", ArticleKind::kMarkdown)
                  .target_lang.empty());
}

}  // namespace carrier_test
}  // namespace locseg::article
