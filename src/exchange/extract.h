/// The segments of articles as units in an exchange file.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "locseg/article.h"
#include "locseg/exchange.h"
#include "locseg/result.h"
#include "locseg/tree.h"

namespace locseg {

struct ExtractOptions {
  TreeOptions tree;
  Languages languages;
  std::function<void(const TreeArticle&)> each;  ///< called for each article in order; may be empty
  /// Which units are extracted, asked on all threads; empty: all.
  std::function<bool(const ArticleInfo&, const Unit&)> wants = {};
};

/// How many units were extracted, and of how many articles.
struct ExtractCounts {
  std::uint64_t articles = 0;
  std::uint64_t segments = 0;
};

/// Writes the units of all articles under `paths` (see `read_tree`) to `file`, which the caller
/// finishes. Articles are turned into records on all threads, but those above 16 MiB, which are
/// written a piece at a time.
[[nodiscard]] Result<ExtractCounts> extract_units(std::span<const std::string> paths,
                                                  const ExtractOptions& options, UnitFile& file);

/// The same into any sink, which gets no article without a unit that is wanted. Slower.
[[nodiscard]] Result<ExtractCounts> extract_units(std::span<const std::string> paths,
                                                  const ExtractOptions& options, UnitSink& sink);

}  // namespace locseg
