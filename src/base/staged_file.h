// Files that appear whole.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "locseg/result.h"

namespace locseg::base {

/// A temporary file beside `path`, on its way to becoming it. Steps of their own, so that several
/// files can be staged and synced before the first is renamed. Removed by the destructor unless
/// `publish` was done.
class StagedFile {
 public:
  /// `path` must name a regular file or nothing. Its permissions are taken over, and its owner and
  /// group if the system allows it.
  [[nodiscard]] static Result<StagedFile> create(std::string path);
  StagedFile(StagedFile&& other) noexcept;
  StagedFile& operator=(StagedFile&& other) noexcept;
  ~StagedFile();

  [[nodiscard]] Result<void> write(std::string_view bytes);
  /// On disk, under the temporary name, and closed: nothing may be written afterwards.
  [[nodiscard]] Result<void> sync();
  /// Renames over `path`. The caller syncs the folder.
  [[nodiscard]] Result<void> publish();
  /// Of what is replaced, with its links followed.
  [[nodiscard]] const std::string& target() const { return target_; }

 private:
  StagedFile(std::string path, std::string target, std::string temporary, int descriptor)
      : path_(std::move(path)),
        target_(std::move(target)),
        temporary_(std::move(temporary)),
        descriptor_(descriptor) {}
  void discard() noexcept;

  std::string path_;       // as it was given: what messages name
  std::string target_;     // with its links followed: what is replaced
  std::string temporary_;  // empty once published or moved from
  int descriptor_ = -1;
};

/// Removes the temporary files that killed processes of this machine left in `folder`.
void remove_leftovers(const std::string& folder);

}  // namespace locseg::base
