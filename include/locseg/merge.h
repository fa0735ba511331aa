/// Putting edited targets back into an article, without touching another byte.
///
/// Three-way merge of articles, segment by segment.
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
  kApply,  ///< put it at the most similar source; never where one became several
};

struct MergeOptions {
  OnStale on_stale = OnStale::kFail;
  bool force = false;  ///< also targets that would break the article, as far as they read back
};

/// What became of one edited unit.
enum class EditOutcome : std::uint8_t {
  kApplied,
  kUnchanged,    ///< the article says so already
  kStale,        ///< its source is not in the article any more
  kAmbiguous,    ///< several segments could take it, and they would not all get the same target
  kConflicting,  ///< another unit gives the same segment another target
  kRefused,      ///< it would break the article
  kUnknown,      ///< nothing in the article is like it
};

inline constexpr std::size_t kEditOutcomes = 7;

/// `applied` and so on.
[[nodiscard]] std::string_view name_of(EditOutcome outcome);

struct MergedUnit {
  EditOutcome outcome = EditOutcome::kUnknown;
  /// Indices of the segments that it was put into or, where it was not, of some that it could be
  /// meant for.
  std::vector<std::uint32_t> segments;
  std::string reason;     ///< one sentence, where it was not applied
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
  /// Every unit was applied or there already.
  [[nodiscard]] bool clean() const;
};

/// Finds the segment of each edited unit and puts its target there, encoded for its carrier.
///
/// A unit is a segment's own where id and source agree. The others are paired by their sources (see
/// `source_key`): first in order, between neighbours that are known, where a source is as often
/// on either side; then as many units as segments wherever they are; otherwise all segments take
/// the one target that all units give. What then has no source in the article is stale or unknown.
///
/// The result was proved: it was parsed again, every byte outside the edited targets is the same,
/// every segment reads back as it was or as it was given, and no pair of a Markdown article leaks
/// that did not. A target for which that fails is refused; `force` lets leaks pass. Edits are in
/// order of position.
[[nodiscard]] Result<ArticleMerge> merge_units(const Article& article, std::span<const Unit> edited,
                                               const MergeOptions& options);

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
