// Colour, words that changed, and options by their names, in reports for people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "locseg/diff.h"
#include "locseg/report.h"

namespace locseg::report {

// Reversed, so that white space shows.
inline constexpr std::string_view kRemoved = "\x1b[31;7m";
inline constexpr std::string_view kAdded = "\x1b[32;7m";
inline constexpr std::string_view kRed = "\x1b[31m";
inline constexpr std::string_view kGreen = "\x1b[32m";
inline constexpr std::string_view kBold = "\x1b[1m";
inline constexpr std::string_view kCyan = "\x1b[36m";

/// `text` in `paint`, if `color` says so.
[[nodiscard]] std::string painted(bool color, std::string_view paint, std::string_view text);

/// Two texts as one: what was removed as `[-…-]` or in reversed red, what was added as `{+…+}` or
/// in reversed green; fit for a terminal.
[[nodiscard]] std::string words_changed(std::string_view before, std::string_view after,
                                        const std::vector<TextPiece>& pieces, bool color);

/// The first 60 code points of a text, with an ellipsis if there are more; fit for a terminal.
[[nodiscard]] std::string shortened(std::string_view text);

/// " (see --limit)", or nothing if the options do not say how a hint is followed.
[[nodiscard]] std::string see(const ReportOptions& options, Hint hint);

}  // namespace locseg::report
