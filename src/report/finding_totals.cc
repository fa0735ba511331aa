#include "report/finding_totals.h"

#include <fmt/core.h>

#include <algorithm>
#include <functional>

#include "base/words.h"

namespace locseg::report {

std::span<const RuleDescription* const> rules_of(const ReportOptions& options) {
  return options.rules.empty() ? rule_descriptions() : options.rules;
}

std::vector<std::pair<const RuleDescription*, std::uint64_t>> frequent_first(
    const CheckCounts& counts, std::span<const RuleDescription* const> rules) {
  std::vector<std::pair<const RuleDescription*, std::uint64_t>> found;
  for (std::size_t i = 0; i < std::min(rules.size(), counts.by_rule.size()); ++i) {
    if (counts.by_rule[i] != 0) found.emplace_back(rules[i], counts.by_rule[i]);
  }
  std::ranges::stable_sort(found, std::greater<>(), [](const auto& each) { return each.second; });
  return found;
}

std::string rule_lines(const CheckCounts& counts, std::span<const RuleDescription* const> rules) {
  std::string out;
  for (const auto& [rule, count] : frequent_first(counts, rules)) {
    out += fmt::format("{:>8}  {}\n", count, rule->id);
  }
  return out;
}

std::string counts_line(const CheckCounts& counts) {
  std::string out = fmt::format(
      "{} ({}, {}, {}) in {}, {}", base::counted(counts.findings(), "finding"),
      base::counted(counts.by_severity[2], "error"),
      base::counted(counts.by_severity[1], "warning"), base::counted(counts.by_severity[0], "info"),
      base::counted(counts.articles, "article"), base::counted(counts.segments, "segment"));
  if (counts.accepted != 0) out += fmt::format("; {} accepted", counts.accepted);
  return out;
}

}  // namespace locseg::report
