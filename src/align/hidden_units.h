// Units outside of paragraphs: title and description of an article, the alternative texts of
// its pictures, the titles of its links; and pictures that are units as they stand.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "align/segmentation.h"
#include "align/side.h"

namespace locseg::align {

/// How an article has its pictures that stand alone.
enum class Pictures : std::uint8_t {
  kTexts,  ///< their texts are hidden units
  /// As side-by-side articles do (docs/format.md): one with a title, with a link around it, or in a
  /// paragraph with text is a unit itself; of others the texts are.
  kUnits
};

struct HiddenUnit {
  Span span;         ///< of the encoded text in its article
  std::string text;  ///< decoded
  /// What tells which one it is: `title`, the path of the picture and which of its texts it is.
  std::uint64_t name = 0;
  bool shown = false;  ///< a picture: all of it is the unit, and is not hidden
};

/// In order of position. Empty texts are left out.
[[nodiscard]] std::vector<HiddenUnit> hidden_units(const Side& side, ArticleKind kind,
                                                   Pictures pictures = Pictures::kTexts);

/// For each unit of the target the index of its source, -1 for none: the one of the same name, the
/// first for the first.
[[nodiscard]] std::vector<std::int32_t> pair_hidden(const std::vector<HiddenUnit>& source,
                                                    const std::vector<HiddenUnit>& target);

}  // namespace locseg::align
