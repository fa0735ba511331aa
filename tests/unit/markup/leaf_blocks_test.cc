#include "markup/leaf_blocks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "markup/rendered_pieces.h"

namespace locseg::markup {
namespace leaf_blocks_test {

// "kind level depth|contents" of every leaf, the depth being that of items and quotes.
std::vector<std::string> leaves(std::string_view markdown) {
  constexpr std::string_view kNames[] = {"paragraph", "heading", "cell", "code", "html", "rule"};
  const LeafBlocks blocks = read_leaf_blocks(markdown);
  std::vector<std::string> out;
  for (const LeafBlock& leaf : blocks.leaves) {
    std::string row(kNames[static_cast<std::size_t>(leaf.kind)]);
    if (leaf.level != 0) row += std::to_string(leaf.level);
    for (std::uint32_t at = leaf.container; at != 0; at = blocks.containers[at].parent) {
      const ContainerKind kind = blocks.containers[at].kind;
      row += kind == ContainerKind::kQuote ? '>' : kind == ContainerKind::kItem ? '-' : '|';
    }
    out.push_back(row + " " + std::string(leaf.span.of(markdown)));
  }
  return out;
}

struct Case {
  std::string name;
  std::string markdown;
  std::vector<std::string> leaves;
};

class LeafBlocksOf : public testing::TestWithParam<Case> {};

TEST_P(LeafBlocksOf, Document) { EXPECT_EQ(leaves(GetParam().markdown), GetParam().leaves); }

// What md4c delivers as text is in a leaf of text, and what it delivers as code is not.
TEST_P(LeafBlocksOf, DocumentHoldWhatReadersGet) {
  const std::string& markdown = GetParam().markdown;
  const LeafBlocks blocks = read_leaf_blocks(markdown);
  std::vector<RenderedPiece> pieces;
  read_blocks(markdown, pieces);
  for (const RenderedPiece& piece : pieces) {
    const auto leaf = std::ranges::find_if(
        blocks.leaves, [&](const LeafBlock& it) { return it.span.contains(piece.span.begin); });
    ASSERT_NE(leaf, blocks.leaves.end()) << piece.span.of(markdown);
    EXPECT_EQ(leaf->kind == LeafKind::kCode, piece.as == RenderedAs::kCodeBlock)
        << piece.span.of(markdown);
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, LeafBlocksOf,
    testing::Values(
        Case{"empty", "", {}},
        Case{"paragraphs",
             "One\ntwo.  \n\n  *Three* `four`\n",
             {"paragraph One\ntwo.", "paragraph *Three* `four`"}},
        Case{"headings",
             "# One #\n\n## *Two*\nThree\n===\n",
             {"heading1 One", "heading2 *Two*", "heading1 Three"}},
        Case{"heading_with_number", "# 1. One\n", {"heading1 1. One"}},
        Case{"items",
             "- one\n- **two**\n  more\n  1. three\n\n> four\n> > five\n",
             {"paragraph- one", "paragraph- **two**\n  more", "paragraph-- three",
              "paragraph> four", "paragraph>> five"}},
        Case{"loose_item", "* one\n\n  two\n", {"paragraph- one", "paragraph- two"}},
        Case{"task", "- [x] done\n- [ ] open\n", {"paragraph- done", "paragraph- open"}},
        Case{"table",
             "| a | b \\| c |\n|---|---|\n| **d** | |\n",
             {"cell| a", "cell| b \\| c", "cell| **d**", "cell| "}},
        Case{"code", "```sh\nls\n```\n\n    indented\n", {"code ls", "code indented"}},
        Case{"html",
             "<!-- a\nb -->\nText\n<div>\nc\n</div>\n",
             {"html <!-- a\nb -->", "paragraph Text", "html <div>\nc\n</div>"}},
        Case{"rule", "a\n\n---\n\nb\n", {"paragraph a", "rule ", "paragraph b"}},
        Case{"links",
             "[a](b.md)\n![](c.png)\n\n[d][e]\n\n[e]: f.md 'g'\n",
             {"paragraph [a](b.md)\n![](c.png)", "paragraph [d][e]"}},
        Case{"image_alone", "![](c.png)\n", {"paragraph ![](c.png)"}},
        Case{"lazy_line", "> one\ntwo\n", {"paragraph> one\ntwo"}},
        Case{"crlf", "# One\r\n\r\ntwo\r\nthree\r\n", {"heading1 One", "paragraph two\r\nthree"}},
        Case{"lone_carriage_returns",
             "# One\r\r| a |\r|---|\r| b |\r",
             {"heading1 One", "cell| a", "cell| b"}},
        Case{"escaped_mark", "\\- one\n", {"paragraph \\- one"}}),
    [](const auto& info) { return info.param.name; });

}  // namespace leaf_blocks_test
}  // namespace locseg::markup
