// Where sentences end that have no stop, as Thai has none: learned from which words begin and end
// texts, and which are beside spaces within them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <unordered_map>

namespace locseg::align {

/// What is beside a boundary, on one side of it.
struct EdgeWord {
  /// How it looks: what is known of words that were not seen.
  enum class Look : std::uint8_t { kCode, kSmall, kCapital, kNumber, kOther };
  std::uint64_t hash = 0;  ///< of the word as it is spelled; one for all numbers
  Look look = Look::kCode;
  bool marked = false;  ///< emphasis, a link or a tag begins or ends between it and the boundary
};

class BoundaryModel {
 public:
  /// A text that begins with the word `first` and ends with `last`.
  void add_text(const EdgeWord& first, const EdgeWord& last);
  /// A space within a text, between two words.
  void add_space(const EdgeWord& before, const EdgeWord& after);

  [[nodiscard]] bool empty() const { return texts_ == 0; }
  /// How much what is beside a space speaks for a boundary there, in nats; 0: nothing known.
  [[nodiscard]] double evidence(const EdgeWord& before, const EdgeWord& after) const;

 private:
  struct Counts {
    double at_edge = 0;  // of a text
    double inside = 0;   // beside a space
  };
  static constexpr std::size_t kLooks = static_cast<std::size_t>(EdgeWord::Look::kOther) + 1;
  struct Words {
    std::unordered_map<std::uint64_t, Counts> seen;
    std::array<Counts, 2 * kLooks> looks;  // with and without a mark
    void add(const EdgeWord& word, double Counts::*counter);
  };
  [[nodiscard]] double evidence_of(const Words& words, const EdgeWord& word) const;

  Words first_;  // words behind a boundary or space
  Words last_;   // words before one
  double texts_ = 0;
  double spaces_ = 0;
};

}  // namespace locseg::align
