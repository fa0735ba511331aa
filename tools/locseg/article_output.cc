#include "article_output.h"

#include "base/disk.h"
#include "base/try.h"
#include "workflow/inputs.h"

namespace locseg::cli {

Result<void> ArticleOutput::require_stdout_for(std::string_view report_format) const {
  if (!to_stdout() || report_format != "json") return {};
  return failure(ErrorCode::kMisuse,
                 "--format json needs standard output: give --in-place, -o FILE or --dry-run");
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

void ArticleOutput::declare(ArgumentTable& table, const std::string& written,
                            const std::string& shown) {
  table.add({.name = "-o,--output", .value = "OUT", .into = &out, .summary = written});
  table.add({.name = "--in-place",
             .into = &in_place,
             .summary = "Write over what was read",
             .excludes = "--output"});
  table.add({.name = "--backup",
             .into = &backup,
             .summary = "With --in-place, keep what a file was as FILE~"});
  table.add({.name = "--dry-run", .into = &dry_run, .summary = shown});
}

Result<void> ArticleOutput::check() const {
  if (!backup || in_place) return {};
  return failure(ErrorCode::kMisuse, "--backup goes with --in-place");
}

void ArticleOutput::guard_sources(const TreeOptions& tree) {
  if (!in_place) add_trees(tree, TreeSides::kSources, inputs);
}

std::string ArticleOutput::hint() const {
  if (writes() || dry_run) return {};
  return "to write, give -o OUT, -o - for standard output, or --in-place";
}

Result<std::string> backup_of(const std::string& path) {
  std::string backup = path + '~';
  if (!base::is_link(backup)) return backup;
  return failure(ErrorCode::kMisuse, "is a link, which a backup does not follow", backup);
}

Result<void> ChangedArticles::add(const std::string& place, const std::string& name,
                                  std::string bytes, std::string_view before) {
  if (!output_.writes() || (output_.in_place && bytes == before)) return {};
  if (output_.to_stdout()) {
    FileBytes& shown = files_.emplace_back();
    shown.bytes = std::move(bytes);
    return {};
  }
  std::string path = output_.in_place ? place : output_.out;
  if (output_.backup) {
    auto backup = backup_of(path);
    LOCSEG_TRY(backup);
    files_.push_back({std::move(*backup), std::string(before)});
  }
  if (!output_.in_place && !is_file_) {
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

Result<void> ChangedArticles::finish() {
  if (!output_.to_stdout()) return write_together(files_, output_.inputs);
  for (const FileBytes& shown : files_) LOCSEG_TRY(write_output("", shown.bytes));
  return {};
}

}  // namespace locseg::cli
