// locseg check: what is wrong with translations, as a report in one of several formats.
#include "locseg/check.h"

#include <memory>

#include "base/try.h"
#include "base/words.h"
#include "check/engine/baseline.h"
#include "check_arguments.h"
#include "check_rules.h"
#include "command.h"
#include "locseg/check_paths.h"
#include "locseg/output.h"
#include "locseg/report.h"
#include "terminal.h"

namespace locseg::cli {
namespace check_command {
namespace {

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

Result<CheckCounts> check(const CheckArguments& options, const CommonOptions& common,
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
  if (!common.quiet) {
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
  const FileBytes file{std::string(article.path), std::string(article.after),
                       hash_of(article.before)};
  return write_together({&file, 1});
}

// What --fix would change, as a patch; nothing is written.
Result<int> show_repairs(const CheckArguments& options, const CommonOptions& common,
                         CheckOptions checks) {
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

Result<int> write_baseline(const CheckArguments& options, const CommonOptions& common,
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

Result<int> report(const CheckArguments& options, const CommonOptions& common,
                   CheckSettings settings) {
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
  if (options.fix || options.unsafe_fixes) {
    settings.options.on_fix = [&](const FixedArticle& article) {
      repairs += article.repairs;
      ++repaired;
      return write_article(article);
    };
  }
  const std::unique_ptr<FindingReport> report = options.finding_format().make(*out, look);
  const auto counts = check(options, common, settings.options, *report);
  LOCSEG_TRY(counts);
  LOCSEG_TRY(report->finish(*counts));
  LOCSEG_TRY(out->commit());
  if (repaired != 0 && !common.quiet) {
    say("repaired " + base::counted(repairs, "fault") + " in " +
        base::counted(repaired, "article"));
  }
  if (!report->omitted().empty()) say(report->omitted());
  return status_of(*counts, settings.fail_on);
}

// What would be ignored in silence is refused.
Result<void> require_one_purpose(const CheckArguments& options) {
  if (options.write_baseline.empty()) return {};
  const std::string_view other = options.fix               ? "--fix"
                                 : options.diff            ? "--diff"
                                 : !options.out.empty()    ? "--output"
                                 : !options.format.empty() ? "--format"
                                                           : "";
  if (other.empty()) return {};
  return failure(ErrorCode::kMisuse,
                 "--write-baseline reports nothing: leave out " + std::string(other));
}

Result<int> run(CheckArguments& options, const CommonOptions& common) {
  if (options.list || !options.explain.empty()) {
    const Result<std::string> text =
        options.list
            ? Result<std::string>(options.format == kRulesPage ? rules_page() : list_rules())
            : explain_rule(options.explain);
    LOCSEG_TRY(text);
    LOCSEG_TRY(write_output("", *text));
    return kClean;
  }
  if (options.tree.paths.empty())
    return failure(ErrorCode::kMisuse, "nothing to check: give a PATH, --list or --explain RULE");
  LOCSEG_TRY(require_one_purpose(options));
  const auto config = options.tree.settle(common);
  LOCSEG_TRY(config);
  auto settings = options.settle(*config);
  LOCSEG_TRY(settings);
  if (options.diff) return show_repairs(options, common, std::move(settings->options));
  if (!options.write_baseline.empty()) return write_baseline(options, common, settings->options);
  return report(options, common, std::move(*settings));
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
        "  locseg check docs/ --since main --glossary terms.csv  only what is new\n",
    .exit_1 =
        "there are findings of the severity of --fail-on or above; with --diff, something would be "
        "repaired",
    .declare = check_command::declare};

}  // namespace locseg::cli
