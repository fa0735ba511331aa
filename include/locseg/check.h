/// Checking articles: which rules there are, and running them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "locseg/finding.h"

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
  std::string_view source;
  std::string_view target;
  std::string_view target_lang = "de-DE";
  /// A whole article instead of the above: for rules about articles and about several segments.
  std::string_view article = {};
  /// Lines of `source<TAB>target<TAB>status`: for rules about terms.
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
  double length_ratio_min = 0.3;
  double length_ratio_max = 3.5;
  std::uint64_t length_min_characters = 40;
};

}  // namespace locseg
