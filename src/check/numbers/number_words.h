// Numbers that a text tells in words, in Han numerals and in Roman ones.
#pragma once

#include <string_view>
#include <vector>

#include "check/numbers/digits.h"

namespace locseg::check {

/// Appends every number that words of `text` may tell in the language `lang`, and `m3` for 三月.
void read_number_words(std::string_view text, std::string_view lang, std::vector<NumberKey>& keys);

/// Appends every month, as `m3`, that words of `text` may name in the language `lang`.
void read_months(std::string_view text, std::string_view lang, std::vector<NumberKey>& keys);

}  // namespace locseg::check
