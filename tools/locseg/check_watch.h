// What `locseg check --watch` waits for.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/file_stamp.h"
#include "locseg/tree.h"

namespace locseg::cli {

// The files that a check reads: those below its paths, their source articles, there or not yet, and
// those that it is configured by.
class WatchedFiles {
 public:
  // Looks at all of them. To be called before the check reads them, so that no change is missed.
  // What cannot be walked is not watched until it can.
  WatchedFiles(std::vector<std::string> paths, TreeOptions tree, std::vector<std::string> others);

  // Waits until one of them was written, came or went; false if the user stops the process.
  [[nodiscard]] bool wait() const;

 private:
  using Stamps = std::map<std::string, base::FileStamp>;
  [[nodiscard]] Stamps look() const;

  std::vector<std::string> paths_;
  TreeOptions tree_;
  std::vector<std::string> others_;
  Stamps seen_;
};

}  // namespace locseg::cli
