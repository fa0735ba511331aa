/// Paths to articles: walking, reading and parsing in parallel, handing over in order. The only
/// place with threads.
#pragma once

#include <any>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "locseg/article.h"
#include "locseg/identity.h"
#include "locseg/result.h"

namespace locseg {

struct TreeOptions {
  std::vector<std::string> include;  ///< globs; a walked file's name must match one, if any
  std::vector<std::string> exclude;  ///< globs; the name of a walked file or folder: none
  std::string root;       ///< folder that articles are named below; empty: the working folder
  bool gitignore = true;  ///< pass over what git ignores, in a repository
  unsigned threads = 0;   ///< threads; 0: as many as there are processors
};

/// One article on its way. Objects are used again for later articles, so a pipeline allocates
/// little; views into one end when `deliver` returns.
class TreeArticle {
 public:
  std::string path;    ///< where it was read from
  std::string name;    ///< what to call it, by ArticleNames
  std::string bytes;   ///< the whole file
  Article article;     ///< filled by `parse()`
  ArticleUnits units;  ///< filled by work that wants units

  /// Parses `bytes` into `article`.
  void parse();
  /// The metadata alone, without parsing the rest.
  [[nodiscard]] FrontMatter front_matter() const;

  /// What work leaves for delivery: one `T`, built when first asked for and kept for the object's
  /// next article, so that its memory is used again. A run uses one type.
  template <class T>
  [[nodiscard]] T& result() {
    if (!result_.has_value()) result_ = T();
    return *std::any_cast<T>(&result_);
  }

 private:
  std::any result_;
};

/// Runs on several threads at a time, each on its own article.
using TreeWork = std::function<void(TreeArticle&)>;
/// Runs on one article at a time, in order of path; a failure stops the run.
using TreeDeliver = std::function<Result<void>(TreeArticle&)>;

/// Reads every article under `paths`: a file (whatever its ending), a folder (walked for `.md .yml
/// .yaml .json .xml`, in sorted order; hidden ones, links to folders and what git ignores are
/// passed over) or `-` for standard input. Articles come in byte order of their names, each once.
///
/// The first failure in that order (a missing folder, an unreadable file) ends the run and is
/// returned; everything before it was delivered. Memory: the articles in flight, at most eight
/// a thread; the list of paths is never held whole.
[[nodiscard]] Result<void> read_tree(std::span<const std::string> paths, const TreeOptions& options,
                                     const TreeWork& work, const TreeDeliver& deliver);

/// Asks a running `read_tree` of this process to end with kInterrupted after the articles in
/// flight. Safe to call from a signal handler.
void interrupt_tree() noexcept;

/// Whether that was asked. What else works on many articles looks here between two.
[[nodiscard]] bool is_tree_interrupted() noexcept;

}  // namespace locseg
