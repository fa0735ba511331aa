/// Rules: what can be wrong with a translation. Each describes itself; all are listed here.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

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
};

/// `article`, `completeness`, `codes` and so on.
[[nodiscard]] std::string_view name_of(RuleGroup group);

/// A text in which a rule finds a fault, or one in which it finds none. Shown by `--explain` and
/// run as a test.
struct RuleExample {
  std::string_view source = {};
  std::string_view target = {};
  std::string_view target_lang = "de-DE";
  /// A whole article instead of the above: for rules about articles and about several segments.
  std::string_view article = {};
  /// A table as `parse_glossary_table` reads it, with tabs: for rules about terms.
  std::string_view glossary = {};
};

/// A rule as a user knows it: its manual page and its default settings.
struct RuleDescription {
  std::string_view id;  ///< names the fault, never the cure: `number-mismatch`
  RuleGroup group;
  std::string_view summary;  ///< one line, lower case: what is found
  std::string_view why;      ///< why it matters, and what is deliberately not a fault; sentences
  RuleExample bad;
  RuleExample good;
  Severity severity = Severity::kWarning;
  bool on = true;                 ///< unless a selection says otherwise
  std::string_view off_for = {};  ///< primary language subtags it is off for, `ja zh`
  std::string_view fixes = {};    ///< what its repair does; empty: it has none
};

/// Every rule, in the order in which lists show them.
[[nodiscard]] std::span<const RuleDescription* const> rule_descriptions();

/// The rule with this id; null if there is none.
[[nodiscard]] const RuleDescription* find_rule(std::string_view id);

}  // namespace locseg
