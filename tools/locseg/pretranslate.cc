// locseg pretranslate: what has no translation yet, from a store.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "article_output.h"
#include "base/filter_process.h"
#include "base/try.h"
#include "check_arguments.h"
#include "command.h"
#include "fill_job.h"
#include "format_argument.h"
#include "locseg/check.h"
#include "locseg/memory.h"
#include "locseg/output.h"
#include "locseg/report.h"
#include "locseg/store.h"
#include "locseg/tree.h"
#include "memory_arguments.h"
#include "terminal.h"
#include "tree_arguments.h"
#include "workflow/command_supply.h"
#include "workflow/fill_article.h"
#include "workflow/open_units.h"

namespace locseg::cli {
namespace pretranslate_command {
namespace {

// A translator looks at the units of a table; an article goes to its readers, and a command
// translates what is only similar.
constexpr int kScoreOfTables = 75;

struct Options {
  MemoryArguments memory;
  std::string file;
  std::string format = "text";
  int min_score = 0;  // 0: not given
  std::string with;
  unsigned with_timeout = base::FilterLimits().seconds;
  CheckArguments checks;  // of what the command answers
  ArticleOutput output;
  TreeArguments tree;
};

// Articles, or an exchange file.
struct Job {
  UnitPath path;
  std::unique_ptr<ArticleSource> articles;  // null: a file
  std::unique_ptr<JobFile> file;
};

Result<void> check_arguments(const Options& options) {
  LOCSEG_TRY(options.output.check());
  LOCSEG_TRY(options.output.require_stdout_for(options.format));
  if (options.output.in_place && options.file == "-") {
    return failure(ErrorCode::kMisuse, "--in-place needs a file on disk");
  }
  return options.memory.require_order({&options.file, 1}, "FILE");
}

Result<Job> open_job(const Options& options) {
  auto path = identify_job(options.file, options.tree.input_format);
  LOCSEG_TRY(path);
  Job job;
  job.path = std::move(*path);
  if (job.path.kind != PathKind::kArticles) {
    LOCSEG_TRY(require_place_for(job.path, options.output));
    job.file = std::make_unique<JobFile>(job.path);
    if (options.output.in_place || !options.with.empty()) LOCSEG_TRY(job.file->keep());
    return job;
  }
  // What an article says of its languages tells whether the memory is about it.
  const Languages languages = {.source = options.tree.named_languages().source, .target = {}};
  auto opened = open_article_source(options.file, options.tree.tree, languages);
  LOCSEG_TRY(opened);
  job.articles = std::move(*opened);
  LOCSEG_TRY(options.output.require_place_for(*job.articles, options.file, "to fill"));
  return job;
}

Result<Pretranslator> open_memory(const Options& options, const Config& config, const Job& job) {
  auto lookup = options.memory.settle(config, options.tree.named_languages());
  LOCSEG_TRY(lookup);
  const bool is_exact = job.articles != nullptr || !options.with.empty();
  lookup->min_score = is_exact ? kExactScore : kScoreOfTables;
  if (options.min_score != 0) lookup->min_score = options.min_score;
  return Pretranslator::open(options.memory.store, std::move(*lookup));
}

// For what the command answers, in the languages of the memory where the job names none.
Result<Checker> open_checker(const Options& options, const Config& config,
                             const Pretranslator& memory) {
  auto settings = options.checks.settle_rules(config);
  LOCSEG_TRY(settings);
  settings->options.languages.source = memory.options().source_lang;
  settings->options.languages.target = memory.options().target_lang;
  return Checker::create(std::move(settings->options));
}

Result<void> ask_for_articles(const ArticleSource& articles, CommandSupply& supply) {
  SourcedArticle article;
  for (std::size_t i = 0; i < articles.names().size(); ++i) {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    LOCSEG_TRY(articles.read(i, article));
    LOCSEG_TRY(supply.fill(article.group, fill_place_of(article.article)));
  }
  return {};
}

// Has the command translate what is new.
Result<void> ask(const Job& job, CommandSupply& supply) {
  if (job.articles != nullptr) {
    LOCSEG_TRY(ask_for_articles(*job.articles, supply));
  } else {
    LOCSEG_TRY(ask_for_job(*job.file, supply));
  }
  return supply.end_asking();
}

Result<void> fill_articles(const Options& options, const ArticleSource& articles,
                           TargetSupply& supply, PretranslationResult& report) {
  const ArticleOutput& output = options.output;
  ChangedArticles changed_articles(output, articles.is_file());
  SourcedArticle article;
  for (std::size_t i = 0; i < articles.names().size(); ++i) {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    const std::string place = articles.place(i);
    LOCSEG_TRY(articles.read(i, article));
    auto filled = fill_article(supply, article.article, article.group);
    if (!filled) {
      Error error = std::move(filled.error());
      if (error.path.empty()) error.path = place;
      return tl::unexpected<Error>(std::move(error));
    }
    report.add(article.name, article.group, filled->fillings);
    if (articles.is_file()) {
      LOCSEG_TRY(require_units({options.file}, output, report));
    }
    LOCSEG_TRY(
        changed_articles.add(place, articles.names()[i], std::move(filled->bytes), article.bytes));
  }
  LOCSEG_TRY(require_units({options.file}, output, report));
  return changed_articles.finish();
}

Result<void> fill(const Options& options, const Job& job, TargetSupply& supply,
                  PretranslationResult& report) {
  return job.articles != nullptr ? fill_articles(options, *job.articles, supply, report)
                                 : fill_job(*job.file, options.output, supply, report);
}

// Fills with what the memory and the command have; tells what there is to say of the command.
Result<std::vector<std::string>> fill_with_command(const Options& options, const Job& job,
                                                   CommandSupply& supply,
                                                   PretranslationResult& report) {
  LOCSEG_TRY(ask(job, supply));
  LOCSEG_TRY(fill(options, job, supply, report));
  return supply.notes();
}

Result<int> run(const Options& options, const Config& config, const CommonOptions& common) {
  LOCSEG_TRY(check_arguments(options));
  const auto job = open_job(options);
  LOCSEG_TRY(job);
  auto memory = open_memory(options, config, *job);
  LOCSEG_TRY(memory);
  if (!memory->notice().empty() && !common.quiet) say(memory->notice());
  PretranslationResult report(memory->options().penalties);
  std::vector<std::string> notes;
  if (options.with.empty()) {
    MemorySupply supply(*memory);
    LOCSEG_TRY(fill(options, *job, supply, report));
  } else {
    const auto checker = open_checker(options, config, *memory);
    LOCSEG_TRY(checker);
    CommandSupply supply(*memory, *checker,
                         {options.memory.store, options.with, options.with_timeout});
    auto said = fill_with_command(options, *job, supply, report);
    LOCSEG_TRY(said);
    notes = std::move(*said);
  }
  const bool refused = report.count(FillOutcome::kRefused) != 0;
  if (!common.quiet || refused) {
    for (const std::string& note : notes) say(note);
  }
  report.set_written(options.output.writes());
  const std::string text = find_format(pretranslation_formats(), options.format)->make(report, {});
  if (options.format == "json") {
    LOCSEG_TRY(write_output("", text));
  } else if (!common.quiet || refused) {
    say_lines(text);
  }
  const std::string hint = options.output.hint();
  if (!common.quiet && !hint.empty()) say(hint);
  return refused ? kFindings : kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  options->memory.declare_store(table);
  table.add({.name = "FILE",
             .into = &options->file,
             .summary = "Article, folder of articles, or a job: xliff, po, jsonl, tsv, csv",
             .required = true});
  options->tree.declare_input_format(table, "FILE");
  options->output.declare(
      table, "Write to OUT (- is standard output), or a folder's articles into the folder OUT",
      "Report and write nothing");
  table.add({.name = "--min-score",
             .value = "N",
             .into = &options->min_score,
             .summary = "Least score of a match",
             .left_out = "75, for articles and --with 100",
             .range = {1, kHighestScore}});
  table.add({.name = "--with",
             .value = "CMD",
             .into = &options->with,
             .summary = "Have the shell command CMD translate what the memory lacks: a JSON object "
                        "a line\nin, one out"});
  Argument& timeout = table.add({.name = "--with-timeout",
                                 .value = "SECONDS",
                                 .into = &options->with_timeout,
                                 .summary = "Stop CMD if no answer comes for that long",
                                 .shows_default = true,
                                 .range = {1, 86400}});
  options->checks.declare_glossary(table).summary =
      "Send the terms of FILE (TBX, CSV or TSV) to CMD, and check against it";
  options->output.empty.declare(table, "Succeed even if FILE has no unit");
  Argument& format = table.add(format_argument(options->format, pretranslation_formats()));
  format.summary.insert(0, "Format of the report: ");
  options->memory.declare_penalties(table);
  options->tree.declare_filters(table);
  options->tree.declare_source_tree(table);
  options->tree.declare_store_languages(table);
  return [options, &format, &timeout](const CommonOptions& common) -> Result<int> {
    if (options->with.empty() && (timeout.given || !options->checks.glossary.empty())) {
      return failure(ErrorCode::kMisuse, "--with-timeout and --glossary need --with CMD");
    }
    const auto config = options->tree.settle(common, {&options->file, 1});
    LOCSEG_TRY(config);
    LOCSEG_TRY(settle_format(format, *config, "pretranslate"));
    options->output.inputs.add(options->memory.store);
    if (!options->checks.glossary.empty()) options->output.inputs.add(options->checks.glossary);
    options->output.guard_sources(options->tree.tree);
    return run(*options, *config, common);
  };
}

}  // namespace
}  // namespace pretranslate_command

const Command kPretranslate = {
    .name = "pretranslate",
    .summary = "Fill what has no translation yet from a store",
    .notes =
        "A unit has none if its target is empty, or if it is its source and no person translated "
        "the\n"
        "article (HT). Numbers, addresses and code spans that alone differ are adapted. XLIFF "
        "and\n"
        "PO are edited in place; tables are rewritten. What CMD answers is taken if merge and "
        "check\n"
        "find no fault with it, as a suggestion.\n",
    .examples =
        "  locseg pretranslate memory.db job.xlf -o filled.xlf       the file as it was, with "
        "targets\n"
        "  locseg pretranslate memory.db docs/ --in-place            exact matches into articles\n"
        "  locseg pretranslate memory.db docs/ --min-score 95 --dry-run --format json\n"
        "  locseg pretranslate memory.db job.xlf -o filled.xlf --with 'python3 translate.py'\n",
    .exit_1 = "a match could not be put into its article, or an answer was not taken",
    .declare = pretranslate_command::declare};

}  // namespace locseg::cli
