// The terms of a fuzzy index: small numbers made of the tokens of a text.
//
// A term is what at least as many texts share as share a key: of a word its Snowball stem, of a
// character or code the key itself. The k-th token of a text with the same term has a term of its
// own, so that the texts' multisets of keys overlap at most as much as their sets of terms. A pair
// is the term of two neighbouring characters of a script without spaces.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/fuzzy/match_text.h"
#include "text/stems.h"

namespace locseg::store {

/// Two different terms may be the same number: an index then holds too much, never too little.
using Term = std::uint32_t;
inline constexpr int kTermBits = 24;

/// The version of how terms are made, as kMatchTextVersion.
inline constexpr int kMatchTermsVersion = 1;

struct MatchTerms {
  std::vector<Term> words;  ///< one for each token
  std::vector<Term> stems;  ///< the same, each as if it were the first of its kind
  std::vector<Term> pairs;
  std::string hashes;  ///< for each token a byte that is the same where the key is
};

/// Makes terms of texts in one language. Keeps what it knows of words.
class TermMaker {
 public:
  /// `language` is a BCP 47 tag or empty. Its stemmer is that of the language, whatever the region.
  explicit TermMaker(std::string_view language);

  /// All of `into`. About 20 ns a token that was seen before.
  void make(const MatchText& text, MatchTerms& into);
  /// The words alone, each as if it were the first of its kind; one may come again.
  void make_plain(const MatchText& text, std::vector<Term>& into);
  /// What two tokens have in common that are forms of one word: the stem or the key.
  [[nodiscard]] std::string stem(const MatchText& text, const MatchToken& token);

 private:
  // Words met lately, by 64 bits of their hash, each in the one place that it can be in. A stem
  // costs ten times as much as looking here.
  struct SeenTerms {
    std::uint64_t word = 0;
    std::uint32_t stem = 0;
  };
  struct TermCache {
    std::uint32_t stem;  // its hash
    std::uint8_t key;
  };
  TermCache know(std::string_view key, TokenKind kind);

  std::optional<text::Stemmer> stemmer_;
  std::vector<SeenTerms> met_;
  std::vector<TermCache> known_;
};

/// The term of a whole text by its identity (source_key), which finds what is the same.
[[nodiscard]] Term whole_term(std::string_view source_key);

}  // namespace locseg::store
