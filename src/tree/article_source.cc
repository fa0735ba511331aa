// Sources of articles. Those on disk are listed by the walk of read_tree; those of a revision by
// `git ls-tree`, and read by one `git cat-file --batch` for all threads.
#include "locseg/article_source.h"

#include <algorithm>
#include <array>
#include <mutex>

#include "base/disk.h"
#include "base/git.h"
#include "base/glob.h"
#include "base/try.h"
#include "tree/walk.h"

namespace locseg {
namespace {

// Parses what is in `into.bytes`, and makes its group.
void parse_into(SourcedArticle& into, std::string_view name, const Languages& languages) {
  parse_article(into.bytes, article_kind(name, into.bytes), into.article);
  into.units.read(name, into.article, languages, {});
  into.group = into.units.group();
}

class DiskSource final : public ArticleSource {
 public:
  DiskSource(std::string root, bool is_file, Languages languages)
      : root_(std::move(root)), is_file_(is_file), languages_(std::move(languages)) {}

  Result<void> list(const TreeOptions& options) {
    if (is_file_) {
      names_ = {root_};
      return {};
    }
    if (!root_.ends_with('/')) root_ += '/';
    auto walk = tree::Walk::start({&root_, 1}, options);
    LOCSEG_TRY(walk);
    for (std::string path;;) {
      const auto more = walk->next(path);
      LOCSEG_TRY(more);
      if (!*more) return {};
      names_.push_back(path.substr(root_.size()));
    }
  }

  const std::vector<std::string>& names() const override { return names_; }
  std::string place(std::size_t index) const override {
    return is_file_ ? root_ : root_ + names_[index];
  }
  bool is_file() const override { return is_file_; }
  bool is_on_disk() const override { return root_ != "-"; }
  Result<void> read(std::size_t index, SourcedArticle& into) const override {
    LOCSEG_TRY(base::read_file(place(index), into.bytes));
    parse_into(into, names_[index], languages_);
    return {};
  }

 private:
  std::string root_;
  bool is_file_;
  Languages languages_;
  std::vector<std::string> names_;
};

class GitSource final : public ArticleSource {
 public:
  GitSource(std::string name, base::GitObjects objects, Languages languages)
      : name_(std::move(name)), objects_(std::move(objects)), languages_(std::move(languages)) {}

  Result<void> list(const TreeOptions& options) {
    const auto kind = objects_.kind(name_);
    LOCSEG_TRY(kind);
    is_file_ = *kind == base::GitKind::kFile;
    if (is_file_) {
      // Named as the file is, so that its ending says what it is.
      names_ = {name_.substr(name_.find(':') + 1)};
      objects_of_ = {name_};
      return {};
    }
    auto entries = base::list_git_folder(name_);
    LOCSEG_TRY(entries);
    for (base::GitEntry& entry : *entries) {
      if (!tree::walks_to(entry.path, options)) continue;
      names_.push_back(std::move(entry.path));
      objects_of_.push_back(std::move(entry.object));
    }
    return {};
  }

  const std::vector<std::string>& names() const override { return names_; }
  std::string place(std::size_t index) const override {
    if (is_file_) return name_;
    const bool joined = name_.ends_with(':') || name_.ends_with('/');
    return name_ + (joined ? "" : "/") + names_[index];
  }
  bool is_file() const override { return is_file_; }
  Result<void> read(std::size_t index, SourcedArticle& into) const override {
    {
      const std::lock_guard lock(mutex_);
      auto bytes = objects_.read(objects_of_[index]);
      if (!bytes) return failure(bytes.error().code, bytes.error().message, place(index));
      into.bytes = std::move(*bytes);
    }
    parse_into(into, names_[index], languages_);
    return {};
  }

 private:
  std::string name_;
  mutable std::mutex mutex_;
  mutable base::GitObjects objects_;  // guarded by mutex_
  Languages languages_;
  bool is_file_ = false;
  std::vector<std::string> names_;
  std::vector<std::string> objects_of_;
};

}  // namespace

Result<std::unique_ptr<ArticleSource>> open_article_source(const std::string& path,
                                                           const TreeOptions& options,
                                                           const Languages& languages) {
  if (path != "-" && base::is_git_name(path)) {
    auto objects = base::GitObjects::open();
    LOCSEG_TRY(objects);
    auto source = std::make_unique<GitSource>(path, std::move(*objects), languages);
    LOCSEG_TRY(source->list(options));
    return source;
  }
  auto kind = path == "-" ? base::FileKind::kRegular : base::file_kind(path);
  LOCSEG_TRY(kind);
  if (*kind == base::FileKind::kMissing) {
    return failure(ErrorCode::kNotFound, "no such file or folder", path);
  }
  auto source = std::make_unique<DiskSource>(path, *kind != base::FileKind::kFolder, languages);
  LOCSEG_TRY(source->list(options));
  return source;
}

struct UnitCollection::Entry {
  ArticleInfo info;
  std::vector<Unit> units;
};

UnitCollection::UnitCollection(std::string place) : place_(std::move(place)) {}
UnitCollection::~UnitCollection() = default;

// Texts live in blocks, each filled once and never moved.
std::string_view UnitCollection::keep(std::string_view text) {
  constexpr std::size_t kBlock = std::size_t{1} << 20;
  if (text.empty()) return {};
  if (texts_.empty() || texts_.back().capacity() - texts_.back().size() < text.size()) {
    texts_.emplace_back().reserve(std::max(kBlock, text.size()));
  }
  std::string& block = texts_.back();
  const std::size_t begin = block.size();
  block += text;
  return std::string_view(block).substr(begin);
}

Result<void> UnitCollection::put(const UnitGroup& group) {
  auto entry = std::make_unique<Entry>();
  const ArticleInfo& info = group.info;
  entry->info = {.path = keep(info.path),
                 .source_lang = keep(info.source_lang),
                 .target_lang = keep(info.target_lang),
                 .translation_type = keep(info.translation_type),
                 .source_commit = keep(info.source_commit),
                 .handoff = keep(info.handoff),
                 .content = info.content,
                 .valid_utf8 = info.valid_utf8};
  entry->units.reserve(group.units.size());
  for (const Unit& unit : group.units) {
    entry->units.push_back({.id = keep(unit.id),
                            .line = unit.line,
                            .source = keep(unit.source),
                            .target = keep(unit.target),
                            .recovered = unit.recovered,
                            .heading = keep(unit.heading),
                            .opaque_codes = unit.opaque_codes});
  }
  entries_.push_back(std::move(entry));
  return {};
}

void UnitCollection::finish(std::string_view root) {
  while (root.ends_with('/')) root.remove_suffix(1);
  for (auto& entry : entries_) {
    std::string_view& path = entry->info.path;
    if (!root.empty() && path.size() > root.size() && path.starts_with(root) &&
        path[root.size()] == '/') {
      path.remove_prefix(root.size() + 1);
    }
  }
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const auto& a, const auto& b) { return a->info.path < b->info.path; });
  std::vector<std::unique_ptr<Entry>> joined;
  for (auto& entry : entries_) {
    if (!joined.empty() && joined.back()->info.path == entry->info.path) {
      auto& units = joined.back()->units;
      units.insert(units.end(), entry->units.begin(), entry->units.end());
    } else {
      joined.push_back(std::move(entry));
    }
  }
  entries_ = std::move(joined);
  names_.clear();
  for (const auto& entry : entries_) names_.emplace_back(entry->info.path);
}

std::string UnitCollection::place(std::size_t index) const {
  return names_[index].empty() ? place_ : names_[index];
}

Result<void> UnitCollection::read(std::size_t index, SourcedArticle& into) const {
  into.bytes.clear();
  into.group = {entries_[index]->info, entries_[index]->units};
  return {};
}

}  // namespace locseg
