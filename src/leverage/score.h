// The one place where matches are scored; the formula is in locseg/memory.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/memory.h"
#include "sequence/byte_distance.h"
#include "sequence/distance.h"
#include "sequence/symbols.h"
#include "store/fuzzy/match_text.h"

namespace locseg::leverage {

/// What the folding of tokens hides, sorted so that two texts' lists can be compared.
struct Features {
  std::vector<std::string> codes;    ///< kind and value
  std::vector<std::string> numbers;  ///< as written
  std::vector<std::string> words;    ///< as written, each after its key
  std::string marks;                 ///< punctuation and symbols outside codes, in order
};

[[nodiscard]] Features features_of(const store::MatchText& text);

/// The most edits that leave texts of n and m tokens at least `percent` similar.
[[nodiscard]] std::uint32_t most_edits(std::uint32_t n, std::uint32_t m, unsigned percent);

/// A source that may be as similar as asked, for looking at the most similar first: of two that may
/// be equally so at the one with the higher number.
struct Reachable {
  int most = 0;
  std::int64_t number = 0;

  friend auto operator<=>(const Reachable&, const Reachable&) = default;
};

/// One source, ready to be compared with many.
class Scorer {
 public:
  /// `text` must outlive the scorer and stay unchanged. `hashes` are its tokens' (MatchTerms).
  Scorer(const store::MatchText& text, std::string_view hashes);

  /// False if the other's hashes alone say that it is less than `percent` similar.
  [[nodiscard]] bool may_reach(std::string_view hashes, unsigned percent) {
    return most(hashes, percent) != 0;
  }
  /// The highest score that the hashes allow; 0 if that is below `percent`.
  [[nodiscard]] int most(std::string_view hashes, unsigned percent);

  [[nodiscard]] Similarity compare(const store::MatchText& other);

 private:
  const store::MatchText& text_;
  std::uint32_t size_;
  sequence::BytePattern bytes_;
  sequence::SymbolTable table_;  // of the text's own tokens
  std::vector<sequence::Symbol> own_;
  std::vector<sequence::Symbol> others_;
  sequence::DistancePattern pattern_;
  Features features_;
};

}  // namespace locseg::leverage
