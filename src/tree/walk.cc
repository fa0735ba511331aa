// A best-first walk: what is pending is ordered by name, and a folder's name, with its slash, comes
// right before everything in it. git lists what it ignores, once for each repository.
#include "tree/walk.h"

#include <algorithm>
#include <filesystem>

#include "base/disk.h"
#include "base/git.h"
#include "base/glob.h"
#include "base/normal_path.h"
#include "base/try.h"
#include "locseg/article.h"

namespace locseg::tree {
namespace {

// Links in `path` are taken as they are called.
std::string absolute_path(const std::string& path) {
  std::error_code error;
  const std::filesystem::path whole = std::filesystem::absolute(path, error);
  return base::normal_path(error ? path : whole.string());
}

}  // namespace

Filters::Filters(const TreeOptions& options, const ArticleNames& names) {
  for (const std::string& glob : options.include) include_.push_back(names.of_glob(glob));
  for (const std::string& glob : options.exclude) exclude_.push_back(names.of_glob(glob));
}

bool Filters::admit(std::string_view name) const {
  const auto matches = [&](const std::string& glob) { return base::glob_matches(glob, name); };
  if (std::any_of(exclude_.begin(), exclude_.end(), matches)) return false;
  return name.ends_with('/') || include_.empty() ||
         std::any_of(include_.begin(), include_.end(), matches);
}

bool Filters::lead_to(const std::string& folder, std::string_view below) const {
  const std::string name = folder + std::string(below);
  for (std::size_t at = folder.size();;) {
    const std::string_view rest = std::string_view(name).substr(at);
    if (rest.starts_with('.')) return false;
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos) return has_article_ending(rest) && admit(name);
    at += slash + 1;
    if (!admit(std::string_view(name).substr(0, at))) return false;
  }
}

Walk::Walk(const TreeOptions& options, Takes takes)
    : filters_(options, ArticleNames(options.root)),
      takes_(takes),
      gitignore_(options.gitignore),
      root_(options.root.empty() ? "." : options.root) {}

Result<Walk> Walk::start(std::span<const std::string> paths, const TreeOptions& options,
                         Takes takes) {
  Walk walk(options, takes);
  const ArticleNames names(options.root);
  for (const std::string& path : paths) {
    LOCSEG_TRY(walk.add(path, names));
  }
  return walk;
}

Result<void> Walk::add(const std::string& path, const ArticleNames& names) {
  const auto kind = path == "-" ? base::FileKind::kRegular : base::file_kind(path);
  LOCSEG_TRY(kind);
  if (*kind == base::FileKind::kMissing) {
    return failure(ErrorCode::kNotFound, "no such file or folder", path);
  }
  Start start{path, names.of_path(path)};
  const bool is_folder = *kind == base::FileKind::kFolder;
  if (is_folder) {
    if (!start.path.ends_with('/')) start.path += '/';
    if (!start.name.empty() && !start.name.ends_with('/')) start.name += '/';
    if (gitignore_) {
      const std::string folder = absolute_path(path);
      const std::string top = base::git_top(folder);
      // Where they are one, the walk will find out by itself.
      if (!top.empty() && top != folder) {
        learn_ignored(top, folder.substr(top == "/" ? 1 : top.size() + 1) + "/", start.name);
      }
    }
  }
  // What lies in the root is called by its path there, though the walk begins outside.
  if (const auto way = is_folder ? names.root_below(path) : std::nullopt) {
    renamed_.insert(start.name + *way + "/");
    LOCSEG_TRY(add(start.path + *way, names));
  }
  pending_.push({start.name, starts_.size(), is_folder});
  starts_.push_back(std::move(start));
  return {};
}

void Walk::learn_ignored(std::string_view top, const std::string& inside,
                         const std::string& folder) {
  for (const std::string& path : base::list_git_ignored(top, inside)) {
    // A folder that is ignored itself was named by the user, who wants what is in it.
    if (path.size() > inside.size() && path.starts_with(inside)) {
      ignored_.insert(folder + path.substr(inside.size()));
    }
  }
}

std::string Walk::path_of(const Entry& entry) const {
  const Start& start = starts_[entry.start];
  return start.path + entry.name.substr(start.name.size());
}

bool Walk::may_follow(const Entry& entry) {
  Start& start = starts_[entry.start];
  if (start.within.empty()) {
    for (const std::string& folder : {start.path, root_}) {
      start.within.push_back(base::as_folder(base::real_path(folder)));
    }
  }
  const std::string real = base::real_path(path_of(entry));
  return std::ranges::any_of(start.within, [&](const std::string& folder) {
    return real.starts_with(folder) && real.find("/.", folder.size() - 1) == std::string::npos &&
           has_article_ending(real);
  });
}

Result<bool> Walk::next(std::string& path, std::string& name) {
  while (!pending_.empty()) {
    Entry entry = pending_.top();
    pending_.pop();
    if (any_ && entry.name == last_) continue;  // named twice
    last_ = entry.name;
    any_ = true;
    if (!entry.is_folder) {
      path = path_of(entry);
      name = std::move(entry.name);
      return true;
    }
    LOCSEG_TRY(expand(entry));
  }
  return false;
}

Result<void> Walk::expand(const Entry& folder) {
  const std::string path = path_of(folder);
  auto entries = base::list_folder(path);
  LOCSEG_TRY(entries);
  if (gitignore_ && std::ranges::any_of(*entries, [](const base::FolderEntry& entry) {
        return entry.name == ".git";
      })) {
    learn_ignored(path, "", folder.name);
  }
  for (const base::FolderEntry& entry : *entries) {
    const bool is_folder = entry.kind == base::FileKind::kFolder;
    if (entry.name.starts_with('.')) continue;
    if (!is_folder && (entry.kind != base::FileKind::kRegular || !takes_(entry.name))) continue;
    std::string name = folder.name + entry.name;
    if (is_folder) name += '/';
    if (!filters_.admit(name) || ignored_.contains(name) || renamed_.contains(name)) continue;
    Entry found{std::move(name), folder.start, is_folder};
    // A link may have come with the articles, and lead to files that are not the project's.
    if (entry.is_link && !may_follow(found)) continue;
    pending_.push(std::move(found));
  }
  return {};
}

}  // namespace locseg::tree
