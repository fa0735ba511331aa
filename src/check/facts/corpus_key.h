/// Texts as the rules about all articles compare them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace locseg::check {

struct Folded {
  std::uint64_t key = 0;  // of the text, case, space and punctuation apart; symbols count
  // Runs of letters and digits outside tags; a lower bound in scripts without spaces.
  std::uint32_t words = 0;
  // A hash of the words' number and of the commas, stops and their like: `LocalSeller` is not
  // `Local Seller`, nor a heading the sentence that ends with a point.
  std::uint32_t form = 0;
};

/// `scratch` is overwritten. Case is folded in ASCII only: sources are English, and a first letter
/// that differs in a target is a difference that a reader sees. Linear.
[[nodiscard]] Folded fold(std::string_view text, std::string& scratch);
/// Its key alone.
[[nodiscard]] std::uint64_t folded_key(std::string_view text, std::string& scratch);

}  // namespace locseg::check
