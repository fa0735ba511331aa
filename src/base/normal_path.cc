#include "base/normal_path.h"

#include <algorithm>
#include <vector>

namespace locseg::base {

std::string normal_path(std::string_view path) {
  const bool absolute = path.starts_with('/');
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string_view part = path.substr(0, slash);
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (part.empty() || part == ".") continue;
    if (part == ".." && !parts.empty() && parts.back() != "..") {
      parts.pop_back();
    } else if (part != ".." || !absolute) {
      parts.push_back(part);
    }
  }
  std::string normal;
  for (const std::string_view part : parts) {
    if (absolute || !normal.empty()) normal += '/';
    normal += part;
  }
  return absolute && normal.empty() ? "/" : normal;
}

std::string as_folder(std::string name) {
  if (!name.empty() && !name.ends_with('/')) name += '/';
  return name;
}

}  // namespace locseg::base
