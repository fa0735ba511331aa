/// Paths to articles: walks folders, reads and parses files on several threads, and delivers
/// articles in order; or opens a file, a folder or one of a git revision as articles by name. Only
/// walks have threads of their own.
#pragma once

#include <any>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/identity.h"
#include "locseg/result.h"
#include "locseg/unit.h"

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

/// An article read from a source, and the memory of its group. Use one object for many articles.
struct SourcedArticle {
  std::string name;                   ///< of the article; empty if the source has units only
  std::string bytes;                  ///< likewise
  std::optional<std::string> source;  ///< bytes of its source article; none: there is none
  Article article;                    ///< parsed from `bytes`
  ArticleUnits units;                 ///< read from `article`
  UnitGroup group;  ///< ends with the next article that is read into this; not hashed
};

class ArticleSource {
 public:
  virtual ~ArticleSource() = default;

  /// In byte order, each once. Two sources are compared by these: the path of an article below the
  /// folder, or the name that units give it.
  [[nodiscard]] virtual const std::vector<std::string>& names() const = 0;
  /// The name of the article `names()[index]` below the root, as its group and reports have it.
  [[nodiscard]] virtual std::string article_name(std::size_t index) const = 0;
  /// Where the article `names()[index]` is, for messages: a path, `REV:PATH`.
  [[nodiscard]] virtual std::string place(std::size_t index) const = 0;
  /// True for one file: two files are compared whatever their names.
  [[nodiscard]] virtual bool is_file() const = 0;
  /// True if `place` is a path that can be written over.
  [[nodiscard]] virtual bool is_on_disk() const { return false; }
  /// Reads the article; several threads may do so at a time.
  [[nodiscard]] virtual Result<void> read(std::size_t index, SourcedArticle& into) const = 0;
};

/// Opens a file, a folder (walked as `read_tree` walks), `-`, or `REV:PATH` in the git repository
/// around the working folder if no file on disk has that name. Holds the names; articles are read
/// by `read`. kNotFound if there is nothing.
[[nodiscard]] Result<std::unique_ptr<ArticleSource>> open_article_source(
    const std::string& path, const TreeOptions& options, const Languages& languages);

/// The commit from which the branch that is checked out around `path`, a file or a folder on disk,
/// left `rev`: the last that both contain. `A...B` is that of A and B. kNotFound if there is none,
/// with what to do about it; kMisuse for `A..B`.
[[nodiscard]] Result<std::string> revision_before(const std::string& rev, const std::string& path);

/// Opens what the git revision `rev` holds of `path`, a file or a folder on disk, in the repository
/// around it. Null if the revision has nothing there. kNotFound if there is no repository, or if it
/// does not have the revision: then the message says how to fetch it.
[[nodiscard]] Result<std::unique_ptr<ArticleSource>> open_revision_source(
    const std::string& rev, const std::string& path, const TreeOptions& options,
    const Languages& languages);

}  // namespace locseg
