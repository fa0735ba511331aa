// Names are made from the text of paths. The disk is read only for the working folder and, where
// the text leads out of the root, to follow links.
#include "tree/article_names.h"

#include <filesystem>

#include "base/git.h"
#include "base/normal_path.h"

namespace locseg {
namespace {

std::string without_last_slash(std::string path) {
  if (path == "/") path.clear();
  return path;
}

// Both absolute, `folder` without a slash at its end.
std::optional<std::string> below(std::string_view folder, std::string_view path) {
  if (!path.starts_with(folder)) return {};
  path.remove_prefix(folder.size());
  if (path.empty()) return std::string();
  if (path.front() != '/') return {};
  return std::string(path.substr(1));
}

std::string links_followed(const std::string& path) {
  std::error_code error;
  const std::filesystem::path real = std::filesystem::weakly_canonical(path, error);
  return error ? path : base::normal_path(real.string());
}

std::string escaped_for_glob(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '*' || c == '?' || c == '[' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

ArticleNames::ArticleNames(std::string_view root) {
  std::error_code error;
  const std::filesystem::path here = std::filesystem::current_path(error);
  if (!error) working_folder_ = without_last_slash(base::normal_path(here.string()));
  root_ = root.empty() ? working_folder_ : without_last_slash(absolute(root));
}

std::string ArticleNames::absolute(std::string_view path) const {
  if (path.starts_with('/')) return base::normal_path(path);
  return base::normal_path(working_folder_ + "/" + std::string(path));
}

std::string ArticleNames::of_path(std::string_view path) const {
  if (path.empty() || path == "-") return std::string(path);
  std::string place = absolute(path);
  if (auto name = below(root_, place)) return std::move(*name);
  const std::string real_root = without_last_slash(links_followed(root_.empty() ? "/" : root_));
  if (auto name = below(real_root, links_followed(place))) return std::move(*name);
  return place;
}

std::optional<std::string> ArticleNames::root_below(std::string_view path) const {
  auto way = below(without_last_slash(absolute(path)), root_);
  return way && way->empty() ? std::nullopt : way;
}

std::string ArticleNames::of_revision_path(std::string_view path) const {
  path.remove_prefix(path.find(':') + 1);
  if (path.starts_with("./") || path.starts_with("../") || path == "." || path == "..") {
    return of_path(path);
  }
  return of_path(base::git_top(working_folder_) + "/" + std::string(path));
}

std::string ArticleNames::of_written(std::string_view name) const {
  if (name.starts_with("./")) return base::normal_path(name);
  if (!name.starts_with('/')) return std::string(name);
  return below(root_, base::normal_path(name)).value_or(std::string(name));
}

std::string ArticleNames::of_glob(std::string_view glob) const {
  const bool from_here = glob.starts_with("./") || glob.starts_with("../");
  if (!from_here && !glob.starts_with('/')) return std::string(glob);
  const std::string here = from_here ? escaped_for_glob(working_folder_) + "/" : "";
  const std::string place = base::normal_path(here + std::string(glob));
  const std::string folder_mark = glob.ends_with('/') ? "/" : "";
  // A `/` in front ties a glob to the root.
  if (const auto name = below(escaped_for_glob(root_), place)) return "/" + *name + folder_mark;
  return from_here ? place + folder_mark : std::string(glob);
}

std::string default_root(std::string_view config_path) {
  if (!config_path.empty()) {
    const std::size_t slash = config_path.rfind('/');
    return std::string(slash == std::string_view::npos ? "" : config_path.substr(0, slash + 1));
  }
  std::error_code error;
  const std::filesystem::path here = std::filesystem::current_path(error);
  return error ? std::string() : base::git_top(here.string());
}

}  // namespace locseg
