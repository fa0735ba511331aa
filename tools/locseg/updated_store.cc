#include "updated_store.h"

#include <utility>

#include "base/disk.h"
#include "base/try.h"

namespace locseg::cli {

Result<UpdatedStore> UpdatedStore::open(const std::string& path) {
  const bool is_there = base::identity_of(path).has_value();
  auto store = open_store(path, StoreMode::kUpdate);
  LOCSEG_TRY(store);
  return UpdatedStore(std::move(*store), is_there ? std::string() : base::real_path(path));
}

UpdatedStore::~UpdatedStore() {
  if (!store_ || created_.empty()) return;
  store_.reset();
  // Another process may have put something into it.
  bool is_empty = false;
  if (const auto store = open_store(created_, StoreMode::kRead)) {
    const auto articles = (*store)->articles();
    is_empty = articles && articles->empty();
  }
  if (is_empty) static_cast<void>(base::remove_file(created_));
}

Result<void> UpdatedStore::commit() {
  auto done = store_->commit();
  if (done) created_.clear();
  return done;
}

}  // namespace locseg::cli
