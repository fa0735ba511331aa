// What anchors, and the names of headings, tell about which blocks of two articles are the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "align/side.h"

namespace locseg::align {

/// What is compared of a block that is not translated, and of a heading.
struct AnchorFacts {
  std::uint64_t hash = 0;    ///< of what both sides spell alike; of a heading, its slug; 0: nothing
  std::uint64_t name = 0;    ///< of an image: its file name
  bool long_enough = false;  ///< to be no chance
  std::vector<std::uint64_t> lines;  ///< of code: hashes of its lines, sorted
};

/// The name that readers link to a heading with, made from its text: GitHub's rule.
[[nodiscard]] std::string slug_of_text(std::string_view text);

/// Of every block of the side. A heading without a name of its own has the one made from its text
/// if `made_slugs`.
[[nodiscard]] std::vector<AnchorFacts> anchor_facts(const Side& side, bool made_slugs);

/// The cost of a pair of two anchors of one kind; below zero if they are the same.
[[nodiscard]] double anchor_cost(const AnchorFacts& a, const AnchorFacts& b, BlockKind kind);

}  // namespace locseg::align
