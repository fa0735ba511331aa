// How reports for people end: the findings by rule, and a line of counts.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "locseg/check.h"
#include "locseg/report.h"

namespace locseg::report {

/// The rules of the run; see `ReportOptions::rules`.
[[nodiscard]] std::span<const RuleDescription* const> rules_of(const ReportOptions& options);

/// The rules that found something with how often, the most frequent first.
[[nodiscard]] std::vector<std::pair<const RuleDescription*, std::uint64_t>> frequent_first(
    const CheckCounts& counts, std::span<const RuleDescription* const> rules);

/// A line for each rule that found something.
[[nodiscard]] std::string rule_lines(const CheckCounts& counts,
                                     std::span<const RuleDescription* const> rules);

/// "5 findings (1 error, 4 warnings, 0 infos) in 2 articles, 9 segments; 1 accepted".
[[nodiscard]] std::string counts_line(const CheckCounts& counts);

}  // namespace locseg::report
