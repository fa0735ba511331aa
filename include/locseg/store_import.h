/// Units from elsewhere into a store, without loss.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "locseg/store.h"
#include "locseg/unit.h"

namespace locseg {

/// What to say of units that do not say it themselves; empty: nothing is known.
struct ImportOptions {
  std::string file;  ///< the article of units that name none
  std::string source_lang;
  std::string target_lang;
};

struct ImportCounts {
  std::uint64_t articles = 0;  ///< that the file spoke of, each language of one on its own
  std::uint64_t segments = 0;  ///< that the file held
  std::uint64_t added = 0;     ///< of them, new to the store; of units without an article, how many
                               ///< more they are than before
  std::uint64_t changed = 0;   ///< of them, in the place of others
  std::uint64_t left_out = 0;  ///< of them, whose codes are not in the file: `Unit::placeholders`
};

/// Adds the units of one file to a store. An import adds, where `Store::put` replaces:
///
/// - Within an article that the store has in the same languages, a unit takes the place of the one
///   with its id and source; one without an id, of one without an id and with its source and
///   target. Others go behind the last. What the file does not speak of stays, and so does what the
///   file does not know: an empty commit, date or translation type takes nothing away.
/// - Units that name no article stand in an article called after the file. That is the whole of
///   what the file says, so it is replaced.
///
/// - A unit whose codes are not in the file is left out: what a memory offers must be text. Merged
///   into its article, which knows its codes, it can be extracted from there.
///
/// So the same file once more changes nothing. Whether others may see half of an import is up to
/// the caller: see `Store::begin`.
class StoreImport final : public UnitSink {
 public:
  /// `store` must outlive this, and nobody else may write to it meanwhile.
  StoreImport(Store& store, ImportOptions options);
  ~StoreImport() override;

  /// An article may begin again after others. Memory: a few ten thousand units, those that the
  /// store has in their articles, and a few words an article.
  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> units(std::span<const Unit> units) override;
  [[nodiscard]] Result<void> change_provenance(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> end_article() override;
  /// Gives the store what waits. The store is not committed.
  [[nodiscard]] Result<void> finish() override;
  [[nodiscard]] const ImportCounts& counts() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Imports what `read` puts into the sink that it gets, as the units of one file. `read` runs on a
/// thread of its own, while the store is written on the calling one.
[[nodiscard]] Result<ImportCounts> import_units(Store& store,
                                                const std::function<Result<void>(UnitSink&)>& read,
                                                ImportOptions options);

}  // namespace locseg
