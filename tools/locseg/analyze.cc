// locseg analyze: how much of a job a memory has already.
#include "base/try.h"
#include "base/unit_filter.h"
#include "base/words.h"
#include "command.h"
#include "empty_run.h"
#include "format_argument.h"
#include "leverage/analysis_settings.h"
#include "locseg/memory.h"
#include "locseg/output.h"
#include "locseg/report.h"
#include "memory_arguments.h"
#include "terminal.h"
#include "tree_arguments.h"
#include "workflow/nothing_found.h"
#include "workflow/open_units.h"

namespace locseg::cli {
namespace analyze_command {
namespace {

struct Options {
  std::string format = "text";
  std::string out;
  std::vector<std::string> weights;
  bool no_internal = false;
  EmptyRun empty;
  TreeArguments tree;
  MemoryArguments memory;
};

// Counts articles for the progress.
class Feed final : public base::UnitFilter {
 public:
  Feed(const CommonOptions& common, UnitSink& sink) : UnitFilter(sink), progress_(common) {}

  Result<void> units(std::span<const Unit> units) override {
    progress_.step(0);
    return UnitFilter::units(units);
  }

 private:
  Result<bool> wants(const ArticleInfo& /*info*/) override { return true; }

  Progress progress_;
};

Result<AnalysisOptions> settings_of(const Options& options, const Config& config) {
  AnalysisOptions settings;
  LOCSEG_TRY(read_analysis_settings(config, settings));
  auto lookup = options.memory.settle(config, options.tree.named_languages());
  LOCSEG_TRY(lookup);
  settings.leverage = std::move(*lookup);
  for (const std::string& weight : options.weights) {
    LOCSEG_TRY(set_weight(weight, settings.weights));
  }
  settings.internal = settings.internal && !options.no_internal;
  return settings;
}

Result<void> require_segments(const Analysis& analysis, const EmptyRun& empty) {
  if (analysis.total.sum().segments != 0) return {};
  if (analysis.articles.empty() && analysis.other_language_articles != 0) {
    return empty.refuse("nothing in the job is translated from " + analysis.source_lang + " to " +
                        analysis.target_lang + "; skipped " +
                        base::counted(analysis.other_language_articles, "article") +
                        " in other languages");
  }
  return empty.refuse(nothing_found(analysis.articles.size()) +
                      ", and for units in exchange files");
}

Result<int> run(const Options& options, const Config& config, const CommonOptions& common) {
  LOCSEG_TRY(options.memory.require_order(options.tree.paths, "PATH"));
  auto settings = settings_of(options, config);
  LOCSEG_TRY(settings);
  settings->threads = common.threads;
  OpenOptions job;
  job.tree = options.tree.tree;
  job.tree.threads = 1;  // the sink does the work, on all threads
  // What an article says of its languages tells whether it belongs to the job.
  job.languages = {.source = options.tree.named_languages().source, .target = {}};
  const auto read = [&](UnitSink& sink) {
    Feed feed(common, sink);
    return read_job(options.tree.unit_paths(), job, feed);
  };
  const auto analysis = analyze_units(options.memory.store, read, *settings);
  LOCSEG_TRY(analysis);
  LOCSEG_TRY(require_segments(*analysis, options.empty));
  if (!analysis->notice.empty() && !common.quiet) say(analysis->notice);
  InputFiles inputs = options.tree.inputs();
  inputs.add(options.memory.store);
  LOCSEG_TRY(write_output(
      options.out, find_format(analysis_formats(), options.format)->make(*analysis, {}), inputs));
  return kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  options->memory.declare_store(table);
  options->tree.declare(table).summary = "Articles, folders, exchange files, or - for an article";
  options->tree.declare_input_format(table, "files");
  const Argument& format = table.add(format_argument(options->format, analysis_formats()));
  table.add({.name = "-o,--output",
             .value = "OUT",
             .into = &options->out,
             .summary = "Write to OUT instead of standard output"});
  table.add({.name = "--weight",
             .value = "BAND=N",
             .into = &options->weights,
             .summary = "Percent that a word of BAND counts (repeatable)"});
  table.add({.name = "--no-internal",
             .into = &options->no_internal,
             .summary = "Look for similar sentences in the memory only, not in the job itself"});
  options->empty.declare(table, "Succeed even if the job has no segment");
  options->memory.declare_penalties(table);
  options->tree.declare_store_languages(table);
  return [options, &format](const CommonOptions& common) -> Result<int> {
    const auto config = options->tree.settle(common);
    LOCSEG_TRY(config);
    LOCSEG_TRY(settle_format(format, *config, "analyze"));
    return run(*options, *config, common);
  };
}

}  // namespace
}  // namespace analyze_command

const Command kAnalyze = {
    .name = "analyze",
    .summary = "Count how much of a job a store has already, in bands of similarity",
    .notes =
        "Bands: context, repetition, 100, 95-99, 85-94, 75-84, 50-74, new. A segment counts in "
        "the\n"
        "first that fits; similar sentences of the job itself count as those of the store, and "
        "are\n"
        "shown apart.\n",
    .examples =
        "  locseg analyze memory.db docs/                            a table an article, and in "
        "all\n"
        "  locseg analyze memory.db job.xlf --format csv -o a.csv    for a spreadsheet\n"
        "  locseg analyze memory.db docs/ --target-lang de-DE --weight 100=0 --weight 95-99=20\n",
    .declare = analyze_command::declare};

}  // namespace locseg::cli
