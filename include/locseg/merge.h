/// Merging by segment: edited units into an article, with proof that no other byte changes, and
/// three versions of an article into one.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/identity.h"
#include "locseg/result.h"
#include "locseg/span.h"
#include "locseg/unit.h"

namespace locseg {

/// What to do with an edit whose source the article no longer has.
enum class OnStale : std::uint8_t {
  kFail,   ///< change nothing in the article
  kSkip,   ///< leave that one out
  kApply,  ///< put it at the most similar source, unless one became several
};

struct MergeOptions {
  OnStale on_stale = OnStale::kFail;
  bool force = false;      ///< also put in targets that break the article, if they read back
  bool use_fuzzy = false;  ///< also put in targets that translate another source
};

/// The outcome of one edited unit.
enum class EditOutcome : std::uint8_t {
  kApplied,
  kUnchanged,    ///< the article has this target already
  kStale,        ///< its source is not in the article any more
  kAmbiguous,    ///< several segments could take it, and they would not all get the same target
  kConflicting,  ///< another unit gives the same segment another target
  kRefused,      ///< it would break the article
  kUnknown,      ///< the article has nothing similar
  kFuzzy,        ///< left out: its file says that its target translates another source
};

inline constexpr std::size_t kEditOutcomes = 8;

/// The article has what the unit says, or the unit is a suggestion that was left out.
[[nodiscard]] constexpr bool is_clean(EditOutcome outcome) {
  return outcome == EditOutcome::kApplied || outcome == EditOutcome::kUnchanged ||
         outcome == EditOutcome::kFuzzy;
}

/// `applied` and so on.
[[nodiscard]] std::string_view name_of(EditOutcome outcome);

struct MergedUnit {
  EditOutcome outcome = EditOutcome::kUnknown;
  /// Indices of the segments that it was put into; if it was not applied, of candidates.
  std::vector<std::uint32_t> segments;
  std::string reason;     ///< one sentence, if it was not applied
  bool repeated = false;  ///< a unit before it says the same
};

struct ArticleMerge {
  std::vector<MergedUnit> units;       ///< by edited unit
  std::vector<std::uint32_t> missing;  ///< segments without an edited unit
  bool blocked = false;                ///< nothing was changed because of a stale unit
  std::vector<Edit> edits;
  std::string bytes;  ///< the article with the edits carried out
  Hash128 before;
  Hash128 after;

  [[nodiscard]] std::uint64_t count(EditOutcome outcome) const;
  /// The outcome of every unit is.
  [[nodiscard]] bool clean() const;
};

/// Finds the segment of each edited unit and puts its target there, encoded for its carrier.
///
/// A unit belongs to the segment with its id and source. Other units are paired by their sources
/// (see `source_key`): first in order between known neighbours, if a source is as often on either
/// side; then wherever there are as many units as segments; otherwise all segments take the one
/// target that all units give. A unit whose source is not in the article is stale or unknown. A
/// fuzzy unit changes nothing, and gives way to one that is not, unless `use_fuzzy` is set.
///
/// The result is parsed again, which proves it: every byte outside the edited targets is the same,
/// every segment reads as before or as its unit says, and no pair of a Markdown article leaks that
/// did not leak before. A target for which this fails is refused; `force` allows leaks. Edits are
/// in order of position.
[[nodiscard]] Result<ArticleMerge> merge_units(const Article& article, std::span<const Unit> edited,
                                               const MergeOptions& options);

/// The side that wins if both changed the same target differently.
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
  kKept,      ///< in the result: theirs did not change that target, or has the same
  kConflict,  ///< theirs changed the target too, differently
  kStale,     ///< theirs no longer has the source
};

/// The outcome of a target that ours changed.
struct LocalEdit {
  LocalEditStatus fate = LocalEditStatus::kKept;
  bool resolved = false;           ///< a kConflict that `Merge3Options::prefer` decided
  std::string id;                  ///< in ours
  std::uint64_t line = 0;          ///< in ours
  std::string source;              ///< in ours
  std::string target;              ///< in ours
  std::string nearest;             ///< of kStale: the most similar source of theirs
  std::uint64_t nearest_line = 0;  ///< in theirs
};

struct Merge3 {
  std::string bytes;
  bool conflict = false;  ///< conflict markers were written
  std::vector<LocalEdit> edits;
  std::vector<std::string> notes;  ///< for the user, one sentence each

  [[nodiscard]] std::uint64_t count(LocalEditStatus fate) const;
};

/// Merges what changed from `base` to `theirs` into `ours`.
///
/// Segments are paired as in `diff_units`, and each is merged as one thing wherever it is. git
/// merges the rest line by line. Ids and localization keys come from the side that renumbered; if
/// both did, from the later handoff; on a tie, from theirs. Other keys of the front matter are
/// merged one by one. If no side has a segment, the result is that of `git merge-file`. `merge3(b,
/// b, x) == merge3(b, x, x) == x`, byte for byte.
[[nodiscard]] Result<Merge3> merge3(const Article& base, const Article& ours, const Article& theirs,
                                    const Merge3Options& options);

}  // namespace locseg
