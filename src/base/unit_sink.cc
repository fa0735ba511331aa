#include "base/try.h"
#include "locseg/unit.h"

namespace locseg {

std::string_view name_of(TranslationState state) {
  static constexpr std::string_view kNames[] = {"untranslated", "fuzzy", "unreviewed", "translated",
                                                "settled"};
  return kNames[static_cast<std::size_t>(state)];
}

Result<void> UnitSink::change_provenance(const ArticleInfo& /*info*/) { return {}; }

Result<void> UnitSink::finish() { return {}; }

Result<void> UnitSink::put(const UnitGroup& article) {
  LOCSEG_TRY(begin_article(article.info));
  if (!article.units.empty()) {
    LOCSEG_TRY(units(article.units));
  }
  return end_article();
}

}  // namespace locseg
