/// What articles are called. An article has one name however it was reached, so that what is kept
/// under a name (a baseline, an acceptance, a store, a file to merge) holds in every folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace locseg {

/// Names of articles below one folder, the root. With `/site` for it, `docs/a.md` is the name for
/// `docs/a.md`, `./docs/a.md` and `/site/docs/a.md`, and for `a.md` in the folder `docs`.
class ArticleNames {
 public:
  /// `root`: a folder, from the working folder; empty: the working folder itself. Looks up what the
  /// working folder is, once.
  explicit ArticleNames(std::string_view root = {});

  /// The name of what lies at `path`: below the root, without `.`, `..` and doubled `/`. Empty for
  /// the root; absolute outside of it; `-`, standard input, for `-`. Links count as the folders
  /// they are called; only where that leads out of the root are they followed.
  [[nodiscard]] std::string of_path(std::string_view path) const;

  /// Where the root lies below the folder `path`: `site` for the root `/site` and the folder `/`.
  /// None if it does not, or is that folder.
  [[nodiscard]] std::optional<std::string> root_below(std::string_view path) const;

  /// The name of `REV:PATH`, in the git repository around the working folder.
  [[nodiscard]] std::string of_revision_path(std::string_view path) const;

  /// The name that `name`, read from a file of units or a store, stands for: files that were
  /// written by other means say `./docs/a.md` or `/site/docs/a.md`.
  [[nodiscard]] std::string of_written(std::string_view name) const;

  /// A glob for names. One that begins with `./` or `../` is taken from the working folder, an
  /// absolute one that leads below the root from there; any other is meant for names already.
  [[nodiscard]] std::string of_glob(std::string_view glob) const;

 private:
  [[nodiscard]] std::string absolute(std::string_view path) const;

  std::string working_folder_;  // absolute, without a `/` at its end
  std::string root_;            // likewise
};

/// The root if nobody names one: the folder of the configuration `config_path` (empty: there is
/// none), else the top of the git repository around the working folder, else the working folder.
[[nodiscard]] std::string default_root(std::string_view config_path);

}  // namespace locseg
