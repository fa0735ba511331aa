// What an article in one language says, sentence by sentence and block of code by block of code.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "align/segmentation.h"
#include "align/side.h"
#include "locseg/article.h"
#include "locseg/span.h"

namespace locseg::status {

enum class StatementKind : std::uint8_t {
  kSentence,
  kCode,
  kHidden,  ///< a title, a description, the alternative text of a picture
};

struct Statement {
  StatementKind kind = StatementKind::kSentence;
  Span span;                ///< bytes of the article
  std::string text;         ///< a sentence in one line; code as it is
  std::string said;         ///< what is left of `text` without what alters no text: see `said_text`
  std::uint64_t exact = 0;  ///< a hash of `text` without differences of white space
};

/// Reads the statements of articles in one language. For one thread.
class StatementReader {
 public:
  explicit StatementReader(std::string_view language) : segmenter_(language) {}

  /// In order of position. Linear.
  [[nodiscard]] std::vector<Statement> read(std::string_view bytes, ArticleKind kind);

 private:
  align::SideReader reader_;
  align::Segmenter segmenter_;
  align::Side side_;
};

/// The blocks of code of an article, in order of position.
[[nodiscard]] std::vector<Statement> code_of(const align::Side& side);

/// What the sentence at `span` of `text` (bytes of its article) says: without marks of emphasis,
/// addresses, tags, comments, pictures and escapes, shortcodes reduced to the phrases in them, all
/// white space alike. Code spans stay, with their marks.
[[nodiscard]] std::string said_text(const align::BlockText& text, Span span);

/// The words of a text, of texts without spaces their characters. Views of the text.
struct WordCounts {
  std::unordered_map<std::string_view, std::uint32_t> counts;
  std::size_t size = 0;
};

/// Linear.
[[nodiscard]] WordCounts count_words(std::string_view text);

/// How alike two texts are, from 0 to 1: the part of their words that both have. Takes as long as
/// the shorter text has different words.
[[nodiscard]] double likeness(const WordCounts& a, const WordCounts& b);

}  // namespace locseg::status
