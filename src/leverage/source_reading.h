// Sources as they are compared: what a comparison asks of a text, in small numbers, so that one
// that was read once is compared with many others without its letters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "locseg/span.h"
#include "sequence/symbols.h"
#include "store/fuzzy/match_text.h"

namespace locseg::leverage {

/// A word without a digit.
struct ReadWord {
  sequence::Symbol key;
  sequence::Symbol written;

  friend auto operator<=>(const ReadWord&, const ReadWord&) = default;
};

/// A source in the numbers of one Vocabulary: its tokens' keys, and what their folding hides.
struct SourceReading {
  std::vector<sequence::Symbol> tokens;  ///< the keys, in the text's order
  // Sorted, so that those of two texts are compared in one pass.
  std::vector<ReadWord> words;
  std::vector<sequence::Symbol> codes;    ///< kind and value
  std::vector<sequence::Symbol> numbers;  ///< as written
  sequence::Symbol marks = 0;             ///< all punctuation and symbols outside codes, in order
};

/// Numbers what texts consist of. Readings are comparable if one vocabulary made them, and it was
/// not cleared in between.
class Vocabulary {
 public:
  [[nodiscard]] SourceReading read(const store::MatchText& text);
  /// Bytes of all that it has met.
  [[nodiscard]] std::size_t size() const { return arena_.size(); }
  void clear();

 private:
  [[nodiscard]] sequence::Symbol of(std::string_view text) { return symbols_.of(text, arena_); }
  void add_codes(const store::MatchText& text, std::vector<sequence::Symbol>& to);
  void add_numbers(std::string_view word, std::vector<sequence::Symbol>& to);
  [[nodiscard]] sequence::Symbol marks_of(const store::MatchText& text);

  sequence::SymbolTable symbols_;
  base::Arena arena_;
  std::string scratch_;
  std::vector<Span> taken_;
};

}  // namespace locseg::leverage
