// The past of articles in a git repository, read by one `git log` for all of them.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/git.h"
#include "locseg/result.h"
#include "tree/article_names.h"

namespace locseg::status {

/// A commit that changed an article.
struct Version {
  std::string commit;
  std::string blob;        ///< the name of what it made of the article
  std::string brought_to;  ///< the revision that its message says the translation was brought up to
};

/// Safe to use from several threads.
class History {
 public:
  /// The repository around the folder `place` on disk. Null if there is none, or no commit.
  /// Fails if git is not installed or refuses to read it.
  [[nodiscard]] static Result<std::unique_ptr<History>> open(const std::string& place);

  /// Reads the commits that changed anything below `paths`, as far as they are in the repository.
  /// Fails if the repository lacks some of what they made, as partial clones do.
  [[nodiscard]] Result<void> read_log(std::span<const std::string> paths);

  /// True if the repository holds the latest commits only, so that what is old looks new.
  [[nodiscard]] bool is_shallow() const { return is_shallow_; }

  /// What the repository calls the file at `path` on disk; empty if it is outside.
  [[nodiscard]] std::string name_of(const std::string& path) const;

  /// Oldest first, those under former names included.
  [[nodiscard]] std::span<const Version> versions(const std::string& name) const;
  /// The names that the file `name` had, the latest first.
  [[nodiscard]] std::vector<std::string> former_names(const std::string& name) const;
  /// What `name`, which is gone, is called after all its renames; nothing if it was not renamed.
  [[nodiscard]] std::optional<std::string> renamed_to(const std::string& name) const;

  /// The file `name` at a commit, under one of its names then; nothing if it was not there, or
  /// there is no such commit.
  [[nodiscard]] std::optional<std::string> file_at(const std::string& commit,
                                                   const std::string& name);
  [[nodiscard]] std::optional<std::string> blob(const std::string& object);

  /// Why `file_at` or `blob` found nothing, if that was not because there is nothing.
  [[nodiscard]] std::optional<Error> error();

 private:
  struct Change;
  struct Commit;

  History(std::string top, base::GitObjects objects);
  void take_commit(const Commit& commit);
  Result<void> require_blobs();

  std::string top_;
  ArticleNames names_;  // below the top
  std::mutex mutex_;
  base::GitObjects objects_;    // guarded by mutex_
  std::optional<Error> error_;  // likewise
  bool is_shallow_ = false;
  std::map<std::string, std::vector<Version>> versions_;  // by name
  std::map<std::string, std::string> renamed_from_;       // by name
  std::map<std::string, std::string> renamed_to_;
};

}  // namespace locseg::status
