/// An article with only one of its two languages.
#pragma once

#include <cstdint>
#include <string>

#include "locseg/article.h"

namespace locseg {

enum class RenderedSide : std::uint8_t { kTarget, kSource };

struct RenderOptions {
  RenderedSide side = RenderedSide::kTarget;
  /// Undo the escapes that the bilingual writer added (`\*` for `*`), to give the article as it was
  /// published; see the rule in src/markup/published.cc.
  bool published = false;
};

/// `article` with every pair replaced by the text of one side, as it is written there: a text
/// inside a JSON string or a quoted scalar keeps its escapes. Stretches of quote damage are mended.
[[nodiscard]] std::string render(const Article& article, const RenderOptions& options);

}  // namespace locseg
