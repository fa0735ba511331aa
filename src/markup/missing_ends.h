// Why a search that fails is made once only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace locseg::markup {

/// Ends that are searched for over any distance.
enum class End : std::uint8_t { kComment, kInstruction, kCdata, kDeclaration, kQuote, kApostrophe };

/// Remembers which ends do not occur in the rest of a text. Without it, `<!--` a hundred thousand
/// times over would search to the end as often.
class FailedSearches {
 public:
  /// The offset of `mark`, which is how `end` is spelled, from `from` on; npos if there is none.
  /// Calls for one `end` must come with growing `from`.
  [[nodiscard]] std::size_t find(std::string_view text, End end, std::string_view mark,
                                 std::size_t from) {
    bool& gone = gone_[static_cast<std::size_t>(end)];
    if (gone) return std::string_view::npos;
    const std::size_t at = text.find(mark, from);
    gone = at == std::string_view::npos;
    return at;
  }

 private:
  std::array<bool, 6> gone_{};
};

}  // namespace locseg::markup
