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

/// Where the sources of some translations are. Both are names (paths below the root) of folders, or
/// both of files, with these patterns in them:
///
///     {lang}    in `target`: the language; letters, digits, `-` and `_`
///     {path}    what both have in common, over any number of folders
///
/// Two folders without `{path}` have it below them: `content/en` and `content/{lang}`. Suffixes:
/// `docs/{path}.md` and `docs/{path}.{lang}.md`.
struct SourceTree {
  std::string source;
  std::string target;
  /// What `{lang}` may be, or, without one, the language of all targets; empty: whatever CLDR knows
  /// as a language.
  std::vector<std::string> languages = {};
};

/// Finds the pairs of an article and its source. Called on several threads. `find_parallel_pairs`
/// (align.h) is one.
using FindPairs = std::vector<ParallelPair> (*)(const ParallelTexts& texts);

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
  /// For articles that have no tags of pairs and no layout by name: the first tree that an article
  /// is a target of makes it one of kParallel, read beside its source.
  std::vector<SourceTree> source_trees;
  FindPairs find_pairs = nullptr;  ///< null: articles of kParallel have no segments
};

/// How an article is read.
struct ArticleReading {
  ReadOptions options;
  std::string source_name;  ///< of its source article; empty: it has none
  std::string source_path;
  std::string target_lang;  ///< as its tree says; empty: as its metadata says
  FindPairs find_pairs = nullptr;
};

/// One article of a run. The object is reused for a later article, so views into it are valid until
/// `deliver` returns.
class TreeArticle {
 public:
  std::string path;                   ///< where it was read from
  std::string name;                   ///< its path below the root
  std::string bytes;                  ///< the whole file
  std::optional<std::string> source;  ///< all of its source article; none: there is none
  ArticleReading reading;             ///< how `parse` reads it
  Article article;                    ///< filled by `parse()`
  ArticleUnits units;                 ///< filled by work that needs units

  /// Parses `bytes` into `article`.
  void parse();
  /// The metadata alone, without parsing the rest.
  [[nodiscard]] FrontMatter front_matter() const;
  /// Of all that `article` is read from.
  [[nodiscard]] Hash128 content() const;

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
