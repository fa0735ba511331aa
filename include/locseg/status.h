/// Status: how far translations are behind their sources, by sentence.
///
/// A translation was made from a revision of its source, its basis. Where the source says something
/// else than the basis did, the translation of that is stale; what the source says and no text of
/// the translation stands for is untranslated. The basis is known from the article (layouts that
/// hold their sources), from a revision that its metadata or its log names, or from git's history:
/// then each sentence has its own, the source at the commit that wrote it.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/article.h"
#include "locseg/result.h"
#include "locseg/span.h"
#include "locseg/tree.h"

namespace locseg {

/// What is between a sentence or code block and the source of today.
enum class DriftKind : std::uint8_t {
  kChanged,       ///< the source says it otherwise now
  kRemoved,       ///< the source says it no longer
  kAdded,         ///< the source says it since; the translation does not
  kUntranslated,  ///< the source said it before; the translation does not, or in the source's
                  ///< language
  kMoved,         ///< the source says it at another place now
  kMarkup,        ///< only marks, addresses or shortcodes changed
};
inline constexpr std::size_t kDriftKinds = 6;

/// `changed` and so on.
[[nodiscard]] std::string_view name_of(DriftKind kind);
/// True for what makes the translation say something that its source does not: changed, removed.
[[nodiscard]] constexpr bool is_stale(DriftKind kind) {
  return kind == DriftKind::kChanged || kind == DriftKind::kRemoved;
}
/// True for added and untranslated.
[[nodiscard]] constexpr bool is_untranslated(DriftKind kind) {
  return kind == DriftKind::kAdded || kind == DriftKind::kUntranslated;
}

struct Drift {
  DriftKind kind = DriftKind::kChanged;
  bool code = false;        ///< a block of code, not a sentence
  std::string old_source;   ///< what the translation was made from; empty: nothing, or not known
  std::string new_source;   ///< empty: it is gone
  std::string translation;  ///< as the article spells it; empty: there is none
  Position position;        ///< in the translation; of what has none, of the text before it
  Position end;             ///< of the translation; `position` if there is none
  std::uint64_t source_line = 0;  ///< of `new_source` in the source, from 1; 0: it is gone
};

/// In the words that dashboards of translations use.
enum class PageState : std::uint8_t {
  kUpToDate,
  kOutdated,             ///< something is stale or untranslated
  kOutdatedLowSeverity,  ///< nothing is, but something moved or changed its marks, or the page did
  kNotTranslated,        ///< there is no translation
  kNoSource,             ///< there is no source
};
inline constexpr std::size_t kPageStates = 5;

/// `up_to_date`, `outdated`, `outdated_low_severity`, `not_translated`, `no_source`.
[[nodiscard]] std::string_view name_of(PageState state);

/// How the basis of a translation was found.
enum class BasisKind : std::uint8_t {
  kNone,      ///< it is not: the source of today is compared with the translation alone
  kArticle,   ///< the article holds its sources
  kDeclared,  ///< its metadata names a revision
  kLog,       ///< a commit of it says `update to commit REV`
  kHistory,   ///< the source at the commits that wrote the translation's sentences
};
/// `none`, `article`, `declared`, `log`, `history`.
[[nodiscard]] std::string_view name_of(BasisKind kind);

struct PageStatus {
  std::string language;     ///< BCP 47; empty: not known
  std::string source;       ///< the name of the source
  std::string translation;  ///< the name of the translation, or what it would be
  PageState state = PageState::kUpToDate;
  BasisKind basis = BasisKind::kNone;
  std::string revision;         ///< of kDeclared and kLog
  std::string moved_source;     ///< of a translation whose source was renamed: its name now
  std::uint64_t sentences = 0;  ///< of the source, and its blocks of code
  std::vector<Drift> drifts;    ///< in order of position

  [[nodiscard]] std::uint64_t count(DriftKind kind) const;
  [[nodiscard]] std::uint64_t stale() const;
  [[nodiscard]] std::uint64_t untranslated() const;
};

struct StatusOptions {
  /// Of `source_trees`, those that are asked for.
  TreeOptions tree;
  std::string source_lang = "en-US";
  /// Of pages without a translation: empty: those that a tree has translations in.
  std::vector<std::string> languages;
  bool use_git = true;
};

struct Status {
  std::vector<PageStatus> pages;   ///< in order of the source's name, then of language
  std::vector<std::string> notes;  ///< for the user, one sentence each

  [[nodiscard]] std::uint64_t count(PageState state) const;
  [[nodiscard]] std::uint64_t stale() const;
  [[nodiscard]] std::uint64_t untranslated() const;
};

/// The status of every page whose source or translation is below one of `paths` (empty: of all
/// trees). kMisuse if there is no source tree, kNotFound if one of `paths` names nothing or the
/// folder of a tree's sources is absent. About two milliseconds a page and thread, and what git
/// takes; `git log` runs once, whatever the number of pages.
[[nodiscard]] Result<Status> find_status(std::span<const std::string> paths,
                                         const StatusOptions& options);

}  // namespace locseg
