#include "markup/rendered_pieces.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace locseg::markup {
namespace rendered_pieces_test {

const RenderedPiece* piece_at(const std::vector<RenderedPiece>& pieces, std::uint64_t offset) {
  const auto found = std::find_if(pieces.begin(), pieces.end(), [&](const RenderedPiece& piece) {
    return piece.span.contains(offset);
  });
  return found == pieces.end() ? nullptr : &*found;
}

/// How the first occurrence of `what` arrives.
std::string arrival(std::string_view document, std::string_view what) {
  std::vector<RenderedPiece> pieces;
  read_blocks(document, pieces);
  const RenderedPiece* piece = piece_at(pieces, document.find(what));
  if (piece == nullptr) return "nowhere";
  const char* const names[] = {"text", "code span", "code block", "html"};
  return names[static_cast<int>(piece->as)];
}

TEST(Blocks, TellHowTagsArrive) {
  EXPECT_EQ(arrival("a <span id=\"x\">b</span>\n", "<span"), "html");
  EXPECT_EQ(arrival("a <span id=\"x\">b</span>\n", "b<"), "text");
  EXPECT_EQ(arrival("a\\<span id=\"x\">b</span>\n", "<span"), "text");
  EXPECT_EQ(arrival("```\n<span id=\"x\">b</span>\n```\n", "<span"), "code block");
  EXPECT_EQ(arrival("para\n\n    <span id=\"x\">b</span>\n", "<span"), "code block");
  EXPECT_EQ(arrival("- item\n\n    <span id=\"x\">b</span>\n", "<span"), "html");
  EXPECT_EQ(arrival("> ~~~md\n> <span>\n> ~~~\n", "<span"), "code block");
  EXPECT_EQ(arrival("see `<span>` there\n", "<span"), "code span");
  EXPECT_EQ(arrival("see `x <span>b</span> there\n", "<span"), "html");
  EXPECT_EQ(arrival("see <a <span>b</span> there\n", "<span"), "html");
  EXPECT_EQ(arrival("| a | b |\n|---|---|\n| <span>c</span> | d |\n", "<span"), "html");
  EXPECT_EQ(arrival("[a](<span>)\n", "<span"), "nowhere");
}

TEST(Blocks, ComeInOrder) {
  const std::string document =
      "# t\n\n- a *b*\n  1. `c`\n\n| d | e |\n|---|---|\n| f | g |\n\n<div>\nh\n</div>\n\n    i\n";
  std::vector<RenderedPiece> pieces;
  read_blocks(document, pieces);
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    ASSERT_LE(i == 0 ? 0 : pieces[i - 1].span.end, pieces[i].span.begin);
    text += pieces[i].span.of(document);
    text += '|';
  }
  EXPECT_EQ(text, "t|a |b|c|d|e|f|g|<div>|h|</div>|i|");
}

}  // namespace rendered_pieces_test
}  // namespace locseg::markup
