/// Checking articles: which rules there are, and running them.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "locseg/article_units.h"
#include "locseg/finding.h"
#include "locseg/glossary.h"
#include "locseg/identity.h"
#include "locseg/result.h"
#include "locseg/tree.h"

namespace locseg {

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
};

/// `article`, `completeness`, `codes` and so on.
[[nodiscard]] std::string_view name_of(RuleGroup group);

/// Text that a rule finds fault with, or finds none in. Shown by `--explain` and run as a test.
struct RuleExample {
  std::string_view source = {};
  std::string_view target = {};
  std::string_view target_lang = "de-DE";
  /// A whole article instead of the above: for rules about articles and about several segments.
  std::string_view article = {};
  /// A table as `parse_glossary_table` reads it, with tabs: for rules about terms.
  std::string_view glossary = {};
};

/// A rule as people know it: its manual page and its default settings.
struct RuleDescription {
  std::string_view id;  ///< names the fault, never the cure: `number-mismatch`
  RuleGroup group;
  std::string_view summary;  ///< one line, lower case: what is found
  std::string_view why;      ///< why it matters, and what is deliberately no fault; sentences
  RuleExample bad;
  RuleExample good;
  Severity severity = Severity::kWarning;
  bool on = true;                 ///< when neither configuration nor command line says
  std::string_view off_for = {};  ///< primary language subtags it is off for, `ja zh`
  std::string_view fixes = {};    ///< what `--fix` does, where it does something
};

/// Every rule, in the order in which lists show them.
[[nodiscard]] std::span<const RuleDescription* const> rule_descriptions();

/// By id; null where there is none.
[[nodiscard]] const RuleDescription* find_rule(std::string_view id);

/// What rules measure against. Defaults hold for the articles they were derived from.
struct Thresholds {
  /// `length-ratio`: weighted characters of target over source, and how long a source must be.
  double length_ratio_min = 0.4;
  double length_ratio_max = 2.6;
  double length_min_characters = 40;
  /// `emphasis-mismatch`: primary subtags of languages in which a sentence may lose all of it.
  std::vector<std::string> emphasis_may_vanish = {"zh"};
};

/// Rules by id, by the name of a group (those of it that are on by default), by `default` or by
/// `all`. A rule named by its id is meant more than one named by its group.
struct RuleSelection {
  std::vector<std::string> select;  ///< empty: what is on already
  std::vector<std::string> ignore;
  std::vector<std::pair<std::string, Severity>> severity;
};

/// Another selection for some articles. Selects and ignores on top of what holds for all.
struct RuleOverride {
  std::vector<std::string> paths;      ///< globs; empty: any
  std::vector<std::string> languages;  ///< `zh` or `zh-CN`; empty: any
  RuleSelection rules;
};

/// Findings that were looked at and are to stay. `key` is `accept_key` of the finding.
struct Acceptance {
  std::string rule;
  std::string article;
  Hash128 key;
  std::uint64_t count = 1;  ///< so many findings with this key
  std::string origin;  ///< `baseline.txt:12`, to say where it matches no more; empty: never said
};

/// An article before and after its repairs. Views end with the call that hands it over.
struct FixedArticle {
  std::string_view path;  ///< where it was read from
  std::string_view name;
  std::string_view before;
  std::string_view after;
  std::uint64_t repairs = 0;  ///< findings that are no more
};

/// What to check for.
struct CheckOptions {
  RuleSelection rules;                  ///< configured
  std::vector<RuleOverride> overrides;  ///< configured; later ones win
  RuleSelection asked;                  ///< on the command line: wins over all of the above
  Thresholds thresholds;
  Languages languages;
  Glossary glossary;  ///< empty: rules about terms find nothing
  std::vector<Acceptance> accepted;
  /// `hash_of` the texts of segments to pass over, sorted: those that a revision held already.
  std::vector<Hash128> known;
  /// Set: what has one right repair is repaired before anything is reported, and this is called
  /// with each article that it changed, in order. What it does with the bytes is its business.
  std::function<Result<void>(const FixedArticle&)> fixed;
};

/// An acceptance that nothing matched, or not as often as it said.
struct UnusedAcceptance {
  std::string origin;
  std::string message;
};

/// What a run came to.
struct CheckCounts {
  std::uint64_t articles = 0;
  std::uint64_t segments = 0;
  std::vector<std::uint64_t> by_rule;  ///< findings, in the order of `rule_descriptions()`
  std::array<std::uint64_t, 3> by_severity = {};  ///< findings, by Severity
  std::uint64_t accepted = 0;                     ///< findings held back by an acceptance
  std::vector<UnusedAcceptance> unused;

  [[nodiscard]] std::uint64_t findings() const {
    return by_severity[0] + by_severity[1] + by_severity[2];
  }
};

/// Takes the findings of one article after another, in order of path; articles without findings
/// too. Those of the rules about all articles follow at the end, by article again.
class FindingSink {
 public:
  virtual ~FindingSink() = default;
  [[nodiscard]] virtual Result<void> put(const ArticleFindings& findings) = 0;
};

/// Checks every article under `paths` and hands its findings to `sink`. kMisuse for unknown rules.
/// Memory: the articles in flight, and 32 bytes a segment where rules about all articles are on.
[[nodiscard]] Result<CheckCounts> check_tree(std::span<const std::string> paths,
                                             const TreeOptions& tree, const CheckOptions& options,
                                             FindingSink& sink);

/// What an acceptance of `finding` is keyed by: its segment's texts; the excerpt, ids apart, where
/// no segment is concerned.
[[nodiscard]] Hash128 accept_key(const Finding& finding);

}  // namespace locseg
