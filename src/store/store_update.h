/// A store kept up to date with a tree of articles.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "locseg/article.h"
#include "locseg/identity.h"
#include "locseg/result.h"
#include "locseg/store.h"
#include "locseg/tree.h"
#include "locseg/unit.h"
#include "tree/article_names.h"

namespace locseg {

/// Which of the gone articles are removed.
enum class GoneLanguages : std::uint8_t {
  kAny,
  /// Those in the target languages of articles that are not gone, and of unknown ones: if the store
  /// has other languages under the same names, from other roots.
  kOfThisRun,
};

/// Decides, article by article, what a store has to change to be up to date:
///
/// - An article is *unchanged* if the store has the same bytes under its name in its languages.
/// - An article that is put *replaces* the stored ones of its name whose target language is its own
///   in any case, or was not known. Names that the store spells otherwise are the same if
///   ArticleNames takes them for it.
/// - An article whose source article is missing is *kept*: what the store has under its name stays.
/// - A stored article is *gone* if it was neither found unchanged, nor put, nor replaced, nor kept.
class StoreUpdate {
 public:
  /// Reads what `store` knows of its articles. `store` must outlive the update, and do not write to
  /// it otherwise meanwhile. `names` names the articles to come.
  [[nodiscard]] static Result<StoreUpdate> start(Store& store,
                                                 const ArticleNames& names = ArticleNames());

  StoreUpdate(StoreUpdate&&) noexcept;
  StoreUpdate& operator=(StoreUpdate&&) noexcept;
  ~StoreUpdate();

  /// The languages that a run is given, spelled as the store spells them if it has them (see
  /// spell_as_there): so it does not get a second spelling of one. kMisuse if a tag may be one of
  /// several.
  [[nodiscard]] Result<Languages> spelled(const Languages& given) const;

  /// True if `article`, whose bytes have the hash `content`, is unchanged. `languages` are
  /// those that its units would be read with. Several threads may call this at a time, each for its
  /// own article, but not while another function works on an article of the same name.
  [[nodiscard]] bool is_unchanged(const TreeArticle& article, const Hash128& content,
                                  const Languages& languages);

  /// Puts the whole of an article into the store and removes those that it replaces. One article
  /// at a time.
  [[nodiscard]] Result<void> put(const UnitGroup& group);

  /// Leaves what the store has under `name` as it is; false if it has nothing.
  bool keep(const std::string& name);

  /// Removes gone articles whose name is one of `names` or in one of them (an empty one is the
  /// root), in the languages that `languages` says. Returns how many.
  [[nodiscard]] Result<std::uint64_t> remove_gone(std::span<const std::string> names,
                                                  GoneLanguages languages);

  /// How many gone articles the store keeps that have the bytes of one that was put under a new
  /// name, because it was moved, or named below another root.
  [[nodiscard]] std::uint64_t kept_under_other_names() const;

 private:
  class Impl;
  explicit StoreUpdate(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

struct StoreUpdateOptions {
  TreeOptions tree;
  Languages languages;
  /// What is gone under the paths. A run that met no article removes none: its globs or its folder
  /// are wrong, more likely than all articles are gone.
  bool remove_gone = false;
  GoneLanguages gone = GoneLanguages::kAny;
  bool parse_unchanged = false;  ///< so that `each` sees the problems of unchanged articles too
  /// Called for each article in order; parsed unless it is `unchanged`.
  std::function<void(const TreeArticle& article, bool unchanged)> each;
};

struct StoreUpdateCounts {
  std::uint64_t articles = 0;           ///< read
  std::uint64_t unchanged = 0;          ///< of these
  std::uint64_t kept_orphans = 0;       ///< of these: in the store, and without a source now
  std::uint64_t segments = 0;           ///< of the articles that were put
  std::uint64_t removed = 0;            ///< articles that are gone
  std::uint64_t under_other_names = 0;  ///< gone articles that are kept, with bytes of new ones
};

/// Brings `store` up to date with the articles under `paths` (see `read_tree`): parses and puts
/// those that changed, in `options.languages` as the store spells them. The caller commits.
/// `options.each` may be empty.
[[nodiscard]] Result<StoreUpdateCounts> update_store(Store& store,
                                                     std::span<const std::string> paths,
                                                     const StoreUpdateOptions& options);

}  // namespace locseg
