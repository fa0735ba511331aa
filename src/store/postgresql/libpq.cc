// The library stays loaded to the end of the process.
#include "store/postgresql/libpq.h"

#include <dlfcn.h>

#include <string>

#include "base/printable.h"

namespace locseg::postgresql {
namespace {

struct Loaded {
  Libpq functions;
  std::string missing;  // why it cannot be used; empty if it can
};

Loaded load() {
  Loaded loaded;
  void* const library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    loaded.missing = base::printable(dlerror());
    return loaded;
  }
#define LOCSEG_LOAD(name)                                                             \
  loaded.functions.name = reinterpret_cast<decltype(&::name)>(dlsym(library, #name)); \
  if (loaded.functions.name == nullptr) loaded.missing = "it has no " #name;
  LOCSEG_LIBPQ_FUNCTIONS(LOCSEG_LOAD)
#undef LOCSEG_LOAD
  return loaded;
}

}  // namespace

Result<const Libpq*> load_libpq() {
  static const Loaded kLoaded = load();
  if (kLoaded.missing.empty()) return &kLoaded.functions;
  return failure(
      ErrorCode::kUnsupported,
      "a store on PostgreSQL needs libpq 14 or later (Debian: apt-get install libpq5): " +
          kLoaded.missing);
}

}  // namespace locseg::postgresql
