// Paths to articles, in order.
#pragma once

#include <functional>
#include <queue>
#include <span>
#include <string>
#include <vector>

#include "locseg/result.h"
#include "locseg/tree.h"

namespace locseg::tree {

/// Yields the paths of articles under some roots in byte order, each once, listing a folder only
/// when its turn comes. Memory: the entries of the folders that are open.
class Walk {
 public:
  /// Fails where a root does not exist.
  [[nodiscard]] static Result<Walk> start(std::span<const std::string> roots,
                                          const TreeOptions& options);

  /// The next path into `path`; false at the end. Fails where a folder cannot be listed.
  [[nodiscard]] Result<bool> next(std::string& path);

 private:
  struct Entry {
    std::string path;  // a folder's ends with `/`, so that order by path is order of the walk
    std::size_t root;  // length of the root's part, with its slash

    friend bool operator>(const Entry& a, const Entry& b) { return a.path > b.path; }
  };

  explicit Walk(const TreeOptions& options) : options_(&options) {}
  [[nodiscard]] Result<void> expand(const Entry& folder);

  const TreeOptions* options_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> pending_;
  std::string last_;
};

/// Whether a walk comes to the article `relative`, a path below its root: no hidden part, one of
/// the endings, and what the options say of it and of the folders on the way.
[[nodiscard]] bool walks_to(std::string_view relative, const TreeOptions& options);

/// The article's name: `path`, or relative to `root`, against which both are taken as written and
/// then from the working directory. kMisuse where it lies outside.
[[nodiscard]] Result<std::string> name_under(const std::string& root, const std::string& path);

}  // namespace locseg::tree
