// Which units of articles go to a translator.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/identity.h"
#include "locseg/result.h"
#include "locseg/tree.h"
#include "locseg/unit.h"

namespace locseg {

/// Says whether a unit of an article goes along. May be called on several threads.
using UnitChoice = std::function<bool(const ArticleInfo& article, const Unit& unit)>;

/// Texts of units as hashes, in order.
using KnownTexts = std::vector<Hash128>;

/// The texts of every segment that the git revision `rev` holds under `paths`, as far as `tree`
/// walks them. Fails as `open_revision_source`; kMisuse for standard input.
[[nodiscard]] Result<KnownTexts> texts_of_revision(const std::string& rev,
                                                   std::span<const std::string> paths,
                                                   const TreeOptions& tree,
                                                   const Languages& languages);

/// Units with a source or target that is not among `known`.
[[nodiscard]] UnitChoice new_since(KnownTexts known);
/// Units without a translation, see `is_untranslated`.
[[nodiscard]] UnitChoice untranslated_only();
/// Units of articles of this translation type.
[[nodiscard]] UnitChoice only_of_type(std::string translation_type);
/// Units that both choose; an empty choice chooses all.
[[nodiscard]] UnitChoice both(UnitChoice one, UnitChoice other);

}  // namespace locseg
