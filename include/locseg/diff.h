/// What changed between two versions of an article, segment by segment and word by word, and
/// between two sets of articles.
///
/// Ids are positions in one revision and mean nothing in another. So segments are paired by their
/// texts and order: first the same source and target, then the same source, then what only moved,
/// then what is similar within a gap.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/span.h"
#include "locseg/tree.h"
#include "locseg/unit.h"

namespace locseg {

enum class ChangeState : std::uint8_t {
  kUnchanged,      ///< source and target byte for byte
  kNormalized,     ///< the source differs in normalization or spacing only, the target not at all
  kMoved,          ///< byte for byte, in another order
  kTargetChanged,  ///< the same source, up to normalization and spacing, with another target
  kSourceChanged,  ///< a similar source with the same target
  kBothChanged,    ///< a similar source with another target
  kSplit,          ///< one became two or three
  kJoined,         ///< two or three became one
  kAdded,
  kRemoved,
};

inline constexpr std::size_t kChangeStates = 10;

/// `unchanged`, `target-changed` and so on.
[[nodiscard]] std::string_view name_of(ChangeState state);

/// Units `[first, first + count)` of one side.
struct UnitRange {
  std::uint32_t first = 0;
  std::uint32_t count = 0;

  friend bool operator==(const UnitRange&, const UnitRange&) = default;
};

/// A change of one unit on either side. Splits and joins have several on one side; kUnchanged
/// covers a whole run of units.
struct Change {
  ChangeState state = ChangeState::kUnchanged;
  bool moved = false;  ///< also set for a unit that changed too
  UnitRange before;    ///< empty for kAdded: then `first` is the place
  UnitRange after;     ///< empty for kRemoved: then `first` is the place

  friend bool operator==(const Change&, const Change&) = default;
};

/// Pairs two lists of units. Every unit is in exactly one change; changes are in order of `after`,
/// removed units at the place where they were. `n log n` in the units, whatever their order; a gap
/// in which much changed at once is searched for similar sources near its diagonal only.
[[nodiscard]] std::vector<Change> diff_units(std::span<const Unit> before,
                                             std::span<const Unit> after);

/// True if nothing but ids differs.
[[nodiscard]] bool is_unchanged(std::span<const Change> changes);

/// `article` for line-by-line comparison by people: each target and source on a line of its own,
/// without ids, and without the localization keys that every handoff changes. `git diff` shows
/// this after `git-setup`.
[[nodiscard]] std::string readable_article(const Article& article);

enum class PieceKind : std::uint8_t { kKept, kRemoved, kAdded };

/// A stretch of two texts that were compared word by word. A kept piece is in both texts; of a
/// removed or added one, the span of the other text is empty.
struct TextPiece {
  PieceKind kind = PieceKind::kKept;
  Span before;
  Span after;

  friend bool operator==(const TextPiece&, const TextPiece&) = default;
};

/// Compares two texts word by word. Words are those of ICU, also in Chinese, Japanese and Thai.
/// Inline codes are kept whole: those of XML if `kind` says so, else of Markdown. The pieces cover
/// both texts in order.
[[nodiscard]] std::vector<TextPiece> diff_texts(std::string_view before, std::string_view after,
                                                ArticleKind kind);

/// How much changed between two versions of an article, or of many.
struct DiffCounts {
  std::uint64_t states[kChangeStates] = {};  ///< segments by state; splits and joins as one each
  std::uint64_t before = 0;                  ///< segments
  std::uint64_t after = 0;
  /// Words of the sources that a translator has to look at: of units that were added, removed or
  /// changed; of a changed one, those after the change.
  std::uint64_t words = 0;

  [[nodiscard]] std::uint64_t of(ChangeState state) const {
    return states[static_cast<std::size_t>(state)];
  }
  DiffCounts& operator+=(const DiffCounts& other);
  friend bool operator==(const DiffCounts&, const DiffCounts&) = default;
};

[[nodiscard]] DiffCounts count_changes(std::span<const Unit> before, std::span<const Unit> after,
                                       std::span<const Change> changes);

enum class ArticleStatus : std::uint8_t {
  kSame,  ///< no segment differs
  kChanged,
  kRenamed,  ///< found under another name by its texts; it may have changed too
  kAdded,
  kRemoved,
};

/// `same`, `changed` and so on.
[[nodiscard]] std::string_view name_of(ArticleStatus status);

/// The texts of a changed unit, word by word.
struct ChangedTexts {
  std::vector<TextPiece> source;
  std::vector<TextPiece> target;
};

/// The changes of one article. Views are valid until the call that passes it returns.
struct ArticleDiff {
  ArticleStatus status = ArticleStatus::kSame;
  std::string before_name;       ///< empty for kAdded
  std::string after_name;        ///< empty for kRemoved
  std::string_view source_lang;  ///< of after; for kRemoved of before; empty if not known
  std::string_view target_lang;
  std::span<const Unit> before;
  std::span<const Unit> after;
  std::vector<Change> changes;
  /// By change; only of kTargetChanged, kSourceChanged, kBothChanged and kNormalized, and only
  /// if `DiffTreesOptions::texts` is set.
  std::vector<ChangedTexts> texts;
  DiffCounts counts;
};

/// Compares two lists of units, texts word by word as those of a `kind` article. Names are left
/// empty; kSame or kChanged.
[[nodiscard]] ArticleDiff diff_article(std::span<const Unit> before, std::span<const Unit> after,
                                       ArticleKind kind);

struct DiffTreesOptions {
  bool texts = true;     ///< compare changed texts word by word
  unsigned threads = 0;  ///< threads; 0: as many as there are processors
};

/// Runs on several threads at a time; what it appends to `out` comes to `deliver`.
using DiffWork = std::function<void(const ArticleDiff&, std::string& out)>;
/// Runs on one article at a time, in order of name; a failure stops the run.
using DiffDeliver = std::function<Result<void>(const ArticleDiff&, std::string_view out)>;

/// Pairs the articles of both sides by name, the rest by their segments, and compares each pair.
/// Two files are a pair whatever their names. Articles come in byte order of their names after, or
/// before if they were removed. Memory: the names, the articles in flight, and 8 bytes for each
/// segment of articles that only one side has.
[[nodiscard]] Result<void> diff_trees(const ArticleSource& before, const ArticleSource& after,
                                      const DiffTreesOptions& options, const DiffWork& work,
                                      const DiffDeliver& deliver);

}  // namespace locseg
