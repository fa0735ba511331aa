#include "check_arguments.h"

#include <iterator>
#include <span>
#include <utility>

#include "base/disk.h"
#include "base/try.h"
#include "check/engine/baseline.h"
#include "check/engine/dictionary_file.h"
#include "check/engine/since.h"
#include "format_argument.h"
#include "locseg/glossary.h"
#include "workflow/check_paths.h"

namespace locseg::cli {

void CheckArguments::declare_reports(ArgumentTable& table) {
  table.add({.name = "-o,--output",
             .value = "FILE",
             .into = &outputs,
             .summary =
                 "Write to FILE instead of standard output, which is -; FORMAT=FILE as often "
                 "as there are reports to write in one run (repeatable)"});
  format_ = &table.add(format_argument(format, finding_formats()));
  format_->left_out = "by FILE's ending, else text";
  table.add({.name = "--statistics",
             .into = &statistics,
             .summary = "Show how often each rule found something, not where (text, concise)"});
  table.add({.name = "--max-findings",
             .value = "N",
             .into = &max_findings,
             .summary = "Report the first N findings; all count",
             .left_out = "all"});
  table.add(
      {.name = "--fail-on",
       .value = "SEVERITY",
       .into = &fail_on,
       .summary = "Exit 1 from this severity up: error, warning (when left out), info or never",
       .one_of = {"error", "warning", "info", "never"}});
}

void CheckArguments::declare_selection(ArgumentTable& table) {
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
}

Argument& CheckArguments::declare_glossary(ArgumentTable& table) {
  return table.add({.name = "--glossary",
                    .value = "FILE",
                    .into = &glossary,
                    .summary = "Check terms against FILE: TBX, CSV or TSV"});
}

void CheckArguments::declare_baselines(ArgumentTable& table) {
  table.add({.name = "--baseline",
             .value = "FILE",
             .into = &baseline,
             .summary = "Ignore the findings that FILE accepts"});
  table.add({.name = "--write-baseline",
             .value = "FILE",
             .into = &write_baseline,
             .summary = "Accept all findings: write them to FILE and report none"});
  table.add({.name = "--update-baseline",
             .into = &update_baseline,
             .summary = "Accept all findings in these articles in the baseline, and keep what it "
                        "says of others",
             .excludes = "--since"});
  table.add({.name = "--prune-baseline",
             .into = &prune_baseline,
             .summary = "Take out of the baseline what is not found any more",
             .excludes = "--since"});
}

void CheckArguments::declare(ArgumentTable& table) {
  tree.declare(table).required = false;
  tree.declare_input_format(table, "files");
  declare_reports(table);
  declare_selection(table);
  table.add({.name = "--since",
             .value = "REV",
             .into = &since,
             .summary = "Check only segments that are new since the branch left git revision REV"});
  declare_glossary(table);
  declare_baselines(table);
  table.add({.name = "--fix",
             .into = &fix,
             .summary = "Repair in place what has one right repair; report the rest"});
  table.add({.name = "--unsafe-fixes",
             .into = &unsafe_fixes,
             .summary = "Like --fix, and make repairs that a reader should look at"});
  table.add({.name = "--diff",
             .into = &diff,
             .summary = "Show what --fix would change as a patch, write nothing"});
  table.add({.name = "--watch",
             .into = &watch,
             .summary = "Check again whenever a file changes, until interrupted"});
  empty.declare(table, "Succeed even if no segment is found");
  tree.declare_languages(table);
  table.add({.name = "--list",
             .into = &list,
             .summary = "List the rules; with --format markdown, as a manual"});
  table.add(
      {.name = "--explain", .value = "RULE", .into = &explain, .summary = "Tell all about a rule"});
  table.add({.name = "--test-rules",
             .into = &test_rules,
             .summary = "Run the examples of the configuration's own rules"});
}

Result<std::vector<OutputPlace>> CheckArguments::places() const {
  const std::string text = "text";
  if (format_->given) return output_places(outputs, format, text);
  return output_places(outputs, "", format.empty() ? text : format);
}

Result<CheckSettings> CheckArguments::settle(const Config& config) const {
  LOCSEG_TRY(settle_format(*format_, config, "check"));
  return settle_rules(config);
}

Result<CheckSettings> CheckArguments::settle_rules(const Config& config) const {
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

InputFiles CheckArguments::inputs(const Config& config, const CheckSettings& settings) const {
  InputFiles inputs = tree.inputs();
  const bool writes_baseline = !write_baseline.empty() || update_baseline;
  for (const std::string& path : {config.path, settings.glossary, settings.dictionary,
                                  writes_baseline ? std::string() : settings.baseline}) {
    if (!path.empty()) inputs.add(path);
  }
  return inputs;
}

Result<void> CheckArguments::load(CheckSettings& settings) const {
  CheckOptions& checks = settings.options;
  if (!settings.glossary.empty()) {
    auto terms = read_glossary(settings.glossary);
    LOCSEG_TRY(terms);
    checks.glossary = std::move(*terms);
  }
  if (!settings.dictionary.empty()) {
    LOCSEG_TRY(read_dictionary(settings.dictionary, checks.words));
  }
  LOCSEG_TRY(load_baseline(settings));
  if (since.empty()) return {};
  LOCSEG_TRY(pass_over_revision(since, tree.paths, tree.tree, checks));
  return pass_over_files(since, tree.unit_paths(), tree.tree, checks);
}

Result<void> CheckArguments::load_baseline(CheckSettings& settings) const {
  const bool writes = update_baseline || prune_baseline;
  if (writes && settings.baseline.empty()) {
    return failure(ErrorCode::kMisuse, "no baseline: give --baseline FILE");
  }
  if (settings.baseline.empty() || !write_baseline.empty()) return {};
  if (update_baseline) {
    // The first update writes the file.
    const auto kind = base::file_kind(settings.baseline);
    LOCSEG_TRY(kind);
    settings.baseline_from = settings.options.accepted.size();
    if (*kind == base::FileKind::kMissing) return {};
  }
  auto accepted = read_baseline(settings.baseline);
  LOCSEG_TRY(accepted);
  auto& all = settings.options.accepted;
  settings.baseline_from = all.size();
  all.insert(all.end(), std::make_move_iterator(accepted->begin()),
             std::make_move_iterator(accepted->end()));
  return {};
}

}  // namespace locseg::cli
