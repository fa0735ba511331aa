// One side of a pair of articles, read for alignment: its blocks, and of each text what it can be
// recognized by in another language.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "align/block_text.h"
#include "align/blocks.h"
#include "align/boundary_model.h"
#include "align/segmentation.h"

namespace locseg::align {

/// What a text has that a translation keeps: code, an address, a number, a name in ASCII. Equal
/// hashes are taken for equal keys.
struct Key {
  std::uint64_t hash = 0;
  std::uint32_t at = 0;  ///< bytes from the start of the block
  bool word = false;     ///< a word of ASCII letters, which may be there by chance
};

/// A word as lexicons know it: folded, and cut to a stem's length in scripts that inflect.
struct Word {
  std::uint64_t hash = 0;
  std::uint32_t begin = 0;  ///< bytes from the start of the block
  std::uint32_t end = 0;
};

/// A text block.
struct SideText {
  std::uint32_t block = 0;  ///< its index among the side's blocks
  BlockText text;
  std::vector<Key> keys;    ///< in order of `at`
  std::vector<Word> words;  ///< in order of `begin`; none before `read_words`
  bool has_words = false;   ///< `read_words` was called
  double length = 0;        ///< characters that readers see; codes count, up to 30 characters each
  std::vector<Piece> sentences;  ///< of a source
};

/// Half-open ranges of indices.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] std::uint32_t size() const { return end - begin; }
};

struct Side {
  std::string_view bytes;
  std::vector<Block> blocks;
  std::vector<std::int32_t> text_of;  ///< of each block: its index in `texts`, -1 for an anchor
  std::vector<SideText> texts;
  double length = 0;  ///< of all texts
};

/// The keys and words of `text` within `span` of its block.
[[nodiscard]] Range keys_in(const SideText& text, Span span);
[[nodiscard]] Range words_in(const SideText& text, Span span);
/// What `span` of the block begins with, and ends with. The words of `text` must have been read.
[[nodiscard]] EdgeWord first_word(const SideText& text, Span span);
[[nodiscard]] EdgeWord last_word(const SideText& text, Span span);
/// The length of `span` of the block, as `SideText::length` counts.
[[nodiscard]] double length_of(const BlockText& text, Span span);

/// Reads the words of a text, of each text of a side, unless they are read. Only lexicons and
/// models of boundaries know words, and of a script without spaces a dictionary has to find them,
/// which takes longer than all the rest: so they are read for those alone.
void read_words(SideText& text);
void read_words(Side& side);

/// Reads sides; keeps its memory from one to the next. For one thread.
class SideReader {
 public:
  /// Reads all but words and sentences. `bytes` must outlive `into`, which is overwritten.
  void read(std::string_view bytes, ArticleKind kind, Side& into);
  /// The same without keys and lengths, for what is not compared with another language.
  void read_texts(std::string_view bytes, ArticleKind kind, Side& into);

 private:
  BlockReader blocks_;
};

}  // namespace locseg::align
