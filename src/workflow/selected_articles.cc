#include "workflow/selected_articles.h"

#include "base/try.h"

namespace locseg {

Result<void> SelectedArticles::begin_article(const ArticleInfo& named) {
  const ArticleInfo info = with_languages(named);
  wanted_ = selection_.selected.takes(info.source_lang, info.target_lang);
  if (!wanted_) return {};
  if (open_ && base::same_article_and_provenance(info, info_.get())) return {};
  LOCSEG_TRY(end_open());
  open_ = true;
  info_.set(info);
  ++articles_;
  if (on_article_) on_article_();
  return sink_.begin_article(info_.get());
}

Result<void> SelectedArticles::units(std::span<const Unit> units) {
  if (!wanted_) return {};
  segments_ += units.size();
  return sink_.units(units);
}

Result<void> SelectedArticles::change_provenance(const ArticleInfo& info) {
  if (!wanted_) return {};
  info_.set(with_languages(info));
  return sink_.change_provenance(info_.get());
}

Result<void> SelectedArticles::finish() {
  LOCSEG_TRY(end_open());
  return sink_.finish();
}

ArticleInfo SelectedArticles::with_languages(ArticleInfo info) const {
  if (info.source_lang.empty()) info.source_lang = selection_.unnamed.source;
  if (info.target_lang.empty()) info.target_lang = selection_.unnamed.target;
  return info;
}

Result<void> SelectedArticles::end_open() {
  if (!open_) return {};
  open_ = false;
  return sink_.end_article();
}

}  // namespace locseg
