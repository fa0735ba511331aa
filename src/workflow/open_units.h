/// What a path names (a store, an exchange file or articles), and its units, read in one way.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/exchange.h"
#include "locseg/identity.h"
#include "locseg/result.h"
#include "locseg/tree.h"
#include "locseg/unit.h"

namespace locseg {

enum class PathKind : std::uint8_t {
  kStore,
  kExchangeFile,
  kArticles,  ///< an article, a folder, `REV:PATH`, or `-`
};

struct UnitPath {
  std::string path;
  PathKind kind = PathKind::kArticles;
  const ExchangeFormat* format = nullptr;  ///< of an exchange file
};

/// What a format is called whose files are stores, beside the names of `exchange_formats`.
inline constexpr std::string_view kStoreFormat = "db";

/// What `path` names: a store if it ends with `.db`, or begins as one or is a URL (see
/// `names_store`), an exchange file if it has the ending of a format, else articles. Nothing need
/// exist at the path. `format`, a name of the table or `kStoreFormat`, says what a path is that is
/// no folder; empty: the path itself does.
[[nodiscard]] UnitPath identify_path(std::string path, std::string_view format = {});
[[nodiscard]] std::vector<UnitPath> identify_paths(std::span<const std::string> paths,
                                                   std::string_view format = {});

/// Reads all units of a store or an exchange file into `sink`, which the caller finishes. kMisuse
/// for articles, kInterrupted as `read_tree`.
[[nodiscard]] Result<void> read_units(const UnitPath& from, UnitSink& sink);

/// The same with what is no translation, see `UnitReader::read_all`.
[[nodiscard]] Result<void> read_all_units(const UnitPath& from, UnitSink& sink);

/// The languages of a store's or an exchange file's units, each pair once, in order. An exchange
/// file must be a regular file, because it is read for this.
[[nodiscard]] Result<std::vector<LanguagePair>> languages_in(const UnitPath& from);

struct OpenOptions {
  TreeOptions tree;
  Languages languages;  ///< of articles
  /// Of a store or an exchange file, only units in these languages are read, and those that name
  /// none.
  LanguagePair wanted;
  /// A path or `REV:PATH`. Articles of a store or an exchange file that are in it are named by
  /// their paths below it.
  std::string root;
};

/// Opens what `from` names, to read it article by article. kMisuse if a store or an exchange file
/// has nothing in the wanted languages, or has an article in several and none is wanted.
[[nodiscard]] Result<std::unique_ptr<ArticleSource>> open_units(const UnitPath& from,
                                                                const OpenOptions& options);

/// Reads a job into `sink`, which the caller finishes: the units of articles and, untranslated ones
/// too, of exchange files. Articles come first, each once, in order of path. With an empty source
/// language in `options` the languages that articles name are kept. kMisuse for a store,
/// kUnsupported for a format that holds no jobs.
[[nodiscard]] Result<void> read_job(std::span<const UnitPath> paths, const OpenOptions& options,
                                    UnitSink& sink);

}  // namespace locseg
