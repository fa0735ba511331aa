// The text of a block with its codes hidden, so that boundaries and lengths are those of what
// readers see.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "align/blocks.h"
#include "markup/codes.h"

namespace locseg::align {

// What the masked text has for bytes that show nothing, and for codes.
inline constexpr char kOpenMark = '\x01';   ///< of a mark that opens: `[`, `**`, `<b>`
inline constexpr char kCloseMark = '\x02';  ///< of one that closes: `](a.md)`, `**`, `</b>`
inline constexpr char kNoMark = '\x03';     ///< an escape's backslash, the rest of an entity
inline constexpr char kCodeMark = '\x04';   ///< of a code span, an image, an address

[[nodiscard]] constexpr bool is_mask(char c) { return c >= kOpenMark && c <= kCodeMark; }

/// Offsets are those of the block's first byte, and the same in `masked` and in the article.
struct BlockText {
  std::uint64_t begin = 0;  ///< of the block in its article
  std::string plain;        ///< its bytes; line ends and the prefix of lines are spaces
  std::string masked;       ///< as many bytes
  markup::Codes codes;      ///< of `plain`
  std::vector<Span> whole;  ///< where no sentence ends: within links, emphasis, paired tags; each
                            ///< from its opening mark to its closing one; in order of `begin`

  [[nodiscard]] Span in_article(Span span) const { return {begin + span.begin, begin + span.end}; }
};

/// Reads blocks; keeps its memory from one to the next.
class BlockReader {
 public:
  /// Overwrites `into`. `block` must be a text. Linear in it.
  void read(std::string_view bytes, const Block& block, BlockText& into);

 private:
  markup::CodeScanner scanner_;
};

/// What the bytes of `span`, which is inside `block`, say in one line: a line end with the prefix
/// of the line after it becomes a space.
[[nodiscard]] std::string one_line(std::string_view bytes, const Block& block, Span span);

}  // namespace locseg::align
