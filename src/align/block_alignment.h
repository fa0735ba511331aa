// Which blocks of a translation translate which of its source: in order, one for one, by dynamic
// programming over what they are, how long they are and what they share.
#pragma once

#include <cstdint>
#include <vector>

#include "align/key_weights.h"
#include "align/lexicon.h"
#include "align/side.h"

namespace locseg::align {

/// Two texts that belong together, as indices of `Side::texts`.
struct TextPair {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  /// By how many nats the best alignment with this pair is better than the best without it.
  double margin = 0;

  friend bool operator==(const TextPair&, const TextPair&) = default;
};

/// What a pair of articles is compared by. Borrowed.
struct Comparison {
  const Side& source;
  const Side& target;
  const SideKeys& source_keys;
  const SideKeys& target_keys;
  const Lexicon& lexicon;  ///< may be empty
  double ratio = 1;        ///< characters of a translation for each of its source
};

struct BlockAlignment {
  std::vector<TextPair> pairs;  ///< in order of both sides
  bool same_structure = false;  ///< both sides have the same blocks; margins are not known
};

/// Aligns the blocks. Both sides with the same sequence of blocks: linear. Otherwise what is unique
/// on both sides (code, images, names of headings) parts the articles into stretches, and a stretch
/// costs the product of its sizes, at most a million cells: beyond that a band around its diagonal
/// is looked at.
[[nodiscard]] BlockAlignment align_blocks(const Comparison& comparison);

/// The margin of a pair in articles of the same structure.
inline constexpr double kSureMargin = 20;

}  // namespace locseg::align
