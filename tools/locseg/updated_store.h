// The store that a command writes to.
#pragma once

#include <memory>
#include <string>

#include "locseg/result.h"
#include "locseg/store.h"

namespace locseg::cli {

// A store that is open for update. If it was created for that and holds nothing, as after a
// failure, the destructor removes it.
class UpdatedStore {
 public:
  [[nodiscard]] static Result<UpdatedStore> open(const std::string& path);

  UpdatedStore(UpdatedStore&&) noexcept = default;
  UpdatedStore& operator=(UpdatedStore&&) noexcept = default;
  ~UpdatedStore();

  [[nodiscard]] Store& operator*() const { return *store_; }
  [[nodiscard]] Store* operator->() const { return store_.get(); }
  // Makes last what was written. The store stays, even if that was nothing.
  [[nodiscard]] Result<void> commit();

 private:
  UpdatedStore(std::unique_ptr<Store> store, std::string created)
      : store_(std::move(store)), created_(std::move(created)) {}

  std::unique_ptr<Store> store_;
  std::string created_;  // the path, if this created the store and nothing was committed
};

}  // namespace locseg::cli
