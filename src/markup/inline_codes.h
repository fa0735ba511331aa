// The inline codes of a unit as marks with numbers: what XML formats put into elements of their
// own, so that translators' tools protect them. A mark's content is the native code, so putting
// texts and marks together again needs nothing but the file.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "locseg/span.h"
#include "markup/codes.h"

namespace locseg::markup {

enum class MarkShape : std::uint8_t {
  kOpen,       ///< of a pair
  kClose,      ///< of a pair
  kSingle,     ///< without a partner
  kLoneOpen,   ///< an opening tag whose end is not in the text
  kLoneClose,  ///< a closing tag whose start is not in the text
};

struct Mark {
  Span span;  ///< the native code: bytes of the text
  MarkShape shape = MarkShape::kSingle;
  CodeKind kind = CodeKind::kTag;
  std::uint32_t number = 0;  ///< from 1; those of a pair share it, and so do source and target
};

/// Finds the marks of one unit after another; keeps its memory.
class InlineCodes {
 public:
  /// Texts are UTF-8. A code that XML cannot hold is no mark but text. The source's codes count
  /// from 1 in order; a target's code is the first one of the source that is spelled the same and
  /// not taken yet, else it counts on. Marks are in order and do not overlap; pairs nest. Linear
  /// but for sorting.
  void find(std::string_view source, std::string_view target, Syntax syntax);

  [[nodiscard]] std::span<const Mark> source() const { return source_; }
  [[nodiscard]] std::span<const Mark> target() const { return target_; }
  /// The highest number.
  [[nodiscard]] std::uint32_t count() const { return count_; }

 private:
  struct NumberedCode {  // a code of the source
    std::uint64_t hash;
    std::uint32_t number;
    std::uint32_t taken;  // of those with its hash, in the first of them
  };

  void scan(std::string_view text, std::vector<Mark>& marks);
  [[nodiscard]] std::uint32_t number_of(const Code& code, std::string_view target,
                                        std::string_view source);

  Syntax syntax_ = Syntax::kMarkdown;
  CodeScanner scanner_;
  Codes codes_;
  std::vector<Code> source_codes_;
  std::vector<NumberedCode> known_;
  std::vector<Mark> source_;
  std::vector<Mark> target_;
  std::uint32_t count_ = 0;
};

}  // namespace locseg::markup
