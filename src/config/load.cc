// Finding the configuration: named, or the nearest upward from the working directory.
#include <filesystem>

#include "base/disk.h"
#include "base/try.h"
#include "config/config.h"

namespace locseg {
namespace {

Result<Config> read(const std::string& path) {
  std::string text;
  LOCSEG_TRY(base::read_file(path, text));
  return parse_config(text, path);
}

}  // namespace

Result<Config> load_config(const std::string& path) {
  constexpr std::string_view kName = ".locseg.toml";
  if (!path.empty()) return read(path);
  std::error_code error;
  const std::filesystem::path start = std::filesystem::current_path(error);
  if (error) return Config{};  // the folder is gone; nothing can be configured there
  for (std::filesystem::path folder = start;; folder = folder.parent_path()) {
    // What is said of the nearest ones is relative, as people name them.
    const std::string found = folder == start ? std::string(kName) : (folder / kName).string();
    const Result<base::FileKind> kind = base::file_kind(found);
    // What is there and is no file is refused by who reads it, and not skipped in silence.
    if ((kind && *kind != base::FileKind::kMissing) || base::is_link(found)) return read(found);
    if (folder == folder.parent_path()) return Config{};
  }
}

}  // namespace locseg
