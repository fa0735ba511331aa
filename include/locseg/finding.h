/// Rules and their findings, as plain data: what `check` reports, reports print and acceptances
/// name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "locseg/identity.h"
#include "locseg/result.h"
#include "locseg/span.h"

namespace locseg {

/// How grave a finding is.
enum class Severity : std::uint8_t { kInfo, kWarning, kError };

/// `info`, `warning`, `error`.
[[nodiscard]] std::string_view name_of(Severity severity);
[[nodiscard]] std::optional<Severity> severity_of(std::string_view name);

/// Which part of a translation a rule looks at. The names are what `--select` takes for a group.
enum class RuleGroup : std::uint8_t {
  kArticle,
  kCompleteness,
  kCodes,
  kData,
  kPunctuation,
  kScript,
  kLength,
  kConsistency,
  kTerms,
  kTeam,  ///< rules of the team's own
};

/// `article`, `completeness`, `codes` and so on.
[[nodiscard]] std::string_view name_of(RuleGroup group);

/// Which texts a rule is for.
enum class RuleTexts : std::uint8_t {
  kAll,
  kArticles,  ///< Markdown and what is around it
  kCatalogs,  ///< texts of programs: units of an exchange file or a store that name no article
};

/// A text in which a rule finds a fault, or does not. Shown in the manual and run as a test.
struct RuleExample {
  std::string_view source = {};
  std::string_view target = {};
  std::string_view target_lang = "de-DE";
  /// A whole article instead of the above: for rules about articles and about several segments.
  std::string_view article = {};
  /// A table as `parse_glossary_table` reads it, with tabs: for rules about terms.
  std::string_view glossary = {};
  /// Of a text of a catalog, as PO spells them: `c-format`.
  std::string_view flags = {};
};

/// A rule: its manual page and its default settings.
struct RuleDescription {
  std::string_view id;  ///< names the fault, never the cure: `number-mismatch`
  RuleGroup group;
  std::string_view summary;  ///< one line, lower case: what the rule finds
  std::string_view why;      ///< why it matters, and what is deliberately not a fault; sentences
  RuleExample bad;
  RuleExample good;
  Severity severity = Severity::kWarning;
  bool on = true;                 ///< unless a selection says otherwise
  std::string_view off_for = {};  ///< primary language subtags it is off for, `ja zh`
  std::string_view fixes = {};    ///< what its safe repair does; empty: there is none
  /// What its repair does that is not always right; empty: there is none.
  std::string_view unsafe_fixes = {};
  RuleTexts texts = RuleTexts::kAll;
};

/// Every rule, in the order in which lists show them.
[[nodiscard]] std::span<const RuleDescription* const> rule_descriptions();

/// The rule with this id; null if there is none.
[[nodiscard]] const RuleDescription* find_rule(std::string_view id);

/// The address of the rule's chapter in the manual; empty for a rule of a team's own.
[[nodiscard]] std::string page_of(const RuleDescription& rule);

/// The text in which a finding's mark counts bytes.
enum class TextSide : std::uint8_t {
  kTarget,   ///< the decoded target of a segment
  kSource,   ///< the decoded source of a segment
  kArticle,  ///< the article's bytes
};

/// Another place that a finding names, such as another translation of the source.
struct RelatedText {
  std::string article;
  std::uint64_t line = 0;
  std::string text;
  Hash128 hash;  ///< `hash_of` its segment's texts
};

/// An edit of the bytes of an article or a file of units, and where they are.
struct PlacedEdit {
  Edit edit;
  Position begin;  ///< of `edit.span.begin`
  Position end;    ///< of `edit.span.end`
  /// Columns of `begin` and `end` in bytes, from 1; 0 if not known.
  std::uint64_t begin_byte = 0;
  std::uint64_t end_byte = 0;
};

/// What repairs a finding. Of a finding in a pair apart from any article, the edits are of its
/// marked text and have no positions.
struct Fix {
  std::vector<PlacedEdit> edits;  ///< in order, disjoint; empty: there is no repair
  /// The result is right whenever the finding is. What is not safe wants a reader.
  bool safe = true;
};

/// The segment that findings are about. They share it.
struct SegmentTexts {
  std::string id;      ///< empty for a pair of texts apart from any article
  std::string source;  ///< decoded
  std::string target;  ///< decoded
  Hash128 hash;        ///< `hash_of(source, target)`
};

/// One fault in one article. Owns its texts, so it may outlive the article.
struct Finding {
  /// Never null; lives as long as the program or, of a rule of the team's own, as its `TeamRules`.
  const RuleDescription* rule = nullptr;
  Severity severity = Severity::kWarning;
  std::string message;  ///< one sentence, lower case, no full stop; foreign text in it is escaped
  TextSide place = TextSide::kArticle;
  /// Bytes of the segment's target or source or (kArticle) of `excerpt`; empty: a point.
  Span mark;
  std::shared_ptr<const SegmentTexts> segment;  ///< null if none is concerned
  std::string excerpt;  ///< kArticle: the first line that the fault touches, shortened
  Span span;            ///< the fault in the article's bytes
  Position begin;       ///< of `span.begin`
  Position end;         ///< of `span.end`
  /// Columns of `begin` and `end` in bytes, from 1; 0 if not known.
  std::uint64_t begin_byte = 0;
  std::uint64_t end_byte = 0;
  /// Stays the same for the same fault in the same texts of the same article, even if lines move
  /// and segments get other ids. Different for every finding of a run.
  Hash128 fingerprint;
  Fix fix;
  std::vector<RelatedText> related;

  [[nodiscard]] bool fixable() const { return !fix.edits.empty(); }

  /// The text that `mark` counts its bytes in.
  [[nodiscard]] std::string_view marked_text() const {
    if (place == TextSide::kArticle) return excerpt;
    return place == TextSide::kTarget ? segment->target : segment->source;
  }
};

/// The key of an acceptance of `finding`: a hash of its segment's texts or, if no segment is
/// concerned, of the excerpt without ids.
[[nodiscard]] Hash128 accept_key(const Finding& finding);

/// How many digits of a fingerprint tell findings apart well enough for people.
inline constexpr std::size_t kShortIdDigits = 8;

/// What the text report calls `finding`, and `locseg accept` takes: the first digits of the
/// fingerprint, in hexadecimal.
[[nodiscard]] std::string short_id(const Finding& finding);

/// The findings of one article in order of position. Views are valid until the call that passes it
/// returns.
struct ArticleFindings {
  std::string_view article;  ///< its name: the path below the root
  std::string_view source_lang;
  std::string_view target_lang;
  std::span<const Finding> findings;
};

}  // namespace locseg
