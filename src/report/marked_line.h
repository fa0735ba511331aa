/// A stretch of text as one line of a terminal, with marks under a part of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "locseg/report.h"
#include "locseg/span.h"

namespace locseg::report {

struct MarkedLine {
  std::string before;  ///< what is shown, in the order of the text: up to the mark,
  std::string marked;  ///< the marked part,
  std::string after;   ///< and the rest
  std::string marks;   ///< spaces, and `^` under every column of the marked part
};

/// `text` cut to `columns`, an ellipsis where it was cut, such that the beginning of `mark` is in
/// sight. Line ends, controls and what shows nothing where it is marked are spelled out. An empty
/// mark is a point: one `^` under what follows it. Cost: by `columns`, not by the text.
[[nodiscard]] MarkedLine marked_line(std::string_view text, Span mark, std::size_t columns,
                                     TextOrder order);

/// `bytes` with controls and characters that show nothing as `\u{200B}`, if there is nothing else
/// in them; else as they are.
[[nodiscard]] std::string shown_if_invisible(std::string_view bytes);

}  // namespace locseg::report
