// Stems of words, so that "Verbindungen" is found as "Verbindung".
#pragma once

#include <memory>
#include <optional>
#include <string_view>

struct sb_stemmer;  // of libstemmer

namespace locseg::text {

/// A Snowball stemmer of one language. One thread at a time; movable.
class Stemmer {
 public:
  /// By the language of a BCP 47 tag; nothing where Snowball has none (zh, ja, th, ko: such
  /// languages do not inflect, or not so). About a microsecond.
  [[nodiscard]] static std::optional<Stemmer> of_language(std::string_view tag);

  /// The stem of `word`, which must be in lower case (`fold_case` does for all but Turkish);
  /// `word` itself where it is not UTF-8. Ends with the next call.
  [[nodiscard]] std::string_view stem(std::string_view word);

 private:
  struct Close {
    void operator()(sb_stemmer* stemmer) const;
  };
  explicit Stemmer(sb_stemmer* stemmer) : stemmer_(stemmer) {}
  std::unique_ptr<sb_stemmer, Close> stemmer_;
};

}  // namespace locseg::text
