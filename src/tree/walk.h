// Paths to articles, in order.
#pragma once

#include <functional>
#include <queue>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "locseg/article.h"
#include "locseg/result.h"
#include "locseg/tree.h"
#include "tree/article_names.h"

namespace locseg::tree {

/// The globs of a walk, as they are held against names.
class Filters {
 public:
  Filters(const TreeOptions& options, const ArticleNames& names);

  /// Whether a walk goes on to `name`; a folder's ends with `/`.
  [[nodiscard]] bool admit(std::string_view name) const;

  /// Whether a walk of the folder `folder` (empty, or with a `/` at its end) comes to the article
  /// `below` it: no hidden part, one of the endings, and what the globs say of it and of the
  /// folders on the way.
  [[nodiscard]] bool lead_to(const std::string& folder, std::string_view below) const;

 private:
  std::vector<std::string> include_;
  std::vector<std::string> exclude_;
};

/// Yields the articles under some paths in byte order of their names, each once, listing a folder
/// only when its turn comes. Memory: the entries of the folders that are open, and what git
/// ignores.
class Walk {
 public:
  /// Says of a file by its name whether a walk yields it.
  using Takes = bool (*)(std::string_view name);

  /// Fails if a path does not exist.
  [[nodiscard]] static Result<Walk> start(std::span<const std::string> paths,
                                          const TreeOptions& options,
                                          Takes takes = has_article_ending);

  /// The next article's path and name; false at the end. Fails if a folder cannot be listed.
  [[nodiscard]] Result<bool> next(std::string& path, std::string& name);

 private:
  // What the walk starts from: a name becomes a path by another beginning.
  struct Start {
    std::string path;
    std::string name;                      // a folder's ends with `/`, or is empty
    std::vector<std::string> within = {};  // where links in a folder may lead: real paths
  };
  struct Entry {
    std::string name;   // a folder's ends with `/`, so that order by name is order of the walk
    std::size_t start;  // in starts_
    bool is_folder;

    friend bool operator>(const Entry& a, const Entry& b) { return a.name > b.name; }
  };

  Walk(const TreeOptions& options, Takes takes);
  [[nodiscard]] Result<void> add(const std::string& path, const ArticleNames& names);
  [[nodiscard]] Result<void> expand(const Entry& folder);
  // Whether the link `entry` leads to what a walk could come to: a file below the start or the root
  // that is not hidden.
  [[nodiscard]] bool may_follow(const Entry& entry);
  // Learns what git ignores in `folder`, which lies `inside` the working tree at `top`.
  void learn_ignored(std::string_view top, const std::string& inside, const std::string& folder);
  [[nodiscard]] std::string path_of(const Entry& entry) const;

  Filters filters_;
  Takes takes_;
  bool gitignore_;
  std::string root_;
  std::vector<Start> starts_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> pending_;
  std::unordered_set<std::string> ignored_;  // names
  std::unordered_set<std::string> renamed_;  // names of folders that are walked under another one
  std::string last_;
  bool any_ = false;  // `last_` says something
};

}  // namespace locseg::tree
