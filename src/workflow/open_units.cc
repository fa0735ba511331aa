// Joins stores, exchange files and articles, which do not know of each other.
#include "workflow/open_units.h"

#include <map>
#include <utility>

#include "base/disk.h"
#include "base/git.h"
#include "base/printable.h"
#include "base/try.h"
#include "base/unit_filter.h"
#include "base/words.h"
#include "locseg/store.h"
#include "tree/article_names.h"
#include "tree/unit_collection.h"

namespace locseg {
namespace {

// Passes on what is in the languages that are selected, or does not say in which it is. If no
// target language is, an article must be in one.
class OneLanguage final : public base::UnitFilter {
 public:
  OneLanguage(UnitSink& units, const std::string& place, LanguagePair selected)
      : UnitFilter(units), place_(place), selected_(std::move(selected)) {}

 private:
  Result<bool> wants(const ArticleInfo& info) override {
    const std::string_view from = info.source_lang;
    const std::string_view to = info.target_lang;
    if (!selected_.takes(from.empty() ? selected_.source : from,
                         to.empty() ? selected_.target : to)) {
      return false;
    }
    if (to.empty() || !selected_.target.empty()) return true;
    const auto [known, fresh] = lang_of_.emplace(info.path, to);
    if (fresh || same_tag(known->second, to)) return true;
    return failure(ErrorCode::kMisuse, Hint::kTargetLanguage,
                   "holds " + base::quoted(info.path) + " in " + base::printable(known->second) +
                       " and " + base::printable(to),
                   place_);
  }

  const std::string& place_;
  LanguagePair selected_;
  std::map<std::string, std::string> lang_of_;  // by article
};

// Hands on all that comes until an interruption.
class Interruptible final : public base::UnitFilter {
 public:
  using UnitFilter::UnitFilter;

  Result<void> units(std::span<const Unit> units) override {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    return UnitFilter::units(units);
  }

 private:
  Result<bool> wants(const ArticleInfo& /*info*/) override {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    return true;
  }
};

// What an article at `path`, which may be `REV:PATH`, is called.
std::string name_of_input(const ArticleNames& names, const std::string& path) {
  return base::is_git_name(path) ? names.of_revision_path(path) : names.of_path(path);
}

// What of a store or an exchange file is wanted, in its own spelling. If no unit names its
// languages, all may be in those that are wanted.
Result<LanguagePair> select_in(const UnitPath& from, const LanguagePair& wanted) {
  if (wanted == LanguagePair()) return wanted;
  auto there = languages_in(from);
  LOCSEG_TRY(there);
  std::erase_if(*there, [&](const LanguagePair& pair) {
    return (pair.source.empty() && !wanted.source.empty()) ||
           (pair.target.empty() && !wanted.target.empty());
  });
  if (there->empty()) return wanted;
  return select_languages(*there, wanted, from.path);
}

bool names_folder(const std::string& path) {
  const auto kind = base::file_kind(path);
  return kind && *kind == base::FileKind::kFolder;
}

Result<void> refuse_articles(const UnitPath& from) {
  return failure(ErrorCode::kMisuse, "names articles, expected a store or an exchange file",
                 from.path);
}

Result<void> read_articles(std::span<const std::string> paths, const OpenOptions& options,
                           UnitSink& sink) {
  const TreeWork work = [&](TreeArticle& article) {
    article.parse();
    article.units.read(article.name, article.article, options.languages, {});
  };
  const TreeDeliver deliver = [&](TreeArticle& article) { return sink.put(article.units.group()); };
  return read_tree(paths, options.tree, work, deliver);
}

}  // namespace

UnitPath identify_path(std::string path, std::string_view format) {
  if (!format.empty()) {
    if (names_folder(path)) return {std::move(path)};
    if (format == kStoreFormat) return {std::move(path), PathKind::kStore};
    return {std::move(path), PathKind::kExchangeFile, find_exchange_format(format)};
  }
  if (path.ends_with(".db") || names_store(path)) return {std::move(path), PathKind::kStore};
  const ExchangeFormat* const known = exchange_format_of(path);
  const PathKind kind = known == nullptr ? PathKind::kArticles : PathKind::kExchangeFile;
  return {std::move(path), kind, known};
}

std::vector<UnitPath> identify_paths(std::span<const std::string> paths, std::string_view format) {
  std::vector<UnitPath> out;
  for (const std::string& path : paths) out.push_back(identify_path(path, format));
  return out;
}

Result<void> read_units(const UnitPath& from, UnitSink& sink) {
  if (from.kind != PathKind::kExchangeFile) return read_all_units(from, sink);
  Interruptible interruptible(sink);
  return read_units(*from.format, from.path, interruptible);
}

Result<void> read_all_units(const UnitPath& from, UnitSink& sink) {
  Interruptible interruptible(sink);
  if (from.kind == PathKind::kArticles) return refuse_articles(from);
  if (from.kind == PathKind::kExchangeFile) {
    return read_all_units(*from.format, from.path, interruptible);
  }
  const auto store = open_store(from.path, StoreMode::kRead);
  LOCSEG_TRY(store);
  return (*store)->read(interruptible);
}

Result<std::vector<LanguagePair>> languages_in(const UnitPath& from) {
  if (from.kind == PathKind::kArticles) {
    LOCSEG_TRY(refuse_articles(from));
  }
  if (from.kind == PathKind::kExchangeFile) return languages_in(*from.format, from.path);
  const auto store = open_store(from.path, StoreMode::kRead);
  LOCSEG_TRY(store);
  return languages_in(**store);
}

Result<std::unique_ptr<ArticleSource>> open_units(const UnitPath& from,
                                                  const OpenOptions& options) {
  if (from.kind == PathKind::kArticles) {
    return open_article_source(from.path, options.tree, options.languages);
  }
  auto selected = select_in(from, options.wanted);
  LOCSEG_TRY(selected);
  const ArticleNames names(options.tree.root);
  const std::string shown = shown_store(from.path);
  auto units = std::make_unique<UnitCollection>(shown, names, name_of_input(names, options.root));
  OneLanguage sink(*units, shown, std::move(*selected));
  LOCSEG_TRY(read_units(from, sink));
  LOCSEG_TRY(units->finish());
  return units;
}

Result<void> read_job(std::span<const UnitPath> paths, const OpenOptions& options, UnitSink& sink) {
  std::vector<std::string> articles;
  for (const UnitPath& from : paths) {
    if (from.kind == PathKind::kStore) {
      return failure(ErrorCode::kMisuse, "is a store, expected articles or exchange files",
                     from.path);
    }
    if (from.kind == PathKind::kArticles) articles.push_back(from.path);
  }
  if (!articles.empty()) {
    LOCSEG_TRY(read_articles(articles, options, sink));
  }
  for (const UnitPath& from : paths) {
    if (from.kind != PathKind::kExchangeFile) continue;
    LOCSEG_TRY(read_untranslated(*from.format, from.path, sink));
  }
  return {};
}

}  // namespace locseg
