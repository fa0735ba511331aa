/// Three-way merge of articles, segment by segment.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/result.h"

namespace locseg {

/// Who wins where both changed the same target differently.
enum class Prefer : std::uint8_t { kNeither, kOurs, kTheirs };

struct Merge3Options {
  Prefer prefer = Prefer::kNeither;
  bool with_base = false;  ///< conflicts in git's diff3 style
  unsigned marker_size = 7;
  std::string ours = "ours";  ///< labels behind conflict markers
  std::string base = "base";
  std::string theirs = "theirs";
};

enum class LocalEditStatus : std::uint8_t {
  kKept,      ///< in the result; theirs did not touch that target, or says the same
  kConflict,  ///< theirs changed the target too, differently
  kStale,     ///< theirs no longer has the source
};

/// What became of a target that ours changed.
struct LocalEdit {
  LocalEditStatus fate = LocalEditStatus::kKept;
  bool resolved = false;           ///< a kConflict that `Merge3Options::prefer` decided
  std::string id;                  ///< in ours
  std::uint64_t line = 0;          ///< in ours
  std::string source;              ///< in ours
  std::string target;              ///< in ours
  std::string nearest;             ///< of kStale: the source of theirs that is most like it
  std::uint64_t nearest_line = 0;  ///< in theirs
};

struct Merge3 {
  std::string bytes;
  bool conflict = false;  ///< conflict markers were written
  std::vector<LocalEdit> edits;
  std::vector<std::string> notes;  ///< what else to tell the user, one sentence each

  [[nodiscard]] std::uint64_t count(LocalEditStatus fate) const;
};

/// Merges what changed from `base` to `theirs` into `ours`.
///
/// Segments are paired as in `diff_units`; a segment is merged as one thing wherever it is, and
/// the rest line by line by git, with each pair standing for itself. Ids and the localization keys
/// come from the side that renumbered, from the later hand-off if both did, from theirs on a tie;
/// other keys of the front matter merge one by one. Where no side has a segment the result is that
/// of `git merge-file`. `merge3(b, b, x) == merge3(b, x, x) == x`, byte for byte.
[[nodiscard]] Result<Merge3> merge3(const Article& base, const Article& ours, const Article& theirs,
                                    const Merge3Options& options);

}  // namespace locseg
