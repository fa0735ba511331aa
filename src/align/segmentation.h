// Sentences: of a source, where each is a unit, and of a translation, where every place at which
// one may end is a question to be decided by what the source has.
//
// Boundaries are those of UAX #29 in spirit (https://www.unicode.org/reports/tr29/): after a
// Sentence_Terminal and what closes, before white space or, after a wide one, anywhere. They are
// looked for in the masked text of a block, so that stops in code, addresses, `.NET` and link
// targets are none, and a sentence never ends within a link or emphasis.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "align/block_text.h"
#include "locseg/span.h"

namespace locseg::text {
class Abbreviations;
}

namespace locseg::align {

/// How surely a sentence ends.
enum class Strength : std::uint8_t {
  kStrong,      ///< a stop and white space; the end of the block
  kWide,        ///< `。` without white space
  kBeforeCode,  ///< a stop before code that may be what was left over of the sentence before
  kAfterCode,   ///< and behind that code
  kDoubtful,    ///< a stop that the rules explain away: an abbreviation, before a small letter
  kClause,      ///< a wide comma or its like: a sentence of the source may end there
  kWeak,        ///< white space
};

/// A stretch of a block. Spans are bytes of the article.
struct Piece {
  Span span;                         ///< without the white space around it
  Strength end = Strength::kStrong;  ///< of the boundary behind it

  friend bool operator==(const Piece&, const Piece&) = default;
};

/// Which boundaries cut a translation: all down to this.
enum class Depth : std::uint8_t { kSentences, kDoubtful, kAll };

/// Whose sentences they are.
enum class Convention : std::uint8_t {
  kPlain,
  /// Of side-by-side articles (docs/format.md), measured on their pairs: their segmenter takes some
  /// words more for abbreviations, and translates what has a combining mark, such as `✔️`.
  kSideBySide
};

/// Cuts blocks of one language. For one thread.
class Segmenter {
 public:
  /// `language`: BCP 47; its abbreviations end no sentence.
  explicit Segmenter(std::string_view language, Convention convention = Convention::kPlain);

  /// Replaces `out` by the sentences of a source that are translated: what has a letter or a digit
  /// outside of codes, or two codes. One that is a link and nothing else is its text.
  void sentences(const BlockText& text, std::vector<Piece>& out);

  /// Replaces `out` by the pieces of a translation. Nothing is left out but white space between
  /// pieces; there is none only if the block is blank.
  void pieces(const BlockText& text, Depth depth, std::vector<Piece>& out);

 private:
  struct Cut {
    std::size_t left = 0;   // where the piece before it ends
    std::size_t right = 0;  // where the one behind it begins
    Strength strength = Strength::kStrong;
  };
  void find_cuts(const BlockText& text, Depth depth);
  std::size_t add_stop(const BlockText& text, Depth depth, std::size_t at);
  [[nodiscard]] bool is_explained(std::string_view masked, std::size_t stop) const;

  const text::Abbreviations& abbreviations_;
  Convention convention_;
  std::vector<Cut> cuts_;
};

/// True if `span` of the block, relative to it, is one link and nothing else; then `inside` is its
/// text.
[[nodiscard]] bool is_link(const BlockText& text, Span span, Span& inside);
/// True if `span` is all the text of a link; then `link` is all of the link.
[[nodiscard]] bool is_inside_link(const BlockText& text, Span span, Span& link);

/// True if `span` of the block has what is translated: see `Segmenter::sentences`.
[[nodiscard]] bool is_translated(const BlockText& text, Span span,
                                 Convention convention = Convention::kPlain);

}  // namespace locseg::align
