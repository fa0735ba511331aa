#include "workflow/stored_articles.h"

#include "base/try.h"
#include "locseg/store.h"

namespace locseg {

Result<void> StoredArticles::begin_article(const ArticleInfo& info) {
  name_ = info.path;
  languages_ = {std::string(info.source_lang), std::string(info.target_lang)};
  check::UnitPlaces places;
  places.name = name_;
  check_ = std::make_unique<check::UnitCheck>(run_->checker(), std::move(places));
  return check_->begin_article(info);
}

Result<void> StoredArticles::change_provenance(const ArticleInfo& info) {
  return check_->change_provenance(info);
}

Result<void> StoredArticles::units(std::span<const Unit> units) { return check_->units(units); }

Result<void> StoredArticles::end_article() {
  LOCSEG_TRY(check_->end_article());
  return run_->put_units(name_, check_->finish_check(), reopened());
}

check::UnitOpener StoredArticles::reopened() const {
  return [path = path_, name = name_,
          languages = languages_](const check::UnitTake& take) -> Result<void> {
    const auto store = open_store(path, StoreMode::kRead);
    LOCSEG_TRY(store);
    check::UnitPlaces places;
    places.name = name;
    const ArticleKey key{name, languages.source, languages.target};
    return take(std::move(places), [&](UnitSink& sink) { return (*store)->read(key, sink); });
  };
}

}  // namespace locseg
