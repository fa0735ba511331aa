// The part of a long text that a machine format carries.
#pragma once

#include <string_view>

#include "locseg/span.h"

namespace locseg::report {

/// The part of a text around a mark: whole up to 2,000 bytes, else cut on both sides at characters,
/// so that many findings in one long text cost what they say.
struct Excerpt {
  std::string_view text;
  Span mark;  ///< bytes of `text`
  bool cut = false;
};
[[nodiscard]] Excerpt excerpt_of(std::string_view text, Span mark);

}  // namespace locseg::report
