/// Articles to be had by name: a file, a folder, a folder of a git revision, or units from
/// elsewhere. What is compared and merged is read through this.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/result.h"
#include "locseg/tree.h"
#include "locseg/unit.h"

namespace locseg {

namespace base {}

/// An article that a source handed over, and the memory its group lives in. Use one for many.
struct SourcedArticle {
  std::string name;    ///< of the article; empty where the source has units only
  std::string bytes;   ///< likewise
  Article article;     ///< parsed from `bytes`
  ArticleUnits units;  ///< read from `article`
  UnitGroup group;     ///< ends with the next article that is read into this; not hashed
};

class ArticleSource {
 public:
  virtual ~ArticleSource() = default;

  /// In byte order, each once. What two sources are compared by: a folder's articles are called by
  /// their paths below it, those of units by their names.
  [[nodiscard]] virtual const std::vector<std::string>& names() const = 0;
  /// The name of the article `names()[index]` by ArticleNames: what its group and reports call it.
  [[nodiscard]] virtual std::string article_name(std::size_t index) const = 0;
  /// Where the article `names()[index]` is, for messages: a path, `REV:PATH`.
  [[nodiscard]] virtual std::string place(std::size_t index) const = 0;
  /// True for one file, which is compared with another one whatever their names.
  [[nodiscard]] virtual bool is_file() const = 0;
  /// True where `place` is a path that can be written over.
  [[nodiscard]] virtual bool is_on_disk() const { return false; }
  /// Reads the article; several threads may do so at a time.
  [[nodiscard]] virtual Result<void> read(std::size_t index, SourcedArticle& into) const = 0;
};

/// Opens a file, a folder (walked as `read_tree` walks), `-`, or `REV:PATH` in the git repository
/// around the working directory, where nothing on disk has that name. Names are held, articles are
/// read when asked for.
[[nodiscard]] Result<std::unique_ptr<ArticleSource>> open_article_source(
    const std::string& path, const TreeOptions& options, const Languages& languages);

/// Opens what the git revision `rev` holds of `path`, a file or a folder on disk, in the repository
/// around it. Null if the revision has nothing there. kNotFound, with how to fetch it, for a
/// revision that the repository does not have, and if there is no repository.
[[nodiscard]] Result<std::unique_ptr<ArticleSource>> open_revision_source(
    const std::string& rev, const std::string& path, const TreeOptions& options,
    const Languages& languages);

}  // namespace locseg
