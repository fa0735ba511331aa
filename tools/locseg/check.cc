// locseg check: what is wrong with translations, as a report in one of several formats.
#include "locseg/check.h"

#include <memory>
#include <optional>
#include <span>

#include "base/try.h"
#include "base/words.h"
#include "check/engine/baseline.h"
#include "check/engine/check_settings.h"
#include "check/engine/since.h"
#include "check_rules.h"
#include "command.h"
#include "config/config.h"
#include "configured.h"
#include "locseg/check_paths.h"
#include "locseg/glossary.h"
#include "locseg/output.h"
#include "locseg/report.h"
#include "report_format.h"
#include "terminal.h"
#include "tree_arguments.h"

namespace locseg::cli {
namespace check_command {
namespace {

struct Options {
  TreeArguments tree;
  std::string out;
  std::string format;
  std::string fail_on;
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  std::string baseline;
  std::string write_baseline;
  std::string since;
  std::string glossary;
  bool fix = false;
  bool diff = false;
  bool allow_empty = false;
  bool list = false;
  std::string explain;
};

// The form of --list that findings do not have.
constexpr std::string_view kPage = "markdown";

const FindingFormat& choose_format(const Options& options) {
  const std::span<const FindingFormat> formats = finding_formats();
  if (!options.format.empty()) return *find_format(formats, options.format);
  const FindingFormat* const by_ending = format_of_path(formats, options.out);
  return by_ending == nullptr ? *find_format(formats, "text") : *by_ending;
}

// The configuration with what the command line says over it.
Result<CheckSettings> settings_of(const Options& options, const CommonOptions& common) {
  const auto config = load_known_config(common.config);
  LOCSEG_TRY(config);
  auto settings = read_check_settings(*config);
  if (!settings) return settings;
  settings->options.command_line.select = options.select;
  settings->options.command_line.ignore = options.ignore;
  settings->options.languages = options.tree.languages;
  if (!options.fail_on.empty()) settings->fail_on = options.fail_on;
  if (!options.baseline.empty()) settings->baseline = options.baseline;
  if (!options.glossary.empty()) settings->glossary = options.glossary;
  return settings;
}

// Reads the files that the settings name, and the revision of --since.
Result<void> load(const Options& options, CheckSettings& settings) {
  CheckOptions& checks = settings.options;
  if (!settings.glossary.empty()) {
    auto glossary = read_glossary(settings.glossary);
    LOCSEG_TRY(glossary);
    checks.glossary = std::move(*glossary);
  }
  if (!settings.baseline.empty() && options.write_baseline.empty()) {
    auto baseline = read_baseline(settings.baseline);
    LOCSEG_TRY(baseline);
    checks.accepted.insert(checks.accepted.end(), std::make_move_iterator(baseline->begin()),
                           std::make_move_iterator(baseline->end()));
  }
  if (options.since.empty()) return {};
  LOCSEG_TRY(pass_over_revision(options.since, options.tree.paths, options.tree.tree, checks));
  return pass_over_files(options.since, options.tree.paths, options.tree.tree, checks);
}

// Counts articles for the progress on their way to the report.
class Meter : public FindingSink {
 public:
  Meter(FindingSink& next, const CommonOptions& common) : next_(&next), progress_(common) {}
  Result<void> put(const ArticleFindings& findings) override {
    progress_.step(0);
    return next_->put(findings);
  }
  void clear() { progress_.clear(); }

 private:
  FindingSink* next_;
  Progress progress_;
};

Result<CheckCounts> check(const Options& options, const CommonOptions& common,
                          const CheckOptions& checks, FindingSink& sink) {
  Meter meter(sink, common);
  auto counts = check_paths(options.tree.paths, options.tree.options(common), checks, meter);
  meter.clear();
  LOCSEG_TRY(counts);
  if (!common.quiet) {
    for (const std::string& note : counts->notes) say("note: " + note);
  }
  const std::string nothing = nothing_met(*counts);
  if (!nothing.empty() && !options.allow_empty) return failure(ErrorCode::kNotFound, nothing);
  if (!nothing.empty() && !common.quiet) say(nothing);
  if (counts && !common.quiet) {
    for (const UnusedAcceptance& unused : counts->unused)
      say("unused: " + unused.origin + ": " + unused.message);
  }
  return counts;
}

// Takes findings and says nothing.
class Silence : public FindingSink {
 public:
  Result<void> put(const ArticleFindings&) override { return {}; }
};

Result<void> write_article(const FixedArticle& article) {
  if (article.path == "-")
    return failure(ErrorCode::kMisuse, "standard input cannot be repaired; --diff shows how");
  return write_output(std::string(article.path), article.after);
}

// What --fix would change, as a patch; nothing is written.
Result<int> show_repairs(const Options& options, const CommonOptions& common, CheckOptions checks) {
  auto out = OutputFile::open(options.out);
  LOCSEG_TRY(out);
  bool changed = false;
  checks.on_fix = [&](const FixedArticle& article) {
    changed = true;
    return out->write(unified_patch(article.name, article.before, article.after));
  };
  Silence silence;
  LOCSEG_TRY(check(options, common, checks, silence));
  LOCSEG_TRY(out->commit());
  return changed ? kFindings : kClean;
}

Result<int> write_baseline(const Options& options, const CommonOptions& common,
                           const CheckOptions& checks) {
  BaselineWriter baseline;
  const auto counts = check(options, common, checks, baseline);
  LOCSEG_TRY(counts);
  LOCSEG_TRY(write_output(options.write_baseline, baseline.text()));
  if (!common.quiet)
    say(base::counted(counts->findings(), "finding") + " -> " + options.write_baseline);
  return kClean;
}

int status_of(const CheckCounts& counts, std::string_view fail_on) {
  if (fail_on == "never") return kClean;
  const Severity least = severity_of(fail_on).value_or(Severity::kWarning);
  for (auto level = static_cast<std::size_t>(least); level < counts.by_severity.size(); ++level)
    if (counts.by_severity[level] != 0) return kFindings;
  return kClean;
}

Result<int> report(const Options& options, const CommonOptions& common, CheckSettings settings) {
  auto out = OutputFile::open(options.out);
  LOCSEG_TRY(out);
  ReportOptions look;
  if (options.out.empty() || options.out == "-") {
    const Screen shown = screen(common);
    look.columns = shown.columns;
    look.color = shown.color;
    if (!shown.reorders) look.order = TextOrder::kLogical;
  }
  std::uint64_t repairs = 0;
  std::uint64_t repaired = 0;
  if (options.fix) {
    settings.options.on_fix = [&](const FixedArticle& article) {
      repairs += article.repairs;
      ++repaired;
      return write_article(article);
    };
  }
  const std::unique_ptr<FindingReport> report = choose_format(options).make(*out, look);
  const auto counts = check(options, common, settings.options, *report);
  LOCSEG_TRY(counts);
  LOCSEG_TRY(report->finish(*counts));
  LOCSEG_TRY(out->commit());
  if (repaired != 0 && !common.quiet)
    say("repaired " + base::counted(repairs, "finding") + " in " +
        base::counted(repaired, "article"));
  if (!report->omitted().empty()) say(report->omitted());
  return status_of(*counts, settings.fail_on);
}

Result<int> run(const Options& options, const CommonOptions& common) {
  if (options.list || !options.explain.empty()) {
    const Result<std::string> text =
        options.list ? Result<std::string>(options.format == kPage ? rules_page() : list_rules())
                     : explain_rule(options.explain);
    LOCSEG_TRY(text);
    LOCSEG_TRY(write_output("", *text));
    return kClean;
  }
  if (options.format == kPage) {
    return failure(ErrorCode::kMisuse, "findings have no format 'markdown', which is for --list");
  }
  if (options.tree.paths.empty())
    return failure(ErrorCode::kMisuse, "nothing to check: give a PATH, --list or --explain RULE");
  auto settings = settings_of(options, common);
  LOCSEG_TRY(settings);
  LOCSEG_TRY(load(options, *settings));
  if (options.diff) return show_repairs(options, common, std::move(settings->options));
  if (!options.write_baseline.empty()) return write_baseline(options, common, settings->options);
  return report(options, common, std::move(*settings));
}

// What chooses the findings.
void declare_rules(ArgumentTable& table, Options& options) {
  table.add({.name = "--select",
             .value = "RULE,..",
             .into = &options.select,
             .summary = "Only these rules or groups, `default` or `all` (separated by commas)",
             .splits_at_commas = true});
  table.add({.name = "--ignore",
             .value = "RULE,..",
             .into = &options.ignore,
             .summary = "Leave out these rules or groups",
             .splits_at_commas = true});
  table.add({.name = "--baseline",
             .value = "FILE",
             .into = &options.baseline,
             .summary = "Ignore the findings that FILE accepts"});
  table.add({.name = "--write-baseline",
             .value = "FILE",
             .into = &options.write_baseline,
             .summary = "Accept all findings: write them to FILE and report none"});
  table.add({.name = "--since",
             .value = "REV",
             .into = &options.since,
             .summary = "Check only segments that git revision REV does not have"});
  table.add({.name = "--glossary",
             .value = "FILE",
             .into = &options.glossary,
             .summary = "Check terms against FILE: TBX, CSV or TSV"});
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  options->tree.declare(table).required = false;
  table.add({.name = "-o,--output",
             .value = "FILE",
             .into = &options->out,
             .summary = "Write to FILE instead of standard output"});
  Argument& format = table.add(format_argument(options->format, finding_formats()));
  format.left_out = "by FILE's ending, else text";
  format.one_of.emplace_back(kPage);
  table.add(
      {.name = "--fail-on",
       .value = "SEVERITY",
       .into = &options->fail_on,
       .summary = "Exit 1 from this severity up: error, warning (when left out), info or never",
       .one_of = {"error", "warning", "info", "never"}});
  declare_rules(table, *options);
  table.add({.name = "--fix",
             .into = &options->fix,
             .summary = "Repair in place what has one right repair; report the rest"});
  table.add({.name = "--diff",
             .into = &options->diff,
             .summary = "Show what --fix would change as a patch, write nothing"});
  table.add({.name = "--allow-empty",
             .into = &options->allow_empty,
             .summary = "Exit 0 even if no segment was found"});
  options->tree.declare_languages(table);
  table.add({.name = "--list",
             .into = &options->list,
             .summary = "List the rules; with --format markdown, as a manual"});
  table.add({.name = "--explain",
             .value = "RULE",
             .into = &options->explain,
             .summary = "Tell all about a rule"});
  return [options](const CommonOptions& common) -> Result<int> {
    if (!options->tree.paths.empty()) {
      LOCSEG_TRY(options->tree.settle(common));
    }
    return run(*options, common);
  };
}

}  // namespace
}  // namespace check_command

const Command kCheck = {
    .name = "check",
    .summary = "Find what is wrong with translations",
    .examples =
        "  locseg check docs/                               what is wrong, and where\n"
        "  locseg check docs/ --format sarif -o check.sarif  for code scanning\n"
        "  locseg check docs/ --since main --glossary terms.csv  only what is new\n",
    .exit_1 =
        "there are findings of the severity of --fail-on or above; with --diff, something would be "
        "repaired",
    .declare = check_command::declare};

}  // namespace locseg::cli
