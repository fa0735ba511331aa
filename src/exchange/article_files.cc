#include "exchange/article_files.h"

#include "base/try.h"

namespace locseg {

Result<void> ArticleFiles::begin_article(const ArticleInfo& info) {
  info_ = info;
  return {};
}

Result<void> ArticleFiles::open() {
  // The reader tells the versions of XLIFF apart: both have the ending of the first.
  const std::string_view ending = format_.endings.empty() ? ".xlf" : format_.endings.front();
  auto path = path_inside(folder_, std::string(info_.path).append(ending));
  LOCSEG_TRY(path);
  if (info_.path.empty() || !written_.insert(*path).second) {
    return failure(ErrorCode::kMisuse, Hint::kTargetLanguage,
                   info_.path.empty() ? "a unit names no article, whose name its file would have"
                                      : "the article comes more than once, as in several languages",
                   *path);
  }
  LOCSEG_TRY(make_folders_inside(folder_, *path));
  auto out = OutputFile::open(std::move(*path), options_.inputs);
  LOCSEG_TRY(out);
  out_.emplace(std::move(*out));
  file_ = std::make_unique<UnitFile>(format_, *out_, options_.with_suggestions);
  return file_->begin_article(info_);
}

Result<void> ArticleFiles::units(std::span<const Unit> units) {
  if (units.empty()) return {};
  if (!file_) {
    LOCSEG_TRY(open());
  }
  return file_->units(units);
}

Result<void> ArticleFiles::change_provenance(const ArticleInfo& info) {
  info_ = info;
  return file_ ? file_->change_provenance(info) : Result<void>();
}

Result<void> ArticleFiles::end_article() {
  if (!file_) return {};
  LOCSEG_TRY(file_->end_article());
  LOCSEG_TRY(file_->finish());
  file_.reset();
  auto done = out_->commit();
  out_.reset();
  return done;
}

}  // namespace locseg
