// A best-first walk: what is pending is ordered by path, and a folder's path, with its slash, comes
// right before everything in it.
#include "tree/walk.h"

#include <algorithm>
#include <filesystem>

#include "base/disk.h"
#include "base/glob.h"
#include "base/try.h"
#include "locseg/article.h"

namespace locseg::tree {
namespace {

bool is_wanted(std::string_view relative, bool folder, const TreeOptions& options) {
  const auto matches = [&](const std::string& pattern) {
    return base::glob_matches(pattern, relative);
  };
  if (std::any_of(options.exclude.begin(), options.exclude.end(), matches)) return false;
  return folder || options.include.empty() ||
         std::any_of(options.include.begin(), options.include.end(), matches);
}

}  // namespace

bool walks_to(std::string_view relative, const TreeOptions& options) {
  for (std::size_t at = 0;;) {
    if (relative.substr(at).starts_with('.')) return false;
    const std::size_t slash = relative.find('/', at);
    if (slash == std::string_view::npos) {
      return has_article_ending(relative.substr(at)) && is_wanted(relative, false, options);
    }
    if (!is_wanted(relative.substr(0, slash + 1), true, options)) return false;
    at = slash + 1;
  }
}

Result<Walk> Walk::start(std::span<const std::string> roots, const TreeOptions& options) {
  Walk walk(options);
  for (const std::string& root : roots) {
    if (root == "-") {
      walk.pending_.push({root, root.size()});
      continue;
    }
    const auto kind = base::file_kind(root);
    LOCSEG_TRY(kind);
    if (*kind == base::FileKind::kMissing) {
      return failure(ErrorCode::kNotFound, "no such file or folder", root);
    }
    std::string path = root;
    if (*kind == base::FileKind::kFolder && !path.ends_with('/')) path += '/';
    const std::size_t size = path.size();
    walk.pending_.push({std::move(path), size});
  }
  return walk;
}

Result<bool> Walk::next(std::string& path) {
  while (!pending_.empty()) {
    Entry entry = pending_.top();
    pending_.pop();
    if (entry.path == last_) continue;  // named twice
    last_ = entry.path;
    if (!entry.path.ends_with('/')) {
      path = std::move(entry.path);
      return true;
    }
    LOCSEG_TRY(expand(entry));
  }
  return false;
}

Result<void> Walk::expand(const Entry& folder) {
  auto entries = base::list_folder(folder.path);
  LOCSEG_TRY(entries);
  for (base::FolderEntry& entry : *entries) {
    const bool is_folder = entry.kind == base::FileKind::kFolder;
    if (entry.name.starts_with('.')) continue;
    if (!is_folder && (entry.kind != base::FileKind::kRegular || !has_article_ending(entry.name)))
      continue;
    std::string path = folder.path + entry.name;
    if (is_folder) path += '/';
    if (!is_wanted(std::string_view(path).substr(folder.root), is_folder, *options_)) continue;
    pending_.push({std::move(path), folder.root});
  }
  return {};
}

Result<std::string> name_under(const std::string& root, const std::string& path) {
  if (root.empty() || path == "-") return path;
  const auto below = [](std::string_view folder, std::string_view file) {
    if (!folder.ends_with('/') && file.size() > folder.size() && file[folder.size()] == '/') {
      return file.starts_with(folder) ? file.substr(folder.size() + 1) : std::string_view{};
    }
    return folder.ends_with('/') && file.starts_with(folder) ? file.substr(folder.size())
                                                             : std::string_view{};
  };
  if (const auto name = below(root, path); !name.empty()) return std::string(name);
  std::error_code error;
  const auto absolute = [&](const std::string& name) {
    return std::filesystem::absolute(name, error).lexically_normal().string();
  };
  const std::string folder = absolute(root);
  const std::string file = absolute(path);
  if (const auto name = below(folder, file); !error && !name.empty()) return std::string(name);
  return failure(ErrorCode::kMisuse, "lies outside the root '" + root + "'", path);
}

}  // namespace locseg::tree
