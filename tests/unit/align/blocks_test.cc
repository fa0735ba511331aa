#include "align/blocks.h"

#include <gtest/gtest.h>

#include <string>

#include "reference/random.h"

namespace locseg::align {
namespace blocks_test {

std::string letter(BlockKind kind) {
  static constexpr std::string_view kNames[] = {
      "heading", "paragraph", "item",      "cell",      "html",       "scalar",
      "front",   "code",      "directive", "include",   "definition", "image",
      "comment", "rule",      "tag",       "shortcode", "row",        "empty"};
  return std::string(kNames[static_cast<std::size_t>(kind)]);
}

/// "kind:text" a line; anchors without their text.
std::string shown(std::string_view bytes, ArticleKind kind = ArticleKind::kMarkdown) {
  std::string lines;
  for (const Block& block : scan_blocks(bytes, kind)) {
    lines += letter(block.kind);
    if (is_text(block.kind)) lines += ":" + std::string(block.span.of(bytes));
    lines += '\n';
  }
  return lines;
}

struct Example {
  const char* name;
  const char* markdown;
  const char* blocks;
};

constexpr Example kExamples[] = {
    {"paragraphs", "one\ntwo\n\nthree\n", "paragraph:one\ntwo\nparagraph:three\n"},
    {"atx heading", "## A title ##\ntext\n", "heading:A title\nparagraph:text\n"},
    {"setext heading", "A title\n===\n\nB\n---\n", "heading:A title\nheading:B\n"},
    {"anchor of a heading", "# <a name=\"x\"></a>Title\n# Other {#other}\n",
     "heading:Title\nheading:Other\n"},
    {"front matter", "---\ntitle: a\n---\ntext\n", "front\nparagraph:text\n"},
    {"byte-order mark", "\xEF\xBB\xBF# T\n", "heading:T\n"},
    {"items", "- a\n  b\n- c\n\n  d\n1. e\n", "item:a\n  b\nitem:c\nparagraph:d\nitem:e\n"},
    {"nested items", "- a\n  - b\n    more\n- c\n", "item:a\nitem:b\n    more\nitem:c\n"},
    {"an empty item", "-\n- a\n", "empty\nitem:a\n"},
    {"quote", "> a\n> b\n\nc\n", "paragraph:a\n> b\nparagraph:c\n"},
    {"note", "> [!NOTE]\n> text\n", "directive\nparagraph:text\n"},
    {"note in one line", "> [!TIP] text\n", "directive\nparagraph:text\n"},
    {"fence", "```js\n# no heading\n```\nb\n", "code\nparagraph:b\n"},
    {"fence in an item", "1. a\n   ```\n   x\n   ```\n   b\n", "item:a\ncode\nparagraph:b\n"},
    {"unclosed fence", "```\na\n\nb\n", "code\n"},
    {"indented code", "a\n\n    code\n\nb\n", "paragraph:a\ncode\nparagraph:b\n"},
    {"rule", "a\n\n***\nb\n", "paragraph:a\nrule\nparagraph:b\n"},
    {"table", "| a | b |\n|---|---|\n| c | `d|e` |\n\nf\n",
     "cell:a\ncell:b\nrow\ncell:c\ncell:`d|e`\nrow\nparagraph:f\n"},
    {"table without outer bars", "a|b\n-|-\nc|d\n", "cell:a\ncell:b\nrow\ncell:c\ncell:d\nrow\n"},
    {"table whose delimiters are too many", "| a | b |\n|--|--|--|--|--|\n| c | d |\n",
     "cell:a\ncell:b\nrow\ncell:c\ncell:d\nrow\n"},
    {"no table, a rule of bars", "a\n|--|--|--|\n", "paragraph:a\n|--|--|--|\n"},
    {"no table", "a | b\nc\n", "paragraph:a | b\nc\n"},
    {"line breaks", "a  \nb\\\nc<br>d\n", "paragraph:a\nparagraph:b\nparagraph:c\nparagraph:d\n"},
    {"a break in code is none", "see `<br>` here\n", "paragraph:see `<br>` here\n"},
    {"a word like a break is none", "a \\<branch\\> b\n", "paragraph:a \\<branch\\> b\n"},
    {"image alone", "![a](b.png)\n\nx ![a](b.png)\n", "image\nparagraph:x ![a](b.png)\n"},
    {"linked image", "[![a](b.png)](c)\n", "image\n"},
    {"include alone", "[!INCLUDE[a](b.md)]\n", "include\n"},
    {"definition", "[a]: https://a.example\n", "definition\n"},
    {"comment", "<!-- a\n\nb -->\nc\n", "comment\nparagraph:c\n"},
    {"html", "<div class=\"x\">\nA <b>b</b>\n<p>c</p>\n</div>\n\nd\n",
     "tag\nhtml:A <b>b</b>\ntag\nhtml:c\ntag\ntag\nparagraph:d\n"},
    {"list in a cell", "|a|b|\n|-|-|\n|c|<ul><li>d</li><li>e</li></ul>|\n",
     "cell:a\ncell:b\nrow\ncell:c\ncell:d\ncell:e\nrow\n"},
    {"pre", "<pre>\n# no\n\nno\n</pre>\nb\n", "code\nparagraph:b\n"},
    {"components", "<Tabs>\n  <Tab>\n\na\n\n  </Tab>\n</Tabs>\n",
     "tag\ntag\nparagraph:a\ntag\ntag\n"},
    {"a component before a fence", "<Tabs>\n```\nx\n```\n</Tabs>\n", "tag\ncode\ntag\n"},
    {"shortcodes", "{{< tabs >}}\na\n{{% /note %}}\n{% raw %}\n",
     "shortcode\nparagraph:a\nshortcode\nshortcode\n"},
    {"directives", ":::row:::\na\n:::row-end:::\n", "directive\nparagraph:a\ndirective\n"},
    {"columns",
     ":::row:::\n    :::column:::\n<!-- a -->\n\n        # b\n\n            c\n"
     "    :::column-end:::\n:::row-end:::\n\n    d\n",
     "directive\ndirective\ncomment\nheading:b\ncode\ndirective\ndirective\ncode\n"},
    {"modules", "import A from './a'\nexport const b = 1\n\ntext\n",
     "code\ncode\nparagraph:text\n"},
    {"import in a sentence", "import this text\n", "paragraph:import this text\n"},
    {"line ends", "# a\r\n\r\n- b\r\n- c\r\n", "heading:a\nitem:b\nitem:c\n"},
    {"lazy line", "> a\nb\n", "paragraph:a\nb\n"},
};

TEST(Blocks, AreFound) {
  for (const Example& example : kExamples) {
    EXPECT_EQ(shown(example.markdown), example.blocks) << example.name;
  }
}

TEST(Blocks, OfYamlAndJsonAreScalars) {
  EXPECT_EQ(shown("title: A b\nitems:\n- name: C\n", ArticleKind::kYaml), "scalar:A b\nscalar:C\n");
  EXPECT_EQ(shown("{\"a\": \"b c\", \"d\": [\"e\"]}", ArticleKind::kJson),
            "scalar:b c\nscalar:e\n");
}

TEST(Blocks, KnowWhereTheyAre) {
  const std::string bytes = "1. > a\n\n- b\n  1. c\n\n# <a id='s'></a> T\n";
  const std::vector<Block> blocks = scan_blocks(bytes, ArticleKind::kMarkdown);
  ASSERT_EQ(blocks.size(), 4U);
  EXPECT_EQ(blocks[0].quotes, 1);
  EXPECT_TRUE(blocks[0].ordered);
  EXPECT_EQ(blocks[1].depth, 1);
  EXPECT_FALSE(blocks[1].ordered);
  EXPECT_EQ(blocks[2].depth, 2);
  EXPECT_EQ(blocks[3].level, 1);
  EXPECT_EQ(blocks[3].slug.of(bytes), "s");
}

TEST(Blocks, OfAnyBytesAreInOrderAndInside) {
  reference::Random random(7);
  constexpr std::string_view kParts[] = {"\n",      "\n",   " ",   "  ",      "- ",   "1. ",
                                         "> ",      "# ",   "```", "|",       "|--|", "<div>",
                                         "</div>",  "<!--", "-->", "<br>",    "a b",  "\t",
                                         "[!NOTE]", "\\",   ":::", "![a](b)", "\xFF", "---"};
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    for (std::size_t i = random.below(40); i > 0; --i)
      bytes += kParts[random.below(std::size(kParts))];
    std::uint64_t end = 0;
    for (const Block& block : scan_blocks(bytes, ArticleKind::kMarkdown)) {
      ASSERT_LE(end, block.span.begin) << bytes;
      ASSERT_LE(block.span.begin, block.span.end) << bytes;
      ASSERT_LE(block.span.end, bytes.size()) << bytes;
      ASSERT_TRUE(!is_text(block.kind) || !block.span.empty()) << bytes;
      end = block.span.end;
    }
  }
}

}  // namespace blocks_test
}  // namespace locseg::align
