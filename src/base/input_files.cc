// A file in a folder is found from the other end: by the folders above it.
#include <algorithm>

#include "base/disk.h"
#include "locseg/output.h"

namespace locseg {

void InputFiles::add(const std::string& path) {
  const auto found = base::identity_of(path == "-" ? "/dev/stdin" : path);
  if (!found || found->kind == base::FileKind::kOther) return;
  places_.push_back({found->device, found->inode});
}

Result<void> InputFiles::require_other(const std::string& path) const {
  if (places_.empty() || path.empty() || path == "-") return {};
  const auto holds = [&](const base::FileIdentity& one) {
    return std::ranges::any_of(places_, [&](const Place& place) {
      return place.device == one.device && place.inode == one.inode;
    });
  };
  const auto refusal = [&] {
    return failure(ErrorCode::kMisuse, "is read, and would be written over", path);
  };
  const auto file = base::identity_of(path);
  if (!file || file->kind != base::FileKind::kRegular) return {};
  if (holds(*file)) return refusal();
  for (std::string at = base::real_path(path); at != "/" && at != ".";) {
    at = base::folder_of(at);
    const auto folder = base::identity_of(at);
    if (!folder || !holds(*folder)) continue;
    return !reads_ || reads_(path) ? refusal() : Result<void>();
  }
  return {};
}

}  // namespace locseg
