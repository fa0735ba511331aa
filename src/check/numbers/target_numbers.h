// The numbers of a text in any language, generously: all that its digits and words could mean.
#pragma once

#include <string_view>
#include <vector>

#include "check/numbers/digits.h"

namespace locseg::check {

/// Every value that `text` can be read to hold, sorted, each once: with point or comma for the
/// decimals, in digits of any script, times 万 or Mio., in words of `lang`, as 2020 in FY20.
/// Months that are named or numbered go to `months`.
void read_any_numbers(std::string_view text, std::string_view lang, std::vector<NumberKey>& values,
                      std::vector<NumberKey>& months);

}  // namespace locseg::check
