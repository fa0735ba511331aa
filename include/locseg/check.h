/// Checking articles: one in memory, or all below some paths.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "locseg/article.h"
#include "locseg/finding.h"
#include "locseg/glossary.h"
#include "locseg/identity.h"
#include "locseg/result.h"
#include "locseg/tree.h"

namespace locseg {

/// A pair of texts that a rule finds fault with, or does not.
struct TeamExample {
  std::string source;
  std::string target;
  std::string target_lang;  ///< empty: the first language of the rule
  std::string origin;       ///< where it is written, `.locseg.toml:12`
};

/// A rule as a team writes it. A segment is at fault if all patterns that are given agree. They are
/// ICU's regular expressions, searched for in the decoded texts; empty: not given.
struct TeamRule {
  std::string id;       ///< lower-case letters, digits and hyphens; no other rule's or group's
  std::string message;  ///< what a finding says
  std::string summary;  ///< what the rule finds; empty: the message
  std::string why;
  Severity severity = Severity::kWarning;
  std::string source;
  std::string target;
  std::string source_lacks;
  std::string target_lacks;
  bool ignore_case = false;
  bool prose = false;                  ///< look only at what is no code, tag or link target
  std::vector<std::string> languages;  ///< of targets, `zh` covers `zh-CN`; empty: any
  std::vector<std::string> paths;      ///< globs of articles; empty: any
  std::vector<TeamExample> bad;
  std::vector<TeamExample> good;
};

/// Whether a pattern can be used: kMisuse if not, with what is wrong and where in it.
[[nodiscard]] Result<void> require_pattern(std::string_view pattern);

/// Rules that are ready to run. Immutable, and safe to use from several threads at a time.
class TeamRules {
 public:
  /// kMisuse, which begins with the rule's id, for an id or pattern that cannot be, and for a rule
  /// without patterns or message.
  [[nodiscard]] static Result<std::shared_ptr<const TeamRules>> create(std::vector<TeamRule> rules);
  ~TeamRules();
  TeamRules(const TeamRules&) = delete;
  TeamRules& operator=(const TeamRules&) = delete;

  [[nodiscard]] std::span<const TeamRule> rules() const;
  /// One for each of `rules()`. They live as long as this.
  [[nodiscard]] std::span<const RuleDescription* const> descriptions() const;

  struct State;  // of the library's own
  [[nodiscard]] const State& state() const { return *state_; }

 private:
  explicit TeamRules(std::unique_ptr<const State> state);
  std::unique_ptr<const State> state_;
};

/// `rule_descriptions()`, then those of `team`, which may be null.
[[nodiscard]] std::vector<const RuleDescription*> rules_with(const TeamRules* team);

/// An example that its rule does not live up to.
struct FailedExample {
  std::string origin;   ///< of the example
  std::string rule;     ///< its id
  std::string message;  ///< what was expected, and what happened
};

/// Runs the examples of every rule: a bad one must have a finding of the rule, a good one none.
[[nodiscard]] std::vector<FailedExample> failed_examples(
    const std::shared_ptr<const TeamRules>& team);

/// Limits that rules measure against. The defaults were derived from real articles.
struct Thresholds {
  /// `length-ratio`: weighted characters of target over source, and how long a source must be.
  double length_ratio_min = 0.4;
  double length_ratio_max = 2.6;
  double length_min_characters = 40;
  /// `emphasis-mismatch`: primary subtags of languages in which a sentence may lose all of it.
  std::vector<std::string> emphasis_may_vanish = {"zh"};
};

/// Rules by id, by group (those of the group that are on by default), `default` or `all`. An id
/// wins over a group.
struct RuleSelection {
  std::vector<std::string> select;  ///< empty: what is on already
  std::vector<std::string> ignore;
  std::vector<std::pair<std::string, Severity>> severity;
};

/// A selection for some articles, on top of the one for all.
struct RuleOverride {
  std::vector<std::string> paths;      ///< globs; empty: any
  std::vector<std::string> languages;  ///< `zh` covers `zh-CN`; empty: any
  /// `MT`, `HT`: what `ms.translationtype` or the file of units says; empty: anything.
  std::vector<std::string> translations;
  RuleSelection rules;
};

/// Findings that were reviewed and accepted. `key` is the finding's `accept_key`.
struct Acceptance {
  std::string rule;
  std::string article;
  Hash128 key;
  std::uint64_t count = 1;  ///< how many findings with this key
  std::string origin;       ///< `baseline.txt:12`, reported if it matches no more; empty: never
};

/// An article before and after its repairs. Views end with the call that hands it over.
struct FixedArticle {
  std::string_view path;  ///< where it was read from
  std::string_view name;
  std::string_view before;
  std::string_view after;
  std::uint64_t repairs = 0;  ///< faults that were repaired; a finding may speak for several
};

/// What to check for.
struct CheckOptions {
  RuleSelection rules;                  ///< configured
  std::vector<RuleOverride> overrides;  ///< configured; later ones win
  RuleSelection command_line;           ///< given on the command line; wins over both
  Thresholds thresholds;
  Languages languages;
  Glossary glossary;                      ///< empty: rules about terms find nothing
  std::shared_ptr<const TeamRules> team;  ///< rules of the team's own; null: none
  /// Words that are no faults: a finding that marks nothing else is not reported. One in lower case
  /// is known in any case, another as it is written.
  std::vector<std::string> words;
  std::vector<Acceptance> accepted;
  /// `hash_of` the texts of segments not to check, sorted: what a revision contains already. Rules
  /// about all articles see them, and report what is wrong with others only.
  std::vector<Hash128> skip_segments;
  /// If set, `check_tree` repairs what has one right repair before it reports, and calls this with
  /// each article that it changed, in order. It writes no file; this may. A repair is carried out
  /// only if it leaves fewer findings and no rule with more; so a second run repairs nothing.
  std::function<Result<void>(const FixedArticle&)> on_fix;
  bool unsafe_fixes = false;  ///< repairs that are not safe are carried out, too
};

namespace check {
class ArticleChecker;
}

/// Checks articles in memory, one at a time: for an editor, a server, or a program of your own.
/// Immutable, and safe to use from several threads at a time.
///
///     auto checker = Checker::for_rules({"number-mismatch", "codes"});
///     for (const Finding& f : checker->check(bytes, "a.md"))
///       print(f.begin.line, f.begin.column, f.rule->id, f.message);
class Checker {
 public:
  /// A checker for `options`, which it owns. `on_fix` is not called: nothing is repaired. kMisuse
  /// if the options name a rule or group that does not exist.
  [[nodiscard]] static Result<Checker> create(CheckOptions options = {});

  /// A checker for these rules and groups alone, for `default` or for `all`. kMisuse as above.
  [[nodiscard]] static Result<Checker> for_rules(std::vector<std::string> rules,
                                                 const Languages& languages = {});

  Checker(Checker&&) noexcept;
  Checker& operator=(Checker&&) noexcept;
  ~Checker();

  /// The findings in `article`, in order of position: those that `check_tree` has for this article
  /// alone. `name` is what overrides and acceptances call the article. The findings own their
  /// texts; article, name and checker may go. Cost: one pass over the article for each kind of
  /// rule.
  [[nodiscard]] std::vector<Finding> check(const Article& article, std::string_view name) const;

  /// The same for the bytes of an article, of the kind that `article_kind` says.
  [[nodiscard]] std::vector<Finding> check(std::string_view bytes, std::string_view name) const;

  /// What rules about one segment find in a pair of texts, which is read as Markdown. The findings
  /// have marks but no positions, spans and related texts. An empty `target_lang` is the one of the
  /// options. Nothing is skipped or accepted here.
  [[nodiscard]] std::vector<Finding> check_pair(std::string_view source, std::string_view target,
                                                std::string_view target_lang = {}) const;

  /// What does the work, for other parts of the library.
  [[nodiscard]] const check::ArticleChecker& engine() const;

 private:
  struct State;
  explicit Checker(std::unique_ptr<State> state);

  std::unique_ptr<const State> state_;
};

/// An acceptance that matched fewer findings than it accepts.
struct UnusedAcceptance {
  std::string origin;
  std::string message;
};

/// What became of an acceptance whose rule looked at its article.
struct AcceptanceUse {
  std::size_t acceptance = 0;  ///< index into `CheckOptions::accepted`
  std::uint64_t held = 0;      ///< findings that it held back
  friend bool operator==(const AcceptanceUse&, const AcceptanceUse&) = default;
};

/// The totals of a run.
struct CheckCounts {
  std::uint64_t articles = 0;
  std::uint64_t segments = 0;
  std::vector<std::uint64_t> by_rule;             ///< findings, in the order of `rules_with`
  std::array<std::uint64_t, 3> by_severity = {};  ///< findings, by Severity
  std::uint64_t accepted = 0;                     ///< findings that an acceptance held back
  std::vector<UnusedAcceptance> unused;
  std::uint64_t skipped = 0;       ///< segments that `skip_segments` names
  std::uint64_t untranslated = 0;  ///< units of files that have no target, which are not checked
  std::vector<std::string> notes;  ///< sentences on what was found out, such as a language
  /// In order. Without those of rules about all articles if an acceptance names an article that was
  /// not among those read, for then others may be missing, too.
  std::vector<AcceptanceUse> uses;

  [[nodiscard]] std::uint64_t findings() const {
    return by_severity[0] + by_severity[1] + by_severity[2];
  }
};

/// Takes the findings of each article, in order of path, also of articles without findings. Those
/// of rules about all articles follow at the end, by article again.
class FindingSink {
 public:
  virtual ~FindingSink() = default;
  [[nodiscard]] virtual Result<void> put(const ArticleFindings& findings) = 0;
};

/// Checks every article under `paths` and hands its findings to `sink`. kMisuse for unknown rules.
/// Memory: the articles in flight, and 32 bytes a segment if rules about all articles are on.
[[nodiscard]] Result<CheckCounts> check_tree(std::span<const std::string> paths,
                                             const TreeOptions& tree, const CheckOptions& options,
                                             FindingSink& sink);

}  // namespace locseg
