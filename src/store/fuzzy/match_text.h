// A text as a fuzzy search sees it: a sequence of tokens, each with the key that it is compared by.
//
// Tokens are the words of scripts that write spaces, by UAX #29; the characters of scripts that
// write none (Han, kana, Thai, Lao, Khmer, Burmese); and inline codes that count as a word. All
// else, white space, punctuation, symbols and the marks of emphasis, links and tags, is no token.
// Keys are folded: NFC, width, case; every number becomes `#`, and a code its kind. So texts that
// differ in codes, case, numbers and marks alone have the same keys.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/span.h"
#include "markup/codes.h"
#include "text/word_tokens.h"

namespace locseg::store {

enum class TokenKind : std::uint8_t {
  kWord,       ///< of a script with spaces; digits alone too
  kCharacter,  ///< of a script without
  kCode,       ///< a code span, image, autolink, include, directive or placeholder
};

struct MatchToken {
  Span written;  ///< bytes of `MatchText::text`
  Span key;      ///< bytes of `MatchText::keys`
  TokenKind kind = TokenKind::kWord;
};

struct MatchText {
  std::string_view text;  ///< what was read, in NFC and with widths folded
  std::string keys;       ///< the tokens' keys, one after another
  std::vector<MatchToken> tokens;
  markup::Codes codes;  ///< spans of `text`; read as Markdown, whatever the article was

  [[nodiscard]] std::string_view key(const MatchToken& token) const { return token.key.of(keys); }
};

/// The version of all that the header says. A change of what tokens or keys a text has changes
/// this number, so that stored keys are known to be stale.
inline constexpr int kMatchTextVersion = 1;

/// Reads one text after another with the same memory.
class MatchReader {
 public:
  /// Overwrites `into`, whose `text` is a view of `text` or of this reader, until its next call.
  /// A fraction of a microsecond for an ASCII sentence; linear.
  void read(std::string_view text, MatchText& into);

 private:
  void read_stretch(std::size_t begin, std::size_t end, MatchText& into);
  void read_words(std::size_t begin, std::size_t end, MatchText& into);
  void add_word(Span written, MatchText& into);
  void add_code(const markup::Code& code, MatchText& into);

  std::string composed_;
  std::string narrow_;
  std::string folded_;
  std::vector<text::Token> words_;
  markup::CodeScanner scanner_;
};

}  // namespace locseg::store
