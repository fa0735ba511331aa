// Running git: objects of the surrounding repository, its configuration, and its line merge. Git
// itself is run, so that partial clones, alternates and new object formats work as they do for its
// users.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/result.h"

namespace locseg::base {

/// What a finished git left behind.
struct GitRun {
  int status = 0;  ///< its exit status; 128 + N where signal N ended it
  std::string out;
  std::string err;
};

/// Runs `git ARGUMENTS` in `folder` (empty: here) with `input` on its standard input, and waits.
/// Fails with kNotFound where there is no git; any exit status is a result.
[[nodiscard]] Result<GitRun> run_git(const std::vector<std::string>& arguments,
                                     std::string_view folder = {}, std::string_view input = {});

/// Of a run whose exit status was not 0: kMisuse with git's own words, else those of `command`.
[[nodiscard]] tl::unexpected<Error> git_failure(const GitRun& run, const std::string& command);

/// The same as `run_git`, for a git whose exit status must be 0: what it wrote, else kMisuse with
/// git's own words.
[[nodiscard]] Result<std::string> ask_git(const std::vector<std::string>& arguments,
                                          std::string_view folder = {});

/// True if the user's environment says whether git fetches what a partial clone left out
/// (GIT_NO_LAZY_FETCH). Else it does not.
[[nodiscard]] bool is_lazy_fetch_decided();

/// A file of a revision's tree.
struct GitEntry {
  std::string path;    ///< below the folder that was listed, `/` between its parts
  std::string object;  ///< the name of its content, in hexadecimal

  friend bool operator==(const GitEntry&, const GitEntry&) = default;
};

/// What `REV:PATH` is.
enum class GitKind : std::uint8_t { kFile, kFolder };

/// A running `git cat-file --batch`, which answers one question after another. One thread at a
/// time; ends with the object.
class GitObjects {
 public:
  /// Starts in the repository around `folder` (empty: here).
  [[nodiscard]] static Result<GitObjects> open(std::string_view folder = {});

  GitObjects(GitObjects&&) noexcept;
  GitObjects& operator=(GitObjects&&) noexcept;
  ~GitObjects();

  /// The content of `name`: an object's name or `REV:PATH`. kNotFound if there is none.
  [[nodiscard]] Result<std::string> read(const std::string& name);
  [[nodiscard]] Result<GitKind> kind(const std::string& name);

 private:
  class Process;
  explicit GitObjects(std::unique_ptr<Process> process);
  std::unique_ptr<Process> process_;
};

/// The files below the folder `name` (`REV:PATH` or `REV:`), in byte order of their paths. Links
/// and submodules are skipped.
[[nodiscard]] Result<std::vector<GitEntry>> list_git_folder(const std::string& name,
                                                            std::string_view folder = {});

/// How a line merge writes conflicts.
struct LineMergeStyle {
  bool with_base = false;  ///< git's diff3 style
  unsigned marker_size = 7;
  std::string ours = "ours";  ///< labels behind the markers
  std::string base = "base";
  std::string theirs = "theirs";
};

struct LineMerge {
  std::string bytes;
  bool conflict = false;
};

/// `git merge-file`: what changed from `base` to `theirs`, done to `ours`. kUnsupported where git
/// takes one of them for binary (it holds a NUL among its first 8,000 bytes).
[[nodiscard]] Result<LineMerge> merge_lines(std::string_view ours, std::string_view base,
                                            std::string_view theirs, const LineMergeStyle& style);

/// The top of the working tree around `folder`, an absolute path: the nearest folder upward that
/// holds `.git`. Empty if there is none. No git is run.
[[nodiscard]] std::string git_top(std::string_view folder);

/// What git ignores below `folder`, by its own rules, in the repository whose working tree has its
/// top at `top`. `folder` is a path from there, empty for all of it; so are those returned, and
/// those of folders, without what is in them, have a `/` at their end. Nothing that is tracked, and
/// nothing inside of another repository. Empty where git does not know, as without git.
[[nodiscard]] std::vector<std::string> list_git_ignored(std::string_view top,
                                                        const std::string& folder);

/// Whether `path` is to be read as `REV:PATH`: it holds a colon after its first character, and
/// nothing of that name is on disk.
[[nodiscard]] bool is_git_name(const std::string& path);

}  // namespace locseg::base
