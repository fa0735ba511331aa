#include "status/pages.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/disk.h"
#include "base/normal_path.h"
#include "base/try.h"
#include "locseg/identity.h"
#include "tree/article_names.h"
#include "tree/source_trees.h"
#include "tree/walk.h"

namespace locseg::status {
namespace {

// Articles below a folder, or the file itself: paths by name.
using Files = std::map<std::string, std::string>;

Result<void> add_files(const std::string& path, const TreeOptions& options, Files& into) {
  const std::string folder = path.empty() ? "." : path;
  const auto kind = base::file_kind(folder);
  LOCSEG_TRY(kind);
  if (*kind == base::FileKind::kMissing) return {};
  auto walk = tree::Walk::start({&folder, 1}, options);
  LOCSEG_TRY(walk);
  std::string file;
  std::string name;
  for (;;) {
    const auto more = walk->next(file, name);
    LOCSEG_TRY(more);
    if (!*more) return {};
    into.emplace(name, file);
  }
}

// What is asked for.
class Choice {
 public:
  Choice(std::span<const std::string> paths, const TreeOptions& tree) {
    const ArticleNames names(tree.root);
    for (const std::string& path : paths) names_.push_back(names.of_path(path));
  }

  [[nodiscard]] bool takes(const Page& page) const {
    return names_.empty() ||
           std::ranges::any_of(names_, [&](const std::string& name) { return is_in(page, name); });
  }

  // Fails if one of `paths`, as this was built from, is neither on disk nor that of a page of which
  // a side is missing.
  [[nodiscard]] Result<void> require_all(std::span<const std::string> paths,
                                         const std::vector<Page>& pages) const {
    for (std::size_t i = 0; i < paths.size(); ++i) {
      const auto kind = base::file_kind(paths[i]);
      LOCSEG_TRY(kind);
      if (*kind != base::FileKind::kMissing) continue;
      if (std::ranges::any_of(pages, [&](const Page& page) { return is_in(page, names_[i]); })) {
        continue;
      }
      return failure(ErrorCode::kNotFound, "no such file or folder", paths[i]);
    }
    return {};
  }

 private:
  static bool is_in(const Page& page, const std::string& name) {
    return is_below(page.source, name) || is_below(page.translation, name);
  }

  static bool is_below(const std::string& name, const std::string& folder) {
    return folder.empty() || name == folder || name.starts_with(base::as_folder(folder));
  }

  std::vector<std::string> names_;
};

// The pages of one tree.
class TreePages {
 public:
  TreePages(const SourceTree& tree, std::size_t index, const StatusOptions& options)
      : tree_(tree), index_(index), options_(options) {}

  Result<void> find(std::vector<Page>& pages) {
    Files files;
    for (const std::string& folder : {tree_.source().folder(), tree_.target().folder()}) {
      LOCSEG_TRY(add_files(tree::path_of_name(options_.tree.root, folder), options_.tree, files));
    }
    for (const auto& [name, path] : files) {
      if (auto parts = tree_.as_source(name)) {
        sources_.emplace_back(std::move(*parts), name);
      } else if (auto source = tree_.source_of(name)) {
        if (wants(source->lang)) languages_.emplace(source->parts.lang, source->lang);
      }
    }
    for (const std::string& lang : options_.languages) add_language(lang);
    if (tree_.target().has_language()) {
      for (const std::string& lang : tree_.languages()) add_language(lang);
    } else {
      languages_.emplace("", tree_.languages().empty() ? "" : tree_.languages().front());
    }
    add_sources(files, pages);
    add_orphans(files, pages);
    return {};
  }

 private:
  [[nodiscard]] bool wants(std::string_view lang) const {
    return options_.languages.empty() || lang.empty() ||
           std::ranges::any_of(options_.languages,
                               [&](const std::string& wanted) { return covers_tag(wanted, lang); });
  }

  // One that no page is written in yet.
  void add_language(const std::string& lang) {
    const bool known = std::ranges::any_of(
        languages_, [&](const auto& each) { return covers_tag(lang, each.second); });
    if (!known && wants(lang) && tree_.target().has_language()) languages_.emplace(lang, lang);
  }

  void add_sources(const Files& files, std::vector<Page>& pages) {
    for (const auto& [parts, name] : sources_) {
      for (const auto& [spelled, lang] : languages_) {
        Page page{lang,           name, tree_.translation_of({parts.path, spelled}),
                  files.at(name), {},   index_};
        if (page.translation == name) continue;  // `en` beside itself
        if (const auto found = files.find(page.translation); found != files.end()) {
          page.translation_path = found->second;
        }
        pages.push_back(std::move(page));
      }
    }
  }

  void add_orphans(const Files& files, std::vector<Page>& pages) const {
    for (const auto& [name, path] : files) {
      const auto source = tree_.source_of(name);
      if (!source || !wants(source->lang) || files.contains(source->name)) continue;
      pages.push_back({source->lang, source->name, name, {}, path, index_});
    }
  }

  tree::PatternTree tree_;
  std::size_t index_;
  const StatusOptions& options_;
  std::vector<std::pair<tree::PathParts, std::string>> sources_;
  std::map<std::string, std::string> languages_;  // as names spell them; BCP 47
};

// Of a tree that is a file the source may be gone.
Result<void> require_source_folder(const SourceTree& tree, const std::string& root) {
  const tree::NamePattern source = tree::PatternTree(tree).source();
  if (source.folder() == source.text()) return {};
  const std::string path = tree::path_of_name(root, source.folder());
  const auto kind = base::file_kind(path.empty() ? "." : path);
  LOCSEG_TRY(kind);
  if (*kind != base::FileKind::kMissing) return {};
  return failure(ErrorCode::kNotFound, "no such folder, the source of a tree", path);
}

}  // namespace

Result<std::vector<Page>> find_pages(std::span<const std::string> paths,
                                     const StatusOptions& options) {
  std::vector<Page> pages;
  for (std::size_t i = 0; i < options.tree.source_trees.size(); ++i) {
    LOCSEG_TRY(TreePages(options.tree.source_trees[i], i, options).find(pages));
  }
  const Choice choice(paths, options.tree);
  LOCSEG_TRY(choice.require_all(paths, pages));
  for (const SourceTree& tree : options.tree.source_trees) {
    LOCSEG_TRY(require_source_folder(tree, options.tree.root));
  }
  std::erase_if(pages, [&](const Page& page) { return !choice.takes(page); });
  const auto order = [](const Page& page) {
    return std::tie(page.source, page.language, page.translation);
  };
  std::ranges::stable_sort(pages,
                           [&](const Page& a, const Page& b) { return order(a) < order(b); });
  // Trees may overlap: the first one has a page.
  const auto end = std::unique(pages.begin(), pages.end(), [](const Page& a, const Page& b) {
    return a.source == b.source && a.translation == b.translation;
  });
  pages.erase(end, pages.end());
  return pages;
}

}  // namespace locseg::status
