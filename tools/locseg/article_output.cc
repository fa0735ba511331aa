#include "article_output.h"

#include "base/try.h"

namespace locseg::cli {

Result<void> ArticleOutput::require_stdout_for(std::string_view report_format) const {
  if (!to_stdout() || report_format != "json") return {};
  return failure(ErrorCode::kMisuse,
                 "--format json needs standard output: give --in-place, -o or --dry-run");
}

Result<void> ArticleOutput::require_place_for(const ArticleSource& articles,
                                              const std::string& path,
                                              std::string_view doing) const {
  if (to_stdout() && !articles.is_file()) {
    return failure(ErrorCode::kMisuse,
                   "give --in-place or -o DIR " + std::string(doing) + " a folder");
  }
  if (in_place && !articles.is_on_disk()) {
    return failure(ErrorCode::kMisuse, "--in-place needs articles on disk", path);
  }
  return {};
}

Result<void> ChangedArticles::add(const std::string& place, const std::string& name,
                                  std::string bytes, std::string_view before) {
  if (output_.dry_run || (output_.in_place && bytes == before)) return {};
  if (output_.to_stdout()) {
    return write_output("", bytes);
  }
  std::string path = output_.in_place ? place : output_.out;
  if (!output_.in_place && !articles_.is_file()) {
    auto inside = path_inside(output_.out, name);
    LOCSEG_TRY(inside);
    path = std::move(*inside);
    LOCSEG_TRY(make_folders_inside(output_.out, path));
  }
  FileBytes& file = files_.emplace_back();
  file.path = std::move(path);
  file.bytes = std::move(bytes);
  if (output_.in_place) file.before = hash_of(before);
  return {};
}

Result<void> ChangedArticles::finish() { return write_together(files_); }

}  // namespace locseg::cli
