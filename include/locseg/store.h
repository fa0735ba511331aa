/// A store: a translation memory on disk. It holds articles as lists of units, each distinct unit
/// once, and takes in units from other files.
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
  kUpdate,  ///< created if absent
};

/// The key of an article in a store: one path may have an article in several languages. Tags are
/// compared byte for byte.
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

/// An open store. Every reader sees each article wholly old or wholly new, whatever stops the
/// writer; readers see the state at their first read. A text comes back byte for byte, also NUL and
/// broken UTF-8. Not thread-safe; processes that write to one store wait for one another.
class Store : public UnitSink {
 public:
  /// Replaces the article of this path and these languages, or adds it. Others see it after the
  /// next `commit`. The store commits by itself after many segments, but never within an article,
  /// and not between `begin` and `commit`. Call nothing else before the article has ended.
  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override = 0;
  /// Adds the units to the end of the article that the store has.
  [[nodiscard]] virtual Result<void> resume_article(const ArticleInfo& info) = 0;

  /// Commits.
  [[nodiscard]] Result<void> finish() final { return commit(); }

  /// Removes an article; no error if it is absent.
  [[nodiscard]] virtual Result<void> remove(const ArticleKey& article) = 0;

  /// Until the next `commit`, the store does not commit by itself: others see everything from here
  /// to that `commit`, or nothing. Other writers wait from the first read or write on.
  [[nodiscard]] virtual Result<void> begin() = 0;

  /// Makes everything up to now durable and visible, and removes units that no article holds.
  [[nodiscard]] virtual Result<void> commit() = 0;

  /// Every article without its units, in order of path, then of source and target language.
  [[nodiscard]] virtual Result<std::vector<StoredArticle>> articles() = 0;

  /// Puts every article into `sink`, in the order of `articles`. If `sink` fails, reading stops
  /// with its failure. Memory: a part of an article, some ten thousand units.
  [[nodiscard]] virtual Result<void> read(UnitSink& sink) = 0;

  /// The same for one article; nothing if it is absent.
  [[nodiscard]] virtual Result<void> read(const ArticleKey& article, UnitSink& sink) = 0;

  /// Remembers targets that an import replaced in an article: with `id`, `source` and `target`.
  [[nodiscard]] virtual Result<void> note_replaced(const ArticleKey& article,
                                                   std::span<const Unit> units) = 0;
  /// Puts what was remembered of an article into `sink`, as its units; nothing if there is none.
  [[nodiscard]] virtual Result<void> read_replaced(const ArticleKey& article, UnitSink& sink) = 0;

  [[nodiscard]] virtual Result<StoreCounts> counts() = 0;
};

/// The languages of the store's articles, each pair once, in order.
[[nodiscard]] Result<std::vector<LanguagePair>> languages_in(Store& store);

/// True if `path` is the URL of a database on a server (`postgresql://` or `postgres://`), or a
/// file that begins like an SQLite database; false if it is absent or cannot be read. Opening it as
/// a store may still fail.
[[nodiscard]] bool names_store(const std::string& path);

/// `path` as it may be shown: a URL without its passwords, anything else as it is.
[[nodiscard]] std::string shown_store(const std::string& path);

/// Where the sources of a store on a server are, by their hashes, with all that hangs on them.
struct StorePlaces {
  /// Parts that can be moved to other servers: a power of two up to 256, and no fewer than
  /// `shards`.
  std::int64_t parts = 1;
  /// URLs of servers that have the parts, in order and evenly, as the store's own server reaches
  /// them; if there are none, it has all itself. Each is another schema, database or server, and
  /// none is the store's own. The store's server keeps the passwords in them, in clear text, in its
  /// user mappings: its owner and superusers can read them, and a dump has them.
  std::vector<std::string> shards = {};
};

/// Makes the store at `url` if it is absent, and the roles `locseg_writer` and `locseg_reader` with
/// their grants; a store of an older version becomes one of this version. kMisuse if `url` is no
/// URL, or if `places` has shards and the store is there already, has fewer parts than shards, or
/// has a shard twice, or one that is the store itself or holds sources already.
[[nodiscard]] Result<void> set_up_store(const std::string& url, const StorePlaces& places = {});

/// Opens the store at `path`, a file or a URL. kNotFound if it is absent and `mode` is kRead.
/// kUnsupported if the file is not a store of locseg or has another schema version; then it is not
/// altered. kUpdate makes a store of the version before one of this version, in one transaction.
[[nodiscard]] Result<std::unique_ptr<Store>> open_store(const std::string& path, StoreMode mode);

/// What an import does if the store has another target in the place of a unit.
enum class OnConflict : std::uint8_t {
  kBetter,  ///< the better one stays: a translation before a suggestion, else the later handoff, a
            ///< text before one that it replaced earlier, a person's before a machine's, the file's
  kKeep,    ///< the store's stays
  kReplace,  ///< the file's replaces it
  kBoth,     ///< the file's is added to the end
};

/// A unit of the file whose place in the store has another target.
struct ImportConflict {
  std::string_view article;
  std::string_view id;
  std::string_view source;
  std::string_view stored;   ///< the target in the store
  std::string_view offered;  ///< the target in the file
  enum class Outcome : std::uint8_t { kKept, kReplaced, kAdded } outcome;
};

struct ImportOptions {
  std::string file;  ///< the article of units that name none
  // For units that do not say it themselves; empty: not known.
  std::string source_lang;
  std::string target_lang;
  OnConflict on_conflict = OnConflict::kBetter;
  /// Called on the thread of the import; the views end with the call.
  std::function<void(const ImportConflict&)> on_conflict_found = {};
};

struct ImportCounts {
  std::uint64_t articles = 0;  ///< in the file, each of its languages on its own
  std::uint64_t segments = 0;  ///< in the file
  std::uint64_t added = 0;     ///< of them, new to the store
  std::uint64_t changed = 0;   ///< of them, replaced others or what is said of them
  std::uint64_t kept = 0;      ///< of them, not taken because the store has another target
  std::uint64_t left_out = 0;  ///< of them, without their codes: `Unit::opaque_codes`
};

/// Adds the units of one file to a store. `Store::put` replaces an article; an import adds to it:
///
/// - In an article that the store has in the same languages, the place of a unit is that of the one
///   with its id and source; of a unit without an id, that of one without an id and with its source
///   and target. Other units are added to the end. What the file does not mention stays, and an
///   empty commit, date or translation type leaves the stored one.
/// - Units that name no article are in an article named after the file. There the place of a unit
///   without an id may also be that of one with its source that the file does not mention.
/// - `OnConflict` decides what a unit does in its place.
/// - A unit whose codes are not in the file is left out, since a memory offers text. Merge the file
///   into its article, which has the codes, and extract that.
///
/// So a second import of the same file changes nothing. Call `Store::begin` before an import that
/// others must see as a whole or not at all.
class StoreImport final : public UnitSink {
 public:
  /// `store` must outlive this. Do not write to it otherwise meanwhile.
  StoreImport(Store& store, ImportOptions options);
  ~StoreImport() override;

  /// An article may begin again after others. Memory: some ten thousand units, what the store has
  /// of their articles, and a few words for each article.
  [[nodiscard]] Result<void> begin_article(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> units(std::span<const Unit> units) override;
  [[nodiscard]] Result<void> change_provenance(const ArticleInfo& info) override;
  [[nodiscard]] Result<void> end_article() override;
  /// Puts what waits into the store. Does not commit it.
  [[nodiscard]] Result<void> finish() override;
  [[nodiscard]] const ImportCounts& counts() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Imports what `read` puts into its sink, as the units of one file. `read` runs on a thread of its
/// own; the calling thread writes the store.
[[nodiscard]] Result<ImportCounts> import_units(Store& store,
                                                const std::function<Result<void>(UnitSink&)>& read,
                                                ImportOptions options);

}  // namespace locseg
