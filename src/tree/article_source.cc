// Sources of articles. Those on disk are listed by the walk of read_tree; those of a revision by
// `git ls-tree`, and read by one `git cat-file --batch` for all threads.
#include <algorithm>
#include <array>
#include <functional>
#include <mutex>

#include "base/disk.h"
#include "base/git.h"
#include "base/normal_path.h"
#include "base/try.h"
#include "base/unit_copies.h"
#include "locseg/tree.h"
#include "tree/article_names.h"
#include "tree/article_reading.h"
#include "tree/layout_choice.h"
#include "tree/revision.h"
#include "tree/walk.h"

namespace locseg {
namespace {

// How articles are read, and where what they have beside them is found.
struct Reading {
  tree::LayoutChoice layouts;
  Languages languages;
};

using ReadSource = std::function<Result<std::optional<std::string>>(const ArticleReading&)>;

// Parses what is in `into.bytes`, and makes its group.
Result<void> parse_into(SourcedArticle& into, std::string name, const Reading& how,
                        const ReadSource& read_source) {
  into.name = std::move(name);
  ArticleReading reading;
  how.layouts.choose(into.name, reading);
  auto source = read_source(reading);
  LOCSEG_TRY(source);
  into.source = std::move(*source);
  tree::read_as(reading, article_kind(into.name, into.bytes), into.bytes, into.source,
                into.article);
  into.units.read(into.name, into.article, how.languages, {});
  into.group = into.units.group();
  return {};
}

class DiskSource final : public ArticleSource {
 public:
  DiskSource(std::string path, bool is_file, const TreeOptions& options, Languages languages)
      : path_(std::move(path)),
        is_file_(is_file),
        reading_{tree::LayoutChoice(options), std::move(languages)} {}

  Result<void> list(const TreeOptions& options) {
    name_ = ArticleNames(options.root).of_path(path_);
    if (is_file_) {
      names_ = {name_};
      return {};
    }
    name_ = base::as_folder(std::move(name_));
    path_ = base::as_folder(std::move(path_));
    auto walk = tree::Walk::start({&path_, 1}, options);
    LOCSEG_TRY(walk);
    std::string name;
    for (std::string path;;) {
      const auto more = walk->next(path, name);
      LOCSEG_TRY(more);
      if (!*more) return {};
      names_.push_back(name.substr(name_.size()));
    }
  }

  const std::vector<std::string>& names() const override { return names_; }
  std::string article_name(std::size_t index) const override {
    return is_file_ ? name_ : name_ + names_[index];
  }
  std::string place(std::size_t index) const override {
    return is_file_ ? path_ : path_ + names_[index];
  }
  bool is_file() const override { return is_file_; }
  bool is_on_disk() const override { return path_ != "-"; }
  Result<void> read(std::size_t index, SourcedArticle& into) const override {
    LOCSEG_TRY(base::read_file(place(index), into.bytes));
    return parse_into(into, article_name(index), reading_, tree::read_source);
  }

 private:
  std::string path_;
  std::string name_;
  bool is_file_;
  Reading reading_;
  std::vector<std::string> names_;
};

// Where git finds something, and where that is on disk.
struct GitLocation {
  std::string object;  // REV:PATH
  std::string folder;  // that git runs in; empty: the working folder
  std::string path;    // empty: what the object's name says
};

class GitSource final : public ArticleSource {
 public:
  GitSource(GitLocation location, base::GitObjects objects, const TreeOptions& options,
            Languages languages)
      : path_(std::move(location.object)),
        folder_(std::move(location.folder)),
        name_(std::move(location.path)),
        objects_(std::move(objects)),
        in_repository_(base::git_top(base::real_path(folder_.empty() ? "." : folder_))),
        reading_{tree::LayoutChoice(options), std::move(languages)} {}

  Result<void> list(const TreeOptions& options) {
    const auto kind = objects_.kind(path_);
    LOCSEG_TRY(kind);
    is_file_ = *kind == base::GitKind::kFile;
    const ArticleNames article_names(options.root);
    name_ = name_.empty() ? article_names.of_revision_path(path_) : article_names.of_path(name_);
    if (is_file_) {
      names_ = {name_};
      objects_of_ = {path_};
      return {};
    }
    name_ = base::as_folder(std::move(name_));
    auto entries = base::list_git_folder(path_, folder_);
    LOCSEG_TRY(entries);
    const tree::Filters filters(options, article_names);
    for (base::GitEntry& entry : *entries) {
      if (!filters.lead_to(name_, entry.path)) continue;
      names_.push_back(std::move(entry.path));
      objects_of_.push_back(std::move(entry.object));
    }
    return {};
  }

  const std::vector<std::string>& names() const override { return names_; }
  std::string article_name(std::size_t index) const override {
    return is_file_ ? name_ : name_ + names_[index];
  }
  std::string place(std::size_t index) const override {
    if (is_file_) return path_;
    const bool joined = path_.ends_with(':') || path_.ends_with('/');
    return path_ + (joined ? "" : "/") + names_[index];
  }
  bool is_file() const override { return is_file_; }
  Result<void> read(std::size_t index, SourcedArticle& into) const override {
    {
      const std::lock_guard lock(mutex_);
      auto bytes = objects_.read(objects_of_[index]);
      if (!bytes) return failure(bytes.error().code, bytes.error().message, place(index));
      into.bytes = std::move(*bytes);
    }
    return parse_into(into, article_name(index), reading_,
                      [this](const ArticleReading& reading) { return read_source(reading); });
  }

 private:
  // The source article at the same revision.
  Result<std::optional<std::string>> read_source(const ArticleReading& reading) const {
    if (reading.source_path.empty()) return std::nullopt;
    const std::string below_top = in_repository_.of_path(reading.source_path);
    if (below_top.starts_with('/')) return std::nullopt;
    const std::lock_guard lock(mutex_);
    auto bytes = objects_.read(path_.substr(0, path_.find(':') + 1) + below_top);
    if (bytes) return std::move(*bytes);
    if (bytes.error().code == ErrorCode::kNotFound) return std::nullopt;
    return tl::unexpected<Error>(std::move(bytes.error()));
  }

  std::string path_;
  std::string folder_;
  std::string name_;  // until it is listed, the path on disk
  mutable std::mutex mutex_;
  mutable base::GitObjects objects_;  // guarded by mutex_
  ArticleNames in_repository_;
  Reading reading_;
  bool is_file_ = false;
  std::vector<std::string> names_;
  std::vector<std::string> objects_of_;
};

// The folder part of a path on disk, as git takes it: empty for the working folder.
Result<std::string> folder_of(const std::string& path) {
  const auto kind = base::file_kind(path);
  LOCSEG_TRY(kind);
  return *kind == base::FileKind::kFolder ? path : path.substr(0, path.rfind('/') + 1);
}

}  // namespace

Result<std::string> revision_before(const std::string& rev, const std::string& path) {
  const auto folder = folder_of(path);
  LOCSEG_TRY(folder);
  return tree::common_ancestor(rev, *folder);
}

Result<std::unique_ptr<ArticleSource>> open_revision_source(const std::string& rev,
                                                            const std::string& path,
                                                            const TreeOptions& options,
                                                            const Languages& languages) {
  const auto folder = folder_of(path);
  LOCSEG_TRY(folder);
  LOCSEG_TRY(tree::commit_of(rev, *folder));
  auto objects = base::GitObjects::open(*folder);
  LOCSEG_TRY(objects);
  auto source = std::make_unique<GitSource>(
      GitLocation{rev + ":./" + path.substr(folder->size()), *folder, path}, std::move(*objects),
      options, languages);
  if (const auto listed = source->list(options); !listed) {
    if (listed.error().code == ErrorCode::kNotFound) return nullptr;
    return tl::unexpected(listed.error());
  }
  return source;
}

Result<std::unique_ptr<ArticleSource>> open_article_source(const std::string& path,
                                                           const TreeOptions& options,
                                                           const Languages& languages) {
  if (path != "-" && base::is_git_name(path)) {
    auto objects = base::GitObjects::open();
    LOCSEG_TRY(objects);
    auto source = std::make_unique<GitSource>(GitLocation{path, {}, {}}, std::move(*objects),
                                              options, languages);
    LOCSEG_TRY(source->list(options));
    return source;
  }
  auto kind = path == "-" ? base::FileKind::kRegular : base::file_kind(path);
  LOCSEG_TRY(kind);
  if (*kind == base::FileKind::kMissing) {
    return failure(ErrorCode::kNotFound, "no such file or folder", path);
  }
  auto source =
      std::make_unique<DiskSource>(path, *kind != base::FileKind::kFolder, options, languages);
  LOCSEG_TRY(source->list(options));
  return source;
}

}  // namespace locseg
