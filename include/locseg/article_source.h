/// Articles by name, from a file, a folder, a folder of a git revision, or units. Commands that
/// compare and merge articles read them through this.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/result.h"
#include "locseg/tree.h"
#include "locseg/unit.h"

namespace locseg {

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
