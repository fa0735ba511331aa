// Articles as their `ArticleReading` says.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "locseg/article.h"
#include "locseg/result.h"
#include "locseg/tree.h"

namespace locseg::tree {

/// Reads an article: `bytes`, with `source`, the bytes of its source article if `reading` names one
/// and there is one. Both must outlive `into`.
void read_as(const ArticleReading& reading, ArticleKind kind, std::string_view bytes,
             const std::optional<std::string>& source, Article& into);

/// The bytes of the source article that `reading` names; nothing if it names none, or if there is
/// none at its path but, for instance, a folder.
/// Fails if it cannot be read.
[[nodiscard]] Result<std::optional<std::string>> read_source(const ArticleReading& reading);

}  // namespace locseg::tree
