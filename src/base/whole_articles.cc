#include "base/whole_articles.h"

namespace locseg::base {

Result<void> WholeArticles::begin_article(const ArticleInfo& info) {
  copies_.clear();
  copies_.begin(info);
  return {};
}

Result<void> WholeArticles::units(std::span<const Unit> units) {
  copies_.add(units);
  return {};
}

Result<void> WholeArticles::end_article() { return take(copies_[0]); }

}  // namespace locseg::base
