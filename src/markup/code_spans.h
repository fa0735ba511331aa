// Code spans: runs of backticks that find a run of the same length.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "locseg/span.h"

namespace locseg::markup {

/// The backtick runs of one text. Built at the first backtick; answers cost what they skip.
class BacktickRuns {
 public:
  void read(std::string_view text);
  [[nodiscard]] bool built() const { return !last_of_length_.empty(); }

  /// Where the next run of exactly `length` backticks begins at or after `from`; npos if there
  /// is none. CommonMark 0.30: a backslash before it does not matter.
  [[nodiscard]] std::size_t closing(std::string_view text, std::size_t from,
                                    std::size_t length) const;

 private:
  std::vector<std::size_t> last_of_length_;  // one past the begin of the last run; 0: none
};

/// The code spans of `text`, backticks included, in order.
[[nodiscard]] std::vector<Span> code_spans(std::string_view text);

}  // namespace locseg::markup
