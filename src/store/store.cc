// The one way to a store, to read it and to search it. Where there are several kinds, this is where
// a path chooses among them.
#include "locseg/store.h"

#include <set>

#include "base/disk.h"
#include "base/server_url.h"
#include "base/try.h"
#include "store/open.h"
#include "store/postgresql/postgresql.h"
#include "store/sqlite/index_upkeep.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/sqlite_search.h"
#include "store/sqlite/store.h"

namespace locseg {

bool names_store(const std::string& path) {
  if (base::is_server_url(path)) return true;
  const Result<std::string> start = base::read_start(path, sqlite::kMagic.size());
  return start && *start == sqlite::kMagic;
}

std::string shown_store(const std::string& path) { return base::shown_path(path); }

Result<void> set_up_store(const std::string& url, const StorePlaces& places) {
  if (!base::is_server_url(url)) {
    return failure(ErrorCode::kMisuse, "expected a URL such as postgresql://HOST/DATABASE", url);
  }
  return postgresql::set_up(url, places);
}

Result<std::unique_ptr<Store>> open_store(const std::string& path, StoreMode mode) {
  return store::open(path, mode, {});
}

Result<std::vector<LanguagePair>> languages_in(Store& store) {
  const auto articles = store.articles();
  LOCSEG_TRY(articles);
  std::set<LanguagePair> pairs;
  for (const StoredArticle& article : *articles) {
    pairs.insert({article.source_lang, article.target_lang});
  }
  return std::vector<LanguagePair>(pairs.begin(), pairs.end());
}

namespace store {

Result<std::unique_ptr<Store>> open(const std::string& path, StoreMode mode,
                                    const StoreOptions& options) {
  if (base::is_server_url(path)) return postgresql::open(path, mode, options);
  return sqlite::open(path, mode, options);
}

Result<std::unique_ptr<FuzzySearch>> open_fuzzy_search(const std::string& path,
                                                       std::string& notice) {
  if (base::is_server_url(path)) return postgresql::open_fuzzy_search(path, notice);
  return sqlite::open_fuzzy_search(path, notice);
}

Result<void> rebuild_match_index(const std::string& path) {
  if (base::is_server_url(path)) return postgresql::rebuild_match_index(path);
  return sqlite::rebuild_match_index(path);
}

}  // namespace store
}  // namespace locseg
