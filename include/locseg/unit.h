/// Units, the sink that takes them, and matches: what articles, exchange files, stores, diffs,
/// merges, memories and counts exchange.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/identity.h"
#include "locseg/result.h"
#include "locseg/span.h"

namespace locseg {

/// True for the `ms.translationtype` of a translation by a person. Other spellings than `HT` and
/// `MT` are kept as they are.
[[nodiscard]] constexpr bool is_human(std::string_view translation_type) {
  return translation_type == "HT";
}

/// What the origin of a unit says of its target, in the words of its format. From `kTranslated` on
/// it is a translation; between, a suggestion.
enum class TranslationState : std::uint8_t {
  kUntranslated,  ///< there is none: empty, or a copy of the source that waits to be translated
  kFuzzy,         ///< it translates another source
  kUnreviewed,    ///< to be looked at before it counts: from a machine, rejected, not checked
  kTranslated,    ///< also if nothing is said
  kSettled,       ///< it is as it has to be: approved, final
};

[[nodiscard]] constexpr bool is_translation(TranslationState state) {
  return state >= TranslationState::kTranslated;
}
[[nodiscard]] constexpr bool is_suggestion(TranslationState state) {
  return state == TranslationState::kFuzzy || state == TranslationState::kUnreviewed;
}
/// `untranslated`, `fuzzy`, `unreviewed`, `translated`, `settled`.
[[nodiscard]] std::string_view name_of(TranslationState state);

/// What the file that a unit was read from says of it besides its texts: for those who check the
/// file. Spans are bytes of the file as UTF-8, without a byte-order mark where the format is XML.
struct UnitOrigin {
  Span record;  ///< all that the file says of the unit
  Span source;  ///< the texts as the file spells them, with their quotation marks; empty: not known
  Span target;
  std::string_view flags;   ///< of the texts, as PO spells them: `c-format, no-wrap`
  std::string_view plural;  ///< of a plural form: the source for many (`msgid_plural`)
  /// What tells apart sources that are spelled alike (`msgctxt`); empty: nothing.
  std::string_view context;
  /// A plural form for one and for many alike: the next unit has the same target, and the source
  /// for many.
  bool is_repeated = false;
  bool is_rare_form = false;  ///< a plural form that few numbers take: the text may leave them out
  char accelerator = '\0';    ///< what marks the access key in a text, `&` or `_`; NUL: not said
  /// Of a fuzzy target: the source that it translates; empty: not known.
  std::string_view earlier_source = {};
};

/// A source/target pair apart from its article. The texts are decoded bytes, exactly as written;
/// they need not be valid UTF-8. Its views are borrowed: see `UnitSink::units`.
struct Unit {
  std::string_view id;      ///< `f0ed8-103`; empty if the origin has none
  std::uint64_t line = 0;   ///< of the segment in its article, from 1; 0: not known
  std::string_view source;  ///< decoded
  std::string_view target;  ///< decoded
  bool recovered = false;   ///< read from a stretch of quote damage
  /// The source of the heading that it is under; empty if not known.
  std::string_view heading = {};
  /// Its file does not say what its codes are. Both texts have `<g id="1">`, `</g>`, `<x id="2"/>`,
  /// `<bx id="3"/>`, `<ex id="3"/>` in their places, with the numbers of the codes in the source.
  bool opaque_codes = false;
  TranslationState state = TranslationState::kTranslated;
  /// How sure it is that both texts belong together, 0 to 1, if they were aligned; below 0: they
  /// were together.
  double confidence = -1;
  /// What its file says of it besides, from a reader if the sink wants origins; else null. Writers
  /// of jobs take the earlier texts of it. Borrowed as the texts are.
  const UnitOrigin* origin = nullptr;
};

/// The article that units come from. An empty view means "not known".
struct ArticleInfo {
  std::string_view path;              ///< its name: the path below the root
  std::string_view source_lang;       ///< BCP 47
  std::string_view target_lang;       ///< BCP 47
  std::string_view translation_type;  ///< `HT`, `MT` or as the front matter spells it
  std::string_view source_commit;     ///< `ms.sourcegitcommit`
  std::string_view handoff;           ///< `ms.lasthandoff` as YYYY-MM-DD, else as it is written
  Hash128 content;                    ///< of the article's bytes; zero: not computed
  bool valid_utf8 = false;            ///< every text is known to be UTF-8; writers need not check
};

/// One article, whole: its units in article order.
struct UnitGroup {
  ArticleInfo info;
  std::span<const Unit> units;
};

/// Takes articles one after another:
///
///     stream  = *article finish
///     article = begin_article *( units / change_provenance ) end_article
///
/// The result does not depend on how the units of an article are divided among calls of `units`.
/// After a failure of the sink or the source, call nothing more and do not use what the sink made;
/// an article may be open then.
///
/// A source (a reader, `Store::read`) calls everything but `finish`, so that several sources may
/// fill one sink. The caller that connects them calls `finish`, once, after the last source.
class UnitSink {
 public:
  virtual ~UnitSink() = default;

  /// The texts of `info` are borrowed until `end_article` or `change_provenance` returns.
  [[nodiscard]] virtual Result<void> begin_article(const ArticleInfo& info) = 0;
  /// The next units of the open article. Borrowed until this returns.
  [[nodiscard]] virtual Result<void> units(std::span<const Unit> units) = 0;
  /// The units that follow in the open article have another provenance: `info` differs from the one
  /// before in type, commit, date or content, not in path or language. Its texts are borrowed as
  /// those of `begin_article`. Only stores hold such articles. Ignored unless overridden.
  [[nodiscard]] virtual Result<void> change_provenance(const ArticleInfo& info);
  [[nodiscard]] virtual Result<void> end_article() = 0;
  /// Whether readers of files are to give the origins of units.
  [[nodiscard]] virtual bool wants_origins() const { return false; }
  /// Ends the stream. Does nothing unless overridden.
  [[nodiscard]] virtual Result<void> finish();

  /// Passes on a whole article.
  [[nodiscard]] Result<void> put(const UnitGroup& article);
};

inline constexpr int kExactScore = 100;
inline constexpr int kHighestScore = 102;

enum class MatchKind : std::uint8_t { kContext, kExact, kFuzzy };

/// `context`, `exact`, `fuzzy`.
[[nodiscard]] std::string_view name_of(MatchKind kind);

/// Points off a score, and why.
struct Deduction {
  /// `codes`, `numbers`, `case`, `marks`, of suggestions `fuzzy` or `unreviewed`, or of penalties
  /// `machine`, `several`, `elsewhere`, `old`.
  std::string_view reason;
  int points = 0;

  friend bool operator==(const Deduction&, const Deduction&) = default;
};

struct Match {
  int score = 0;
  MatchKind kind = MatchKind::kFuzzy;
  int similarity = 0;  ///< of the tokens, before differences and penalties; 100 to 102 if not fuzzy
  std::vector<Deduction> deductions;  ///< without those of 0 points
  std::string source;
  std::string target;
  bool human = false;            ///< one of its articles is human-translated
  std::string translation_type;  ///< HT if `human`, else that of `article`; may be empty
  std::uint64_t uses = 0;        ///< articles that hold the unit
  std::string article;           ///< the one with the newest handoff
  std::string handoff;           ///< of that article; may be empty
};

/// True if the unit is known to be machine-translated and no person translated it.
[[nodiscard]] inline bool is_machine(const Match& match) {
  return !match.human && !match.translation_type.empty();
}
/// True for a fuzzy match, and for one that lost points to a penalty.
[[nodiscard]] inline bool is_inexact(const Match& match) {
  return match.kind == MatchKind::kFuzzy || match.score < kExactScore;
}

enum class FillOutcome : std::uint8_t {
  kFilled,
  kTranslated,     ///< it was translated before
  kUnmatched,      ///< nothing in the memory reaches the minimum score
  kRefused,        ///< the match would break the article, or the file cannot hold it
  kOtherLanguage,  ///< its article has other languages than the memory
};

inline constexpr std::size_t kFillOutcomes = 5;

/// `filled`, `translated`, `unmatched`, `refused`, `foreign`.
[[nodiscard]] std::string_view name_of(FillOutcome outcome);

struct Filling {
  FillOutcome outcome = FillOutcome::kTranslated;
  Match match;         ///< the match that it was filled from, or would have been
  std::string target;  ///< the target that it was filled with, or would have been
  bool adapted = false;
  std::string reason;  ///< one sentence, if it was refused
};

}  // namespace locseg
