#include "check_arguments.h"

#include <iterator>
#include <span>

#include "base/try.h"
#include "check/engine/baseline.h"
#include "check/engine/since.h"
#include "format_argument.h"
#include "locseg/check_paths.h"
#include "locseg/glossary.h"

namespace locseg::cli {

// What chooses the findings.
void CheckArguments::declare_rules(ArgumentTable& table) {
  table.add({.name = "--select",
             .value = "RULE,..",
             .into = &select,
             .summary = "Only these rules or groups, `default` or `all` (separated by commas)",
             .splits_at_commas = true});
  table.add({.name = "--ignore",
             .value = "RULE,..",
             .into = &ignore,
             .summary = "Leave out these rules or groups",
             .splits_at_commas = true});
  table.add({.name = "--baseline",
             .value = "FILE",
             .into = &baseline,
             .summary = "Ignore the findings that FILE accepts"});
  table.add({.name = "--write-baseline",
             .value = "FILE",
             .into = &write_baseline,
             .summary = "Accept all findings: write them to FILE and report none"});
  table.add({.name = "--since",
             .value = "REV",
             .into = &since,
             .summary = "Check only segments that git revision REV does not have"});
  table.add({.name = "--glossary",
             .value = "FILE",
             .into = &glossary,
             .summary = "Check terms against FILE: TBX, CSV or TSV"});
}

void CheckArguments::declare(ArgumentTable& table) {
  tree.declare(table).required = false;
  table.add({.name = "-o,--output",
             .value = "FILE",
             .into = &out,
             .summary = "Write to FILE instead of standard output"});
  format_ = &table.add(format_argument(format, finding_formats()));
  format_->left_out = "by FILE's ending, else text";
  format_->one_of.emplace_back(kRulesPage);
  table.add(
      {.name = "--fail-on",
       .value = "SEVERITY",
       .into = &fail_on,
       .summary = "Exit 1 from this severity up: error, warning (when left out), info or never",
       .one_of = {"error", "warning", "info", "never"}});
  declare_rules(table);
  table.add({.name = "--fix",
             .into = &fix,
             .summary = "Repair in place what has one right repair; report the rest"});
  table.add({.name = "--unsafe-fixes",
             .into = &unsafe_fixes,
             .summary = "Like --fix, and make repairs that a reader should look at"});
  table.add({.name = "--diff",
             .into = &diff,
             .summary = "Show what --fix would change as a patch, write nothing"});
  table.add({.name = "--allow-empty",
             .into = &allow_empty,
             .summary = "Exit 0 even if no segment was found"});
  tree.declare_languages(table);
  table.add({.name = "--list",
             .into = &list,
             .summary = "List the rules; with --format markdown, as a manual"});
  table.add(
      {.name = "--explain", .value = "RULE", .into = &explain, .summary = "Tell all about a rule"});
}

const FindingFormat& CheckArguments::finding_format() const {
  const std::span<const FindingFormat> formats = finding_formats();
  if (!format.empty()) return *find_format(formats, format);
  const FindingFormat* const by_ending = format_of_path(formats, out);
  return by_ending == nullptr ? *find_format(formats, "text") : *by_ending;
}

Result<void> CheckArguments::settle_finding_format(const Config& config) {
  if (format_of_path(finding_formats(), out) == nullptr) {
    LOCSEG_TRY(settle_format(*format_, config, "check"));
  }
  if (format != kRulesPage) return {};
  return failure(ErrorCode::kMisuse, "findings have no format 'markdown', which is for --list");
}

Result<CheckSettings> CheckArguments::settle(const Config& config) {
  LOCSEG_TRY(settle_finding_format(config));
  auto settings = read_check_settings(config);
  if (!settings) return settings;
  settings->options.command_line.select = select;
  settings->options.command_line.ignore = ignore;
  settings->options.languages = tree.languages;
  settings->options.unsafe_fixes = unsafe_fixes;
  if (!fail_on.empty()) settings->fail_on = fail_on;
  if (!baseline.empty()) settings->baseline = baseline;
  if (!glossary.empty()) settings->glossary = glossary;
  LOCSEG_TRY(load(*settings));
  return settings;
}

Result<void> CheckArguments::load(CheckSettings& settings) const {
  CheckOptions& checks = settings.options;
  if (!settings.glossary.empty()) {
    auto terms = read_glossary(settings.glossary);
    LOCSEG_TRY(terms);
    checks.glossary = std::move(*terms);
  }
  if (!settings.baseline.empty() && write_baseline.empty()) {
    auto accepted = read_baseline(settings.baseline);
    LOCSEG_TRY(accepted);
    checks.accepted.insert(checks.accepted.end(), std::make_move_iterator(accepted->begin()),
                           std::make_move_iterator(accepted->end()));
  }
  if (since.empty()) return {};
  LOCSEG_TRY(pass_over_revision(since, tree.paths, tree.tree, checks));
  return pass_over_files(since, tree.paths, tree.tree, checks);
}

}  // namespace locseg::cli
