/// What a path names, and how its units are read whatever that is.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "locseg/article.h"
#include "locseg/article_source.h"
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

/// What `path` names: a store if it ends with `.db` or begins as one (see `names_store`), an
/// exchange file if it has the ending of a format, else articles. There need not be anything.
[[nodiscard]] UnitPath identify_path(std::string path);

/// Reads all units of a store or an exchange file into `sink`, which the caller finishes. kMisuse
/// for articles, kInterrupted as `read_tree`.
[[nodiscard]] Result<void> read_units(const UnitPath& from, UnitSink& sink);

/// The languages of a store's or an exchange file's units, each pair once, in order. An exchange
/// file must be a regular one: it is read for this.
[[nodiscard]] Result<std::vector<LanguagePair>> languages_in(const UnitPath& from);

struct OpenOptions {
  TreeOptions tree;
  Languages languages;  ///< of articles
  /// Of a store or an exchange file only what is in these languages is taken, and what names none.
  LanguagePair wanted;
  /// A path or `REV:PATH`: the articles of a store or an exchange file that lie in it are called by
  /// their paths below it.
  std::string root;
};

/// Opens whatever `path` names, to read article by article. kMisuse if a store or an exchange file
/// has nothing in the languages that are wanted, or an article in several and none is wanted.
[[nodiscard]] Result<std::unique_ptr<ArticleSource>> open_units(const std::string& path,
                                                                const OpenOptions& options);

/// Reads a job into `sink`, which the caller finishes: the units of articles and, untranslated ones
/// too, of exchange files. Articles come first, each once, in order of path. With an empty source
/// language in `options` the languages that articles name are kept. kMisuse for a store,
/// kUnsupported for a format that holds no jobs.
[[nodiscard]] Result<void> read_job(std::span<const std::string> paths, const OpenOptions& options,
                                    UnitSink& sink);

}  // namespace locseg
