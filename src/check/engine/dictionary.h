/// Words that are no faults.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "check/engine/locate.h"

namespace locseg::check {

/// Immutable. A word in lower case is known in any case, another as it is written alone.
class Dictionary {
 public:
  explicit Dictionary(std::span<const std::string> words);

  [[nodiscard]] bool empty() const { return words_.empty(); }

  /// Takes out findings that mark one of the words, or several and nothing else.
  void hold_back(std::vector<LocatedFinding>& found) const;

  /// Whether `text` is a word, or words with white space between them.
  [[nodiscard]] bool holds(std::string_view text) const;

 private:
  [[nodiscard]] bool has(std::string_view word) const;

  std::unordered_set<std::string> words_;
};

}  // namespace locseg::check
