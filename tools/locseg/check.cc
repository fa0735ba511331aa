// locseg check: what is wrong with translations, as reports in several formats.
#include "locseg/check.h"

#include <algorithm>
#include <memory>

#include "base/try.h"
#include "base/words.h"
#include "check_arguments.h"
#include "check_baselines.h"
#include "check_outputs.h"
#include "check_rules.h"
#include "check_run.h"
#include "check_team.h"
#include "check_watch.h"
#include "command.h"
#include "locseg/output.h"
#include "locseg/report.h"
#include "option_hint.h"
#include "terminal.h"

namespace locseg::cli {
namespace check_command {
namespace {

// The form of --list that is a page.
constexpr std::string_view kPage = "markdown";

Result<void> write_article(const FixedArticle& article) {
  if (article.path == "-")
    return failure(ErrorCode::kMisuse, "standard input cannot be repaired; --diff shows how");
  const FileBytes file{std::string(article.path), std::string(article.after),
                       hash_of(article.before)};
  return write_together({&file, 1});
}

// What --fix would change, as a patch; nothing is written.
Result<int> show_repairs(const CheckArguments& options, const CommonOptions& common,
                         CheckOptions checks, const InputFiles& inputs) {
  if (options.outputs.size() > 1)
    return failure(ErrorCode::kMisuse, "--diff writes one patch; give --output once");
  auto out = OutputFile::open(options.outputs.empty() ? "" : options.outputs.front(), inputs);
  LOCSEG_TRY(out);
  bool changed = false;
  checks.on_fix = [&](const FixedArticle& article) {
    changed = true;
    return out->write(unified_patch(article.name, article.before, article.after));
  };
  Silence silence;
  const auto counts = run_check(options.tree, common, checks, silence);
  LOCSEG_TRY(counts);
  LOCSEG_TRY(require_segments(*counts, options.empty, common));
  say_unused(*counts, common);
  LOCSEG_TRY(out->commit());
  return changed ? kFindings : kClean;
}

int status_of(const CheckCounts& counts, std::string_view fail_on) {
  if (fail_on == "never") return kClean;
  const Severity least = severity_of(fail_on).value_or(Severity::kWarning);
  for (auto level = static_cast<std::size_t>(least); level < counts.by_severity.size(); ++level)
    if (counts.by_severity[level] != 0) return kFindings;
  return kClean;
}

Result<int> report(const CheckArguments& options, const CommonOptions& common,
                   CheckSettings settings, const InputFiles& inputs) {
  const auto places = options.places();
  LOCSEG_TRY(places);
  const auto rules = rules_with(settings.options.team.get());
  auto outputs = CheckOutputs::open(*places, inputs,
                                    {options.statistics, options.max_findings, rules}, common);
  LOCSEG_TRY(outputs);
  std::uint64_t repairs = 0;
  std::uint64_t repaired = 0;
  if (options.fix || options.unsafe_fixes) {
    settings.options.on_fix = [&](const FixedArticle& article) {
      repairs += article.repairs;
      ++repaired;
      return write_article(article);
    };
  }
  const auto counts = run_check(options.tree, common, settings.options, *outputs);
  LOCSEG_TRY(counts);
  LOCSEG_TRY(require_segments(*counts, options.empty, common));
  LOCSEG_TRY(outputs->finish(*counts));
  if (options.prune_baseline) {
    LOCSEG_TRY(prune_baseline(options, common, settings, *counts));
  } else {
    say_unused(*counts, common);
  }
  if (repaired != 0 && !common.quiet) {
    say("repaired " + base::counted(repairs, "fault") + " in " +
        base::counted(repaired, "article"));
  }
  for (const std::string& omitted : outputs->omitted(*counts)) say(omitted);
  return status_of(*counts, settings.fail_on);
}

// --list, --explain and --test-rules.
Result<int> tell_of_rules(const CheckArguments& options, const CommonOptions& common) {
  const auto team = configured_rules(common);
  LOCSEG_TRY(team);
  if (options.test_rules) return test_rules(*team);
  const auto rules = rules_with(team->get());
  const Result<std::string> text = !options.list ? explain_rule(options.explain, rules)
                                   : options.format == kPage
                                       ? Result<std::string>(rules_page(rules))
                                       : Result<std::string>(list_rules(rules));
  LOCSEG_TRY(text);
  LOCSEG_TRY(write_output("", *text));
  return kClean;
}

// What would be ignored in silence is refused.
Result<void> require_one_purpose(const CheckArguments& options) {
  const bool writes = !options.write_baseline.empty();
  if (!writes && !options.update_baseline) return {};
  const bool reports = !options.outputs.empty() || !options.format.empty();
  const std::string_view other = options.fix              ? "--fix"
                                 : options.unsafe_fixes   ? "--unsafe-fixes"
                                 : options.diff           ? "--diff"
                                 : !writes || !reports    ? ""
                                 : options.format.empty() ? "--output"
                                                          : "--format";
  if (other.empty()) return {};
  const std::string option = writes ? "--write-baseline" : "--update-baseline";
  return failure(ErrorCode::kMisuse, option + (writes ? " reports nothing" : " accepts all") +
                                         ": leave out " + std::string(other));
}

Result<int> check_once(CheckArguments& options, const CommonOptions& common) {
  const auto config = options.tree.settle(common);
  LOCSEG_TRY(config);
  auto settings = options.settle(*config);
  LOCSEG_TRY(settings);
  const InputFiles inputs = options.inputs(*config, *settings);
  if (options.diff) return show_repairs(options, common, std::move(settings->options), inputs);
  if (!options.write_baseline.empty() || options.update_baseline)
    return accept_all(options, common, *settings, inputs);
  return report(options, common, std::move(*settings), inputs);
}

// The files that a check reads as it is configured now; of a configuration that is not sound, what
// the command line names.
WatchedFiles files_of(CheckArguments options, const CommonOptions& common) {
  const auto config = options.tree.settle(common);
  std::vector<std::string> others = {".locseg.toml", common.config};
  if (config) {
    others.push_back(config->path);
    if (const auto settings = read_check_settings(*config)) {
      others.insert(others.end(), {settings->glossary, settings->dictionary, settings->baseline});
    }
  }
  others.insert(others.end(), {options.glossary, options.baseline});
  std::erase(others, "");
  return {options.tree.paths, options.tree.options(common), std::move(others)};
}

// What writes what it reads would go on for ever, and standard input ends once.
Result<void> require_watchable(const CheckArguments& options) {
  const bool writes = options.fix || options.unsafe_fixes || options.update_baseline ||
                      options.prune_baseline || !options.write_baseline.empty();
  if (writes) return failure(ErrorCode::kMisuse, "--watch reports only; it changes no file");
  if (std::ranges::find(options.tree.paths, "-") == options.tree.paths.end()) return {};
  return failure(ErrorCode::kMisuse, "--watch: standard input is read once");
}

// Each check is as of a new process: the configuration is read again, too. If the first fails, so
// does the command: a path that names nothing is a slip, a file that is gone later may come back.
Result<int> watch(const CheckArguments& options, const CommonOptions& common) {
  LOCSEG_TRY(require_watchable(options));
  for (bool is_first = true;; is_first = false) {
    const WatchedFiles files = files_of(options, common);
    CheckArguments fresh = options;
    auto status = check_once(fresh, common);
    if (!status && (is_first || status.error().code == ErrorCode::kInterrupted)) return status;
    if (!status) say("error: " + with_option(status.error()));
    if (!common.quiet) say("watching");
    if (!files.wait()) return failure(ErrorCode::kInterrupted, "interrupted");
  }
}

Result<int> run(CheckArguments& options, const CommonOptions& common) {
  if (options.list || options.test_rules || !options.explain.empty()) {
    return tell_of_rules(options, common);
  }
  if (options.tree.paths.empty())
    return failure(ErrorCode::kMisuse, "nothing to check: give a PATH, --list or --explain RULE");
  LOCSEG_TRY(require_one_purpose(options));
  return options.watch ? watch(options, common) : check_once(options, common);
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<CheckArguments>();
  options->declare(table);
  return [options](const CommonOptions& common) { return run(*options, common); };
}

}  // namespace
}  // namespace check_command

const Command kCheck = {
    .name = "check",
    .summary = "Find what is wrong with translations",
    .examples =
        "  locseg check docs/                               what is wrong, and where\n"
        "  locseg check docs/ --format sarif -o check.sarif  for code scanning\n"
        "  locseg check docs/ -o sarif=check.sarif -o github=-  and annotations, in one run\n"
        "  locseg check docs/ --since main --glossary terms.csv  only what is new\n",
    .exit_1 =
        "there are findings of the severity of --fail-on or above; with --diff, something would be "
        "repaired; with --test-rules, an example fails",
    .declare = check_command::declare};

}  // namespace locseg::cli
