/// Paths to articles: walks folders, reads and parses files on several threads, and delivers
/// articles in order. Only this has threads for articles.
#pragma once

#include <any>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "locseg/article.h"
#include "locseg/identity.h"
#include "locseg/result.h"

namespace locseg {

/// How some articles are read, instead of how all others are.
struct LayoutOverride {
  std::vector<std::string> paths;  ///< globs, as those of `TreeOptions::include`
  std::optional<Layout> layout;    ///< as in ReadOptions
};

struct TreeOptions {
  std::vector<std::string>
      include;  ///< globs; the name of a walked file must match one, if there is one
  std::vector<std::string>
      exclude;            ///< globs; a walked file or folder whose name matches one is skipped
  std::string root;       ///< names are paths below this folder; empty: the working folder
  bool gitignore = true;  ///< skip what git ignores, in a repository
  unsigned threads = 0;   ///< threads; 0: as many as there are processors
  ReadOptions reading;    ///< of articles that no override has
  std::vector<LayoutOverride> layouts;  ///< later ones win
};

/// One article of a run. The object is reused for a later article, so views into it are valid until
/// `deliver` returns.
class TreeArticle {
 public:
  std::string path;     ///< where it was read from
  std::string name;     ///< its path below the root
  std::string bytes;    ///< the whole file
  ReadOptions reading;  ///< how `parse` reads it
  Article article;      ///< filled by `parse()`
  ArticleUnits units;   ///< filled by work that needs units

  /// Parses `bytes` into `article`.
  void parse();
  /// The metadata alone, without parsing the rest.
  [[nodiscard]] FrontMatter front_matter() const;

  /// What work leaves for delivery: one `T`, built at the first call and kept for the object's next
  /// article, so that its memory is reused. A run uses one type.
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
/// .yaml .json .xml`, in sorted order; hidden ones, links to folders, links that lead out of
/// both the folder and the root, and what git ignores are skipped) or `-` for standard input.
/// Articles come in byte order of their names, each once.
///
/// The first failure in that order (a missing folder, an unreadable file) ends the run and is
/// returned; everything before it was delivered. Memory: the articles in flight, at most eight for
/// each thread; the list of paths is never held as a whole.
[[nodiscard]] Result<void> read_tree(std::span<const std::string> paths, const TreeOptions& options,
                                     const TreeWork& work, const TreeDeliver& deliver);

/// How many articles `read_tree` would read. Costs a walk without reading a file.
[[nodiscard]] Result<std::uint64_t> count_articles(std::span<const std::string> paths,
                                                   const TreeOptions& options);

/// Makes a running `read_tree` of this process end with kInterrupted after the articles in flight.
/// Safe to call from a signal handler.
void interrupt_tree() noexcept;

/// True after `interrupt_tree`. Other work on many articles checks this between two of them.
[[nodiscard]] bool is_tree_interrupted() noexcept;

}  // namespace locseg
