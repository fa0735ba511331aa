// Two texts compared by words, many times.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "locseg/diff.h"
#include "markup/codes.h"
#include "sequence/symbols.h"
#include "text/word_tokens.h"

namespace locseg::diff {

/// See `diff_texts`. Keeps its memory from one pair of texts to the next.
class TextComparer {
 public:
  explicit TextComparer(markup::Syntax syntax) : syntax_(syntax) {}

  [[nodiscard]] std::vector<TextPiece> compare(std::string_view before, std::string_view after);

 private:
  struct ReadText {
    std::vector<Span> marks;  // of inline codes, in order
    std::vector<text::Token> tokens;
    std::vector<sequence::Symbol> symbols;
  };

  void find_marks(std::string_view text, ReadText& side);
  void split(std::string_view text, std::uint64_t begin, std::uint64_t end, ReadText& side);
  void read(std::string_view text, std::uint64_t begin, std::uint64_t end, ReadText& side);

  markup::Syntax syntax_;
  markup::CodeScanner scanner_;
  markup::Codes codes_;
  ReadText before_;
  ReadText after_;
  std::vector<text::Token> words_;
  sequence::SymbolTable symbols_;
};

/// How many bytes at the start of both texts are the same and are surely words, and codes,
/// of their own whatever follows them. `marks` are those of either text's codes.
[[nodiscard]] std::uint64_t common_start(std::string_view before, const std::vector<Span>& marks,
                                         std::string_view after,
                                         const std::vector<Span>& after_marks);
/// The same at the end of both, which must leave `start` bytes alone.
[[nodiscard]] std::uint64_t common_end(std::string_view before, const std::vector<Span>& marks,
                                       std::string_view after, const std::vector<Span>& after_marks,
                                       std::uint64_t start);

}  // namespace locseg::diff
