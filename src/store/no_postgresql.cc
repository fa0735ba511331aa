// What is built where libpq's headers are missing.
#include "base/server_url.h"
#include "store/postgresql/postgresql.h"

namespace locseg::postgresql {
namespace {

tl::unexpected<Error> absent(const std::string& url) {
  return failure(ErrorCode::kUnsupported,
                 "this locseg was built without PostgreSQL; build it with shared libraries and "
                 "libpq's headers (Debian: apt-get install libpq-dev)",
                 base::shown_path(url));
}

}  // namespace

Result<std::unique_ptr<Store>> open(const std::string& url, StoreMode /*mode*/,
                                    const store::StoreOptions& /*options*/) {
  return absent(url);
}

Result<std::unique_ptr<store::FuzzySearch>> open_fuzzy_search(const std::string& url,
                                                              std::string& /*notice*/) {
  return absent(url);
}

Result<void> rebuild_match_index(const std::string& url) { return absent(url); }

Result<void> set_up(const std::string& url, const StorePlaces& /*places*/) { return absent(url); }

}  // namespace locseg::postgresql
