/// Names of articles. An article has one name however it was reached, so that what is kept
/// under a name (a baseline, an acceptance, a store, a file to merge) holds in every folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace locseg {

/// Names of articles below one folder, the root. With the root `/site`, `docs/a.md` is the name of
/// `docs/a.md`, `./docs/a.md` and `/site/docs/a.md`, and for `a.md` in the folder `docs`.
class ArticleNames {
 public:
  /// `root`: a folder, from the working folder; empty: the working folder itself. Looks up what the
  /// working folder is, once.
  explicit ArticleNames(std::string_view root = {});

  /// The name of the file or folder `path`: below the root, without `.`, `..` and doubled `/`.
  /// Empty for the root; absolute outside of it; `-`, standard input, for `-`. Links count as
  /// folders of their names; they are followed only if that leads out of the root.
  [[nodiscard]] std::string of_path(std::string_view path) const;

  /// Where the root is below the folder `path`: `site` for the root `/site` and the folder `/`.
  /// None if it does not, or is that folder.
  [[nodiscard]] std::optional<std::string> root_below(std::string_view path) const;

  /// The name of `REV:PATH`, in the git repository around the working folder.
  [[nodiscard]] std::string of_revision_path(std::string_view path) const;

  /// The name that `name`, read from a file of units or a store, means: files by other programs
  /// may say `./docs/a.md` or `/site/docs/a.md`.
  [[nodiscard]] std::string of_written(std::string_view name) const;

  /// A glob for names. One that begins with `./` or `../` is taken from the working folder, an
  /// absolute one that leads below the root from there; any other is meant for names already.
  [[nodiscard]] std::string of_glob(std::string_view glob) const;

 private:
  [[nodiscard]] std::string absolute(std::string_view path) const;

  std::string working_folder_;  // absolute, without a `/` at its end
  std::string root_;            // likewise
};

/// The root by default: the folder of the configuration `config_path` (empty: there is
/// none), else the top of the git repository around the working folder, else the working folder.
[[nodiscard]] std::string default_root(std::string_view config_path);

}  // namespace locseg
