// A file in a folder is found from the other end: by the folders above it.
#include <algorithm>
#include <utility>

#include "base/disk.h"
#include "locseg/output.h"

namespace locseg {

void InputFiles::add(const std::string& path, Reads reads) {
  const auto found = base::identity_of(path == "-" ? "/dev/stdin" : path);
  if (!found || found->kind == base::FileKind::kOther) return;
  places_.push_back({found->device, found->inode, std::move(reads)});
}

Result<void> InputFiles::require_other(const std::string& path) const {
  if (places_.empty() || path.empty() || path == "-") return {};
  const auto is_at = [](const Place& place, const base::FileIdentity& one) {
    return place.device == one.device && place.inode == one.inode;
  };
  const auto refusal = [&] {
    return failure(ErrorCode::kMisuse, "is read, and would be written over", path);
  };
  const auto file = base::identity_of(path);
  if (!file || file->kind != base::FileKind::kRegular) return {};
  if (std::ranges::any_of(places_, [&](const Place& place) { return is_at(place, *file); })) {
    return refusal();
  }
  for (std::string at = base::real_path(path); at != "/" && at != ".";) {
    at = base::folder_of(at);
    const auto folder = base::identity_of(at);
    if (!folder) continue;
    const bool reads = std::ranges::any_of(places_, [&](const Place& place) {
      return is_at(place, *folder) && (!place.reads || place.reads(path));
    });
    if (reads) return refusal();
  }
  return {};
}

}  // namespace locseg
