/// A translation memory on disk: units, and the articles that use them.
///
/// Units from elsewhere into a store, without loss.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "locseg/identity.h"
#include "locseg/result.h"
#include "locseg/unit.h"

namespace locseg {

enum class StoreMode : std::uint8_t {
  kRead,    ///< must exist; never altered
  kUpdate,  ///< created when missing
};

/// What names an article in a store: one path may stand for an article in several languages. The
/// tags are compared byte for byte.
struct ArticleKey {
  std::string_view path;
  std::string_view source_lang;
  std::string_view target_lang;
};

/// An article as the store knows it.
struct StoredArticle {
  std::string path;
  std::string source_lang;
  std::string target_lang;
  std::string translation_type;
  std::string source_commit;
  std::string handoff;
  Hash128 content;
  std::uint64_t segments = 0;

  [[nodiscard]] ArticleKey key() const { return {path, source_lang, target_lang}; }
};

struct StoreCounts {
  std::uint64_t articles = 0;
  std::uint64_t segments = 0;     ///< occurrences
  std::uint64_t units = 0;        ///< distinct (source language, target language, source, target)
  std::uint64_t human_units = 0;  ///< with at least one human-translated occurrence
  std::uint64_t sources = 0;      ///< distinct (source language, source)
};

/// Each article is wholly old or wholly new for every reader, whatever stops the writer. Readers
/// see the state at their first read. A text comes back byte for byte, NUL and broken UTF-8 too.
/// Not thread-safe; several processes may write at a time and wait for one another.
class Store : public UnitSink {
 public:
  /// Replaces the article of this path and these languages, or adds it. Seen by others after the
  /// next `commit`, which happens by itself after many segments, never within an article: outside
  /// of `begin` it waits in memory. Nothing else may be called before the article has ended.
  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override = 0;
  /// The same, but what the store has of the article stays, and the units are added to its end.
  [[nodiscard]] virtual Result<void> resume_article(const ArticleInfo& info) = 0;

  /// Commits.
  [[nodiscard]] Result<void> finish() final { return commit(); }

  /// Drops an article; no error where there is none.
  [[nodiscard]] virtual Result<void> remove(const ArticleKey& article) = 0;

  /// From now on to the next `commit` nothing is committed by itself: others see all of it or, if
  /// that `commit` never comes, nothing. Other writers wait from the first read or write on.
  [[nodiscard]] virtual Result<void> begin() = 0;

  /// Makes everything up to now durable and visible, and drops units that nothing holds any more.
  [[nodiscard]] virtual Result<void> commit() = 0;

  /// What is known of every article, for skipping the unchanged. In order of path, then of source
  /// and target language.
  [[nodiscard]] virtual Result<std::vector<StoredArticle>> articles() = 0;

  /// Every article, in the order of `articles`. `sink` may stop the reading by failing. Memory: one
  /// part of an article, which is some ten thousand units.
  [[nodiscard]] virtual Result<void> read(UnitSink& sink) = 0;

  /// The same of one article; of one that is not there, nothing.
  [[nodiscard]] virtual Result<void> read(const ArticleKey& article, UnitSink& sink) = 0;

  [[nodiscard]] virtual Result<StoreCounts> counts() = 0;
};

/// The languages of the store's articles, each pair once, in order.
[[nodiscard]] Result<std::vector<LanguagePair>> languages_in(Store& store);

/// True where `path` names a store and no article: a file that begins as an SQLite database does.
/// False where there is none or it cannot be read. Opening it may fail all the same.
[[nodiscard]] bool names_store(const std::string& path);

/// Opens the store at `path`. kUnsupported where the file is no store of ours or has another schema
/// version: then it is not altered.
[[nodiscard]] Result<std::unique_ptr<Store>> open_store(const std::string& path, StoreMode mode);

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
