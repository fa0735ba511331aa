#include "http_module.h"

#ifndef LOCSEG_HTTP_BUILT_IN
#include <dlfcn.h>

#include <filesystem>
#endif

namespace locseg::cli {

#ifdef LOCSEG_HTTP_BUILT_IN

Result<http::Serve*> load_http_server() { return &locseg_serve_http; }

#else

Result<http::Serve*> load_http_server() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::filesystem::path folder = program.parent_path();
  for (const std::filesystem::path& place : {folder, folder / LOCSEG_MODULE_FOLDER}) {
    const std::filesystem::path file = place / "locseg-http.so";
    if (!std::filesystem::exists(file, error)) continue;
    void* module = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    void* symbol = module == nullptr ? nullptr : dlsym(module, http::kServeSymbol);
    if (symbol != nullptr) return reinterpret_cast<http::Serve*>(symbol);
    const char* reason = dlerror();
    return failure(ErrorCode::kUnsupported,
                   std::string("cannot be loaded: ") + (reason == nullptr ? "" : reason),
                   file.string());
  }
  return failure(ErrorCode::kUnsupported,
                 "this build has no HTTP server: install libcpp-httplib-dev and build again, or "
                 "take a released program");
}

#endif

}  // namespace locseg::cli
