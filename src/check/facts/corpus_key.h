/// Texts as the rules about all articles compare them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace locseg::check {

struct Folded {
  std::uint64_t key = 0;    // of the text, case, space and punctuation apart; symbols count
  std::uint32_t words = 0;  // runs of letters and digits; a lower bound in scripts without spaces
};

/// `scratch` is overwritten. Case is folded in ASCII only: sources are English, and a first letter
/// that differs in a target is a difference that a reader sees. Linear.
[[nodiscard]] Folded fold(std::string_view text, std::string& scratch);

}  // namespace locseg::check
