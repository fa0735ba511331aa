#include "workflow/handoff.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/printable.h"
#include "base/try.h"
#include "locseg/memory.h"
#include "locseg/tree.h"

namespace locseg {

Result<KnownTexts> texts_of_revision(const std::string& rev, std::span<const std::string> paths,
                                     const TreeOptions& tree, const Languages& languages) {
  KnownTexts known;
  SourcedArticle article;
  for (const std::string& path : paths) {
    if (path == "-") {
      return failure(ErrorCode::kMisuse, "cannot compare standard input with the revision '" +
                                             base::printable(rev) + "', expected files");
    }
    const auto source = open_revision_source(rev, path, tree, languages);
    LOCSEG_TRY(source);
    if (!*source) continue;
    for (std::size_t i = 0; i < (*source)->names().size(); ++i) {
      LOCSEG_TRY((*source)->read(i, article));
      for (const Unit& unit : article.group.units) {
        known.push_back(hash_of(unit.source, unit.target));
      }
    }
  }
  std::ranges::sort(known);
  return known;
}

UnitChoice new_since(KnownTexts known) {
  return [known = std::make_shared<const KnownTexts>(std::move(known))](const ArticleInfo&,
                                                                        const Unit& unit) {
    return !std::ranges::binary_search(*known, hash_of(unit.source, unit.target));
  };
}

UnitChoice untranslated_only() {
  return [](const ArticleInfo& article, const Unit& unit) {
    return is_untranslated(unit, article.translation_type);
  };
}

UnitChoice only_of_type(std::string translation_type) {
  return [type = std::move(translation_type)](const ArticleInfo& article, const Unit&) {
    return article.translation_type == type;
  };
}

UnitChoice both(UnitChoice one, UnitChoice other) {
  if (!one) return other;
  if (!other) return one;
  return [one = std::move(one), other = std::move(other)](const ArticleInfo& article,
                                                          const Unit& unit) {
    return one(article, unit) && other(article, unit);
  };
}

}  // namespace locseg
