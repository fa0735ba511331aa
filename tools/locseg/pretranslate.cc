// locseg pretranslate: what has no translation yet, from a store.
#include <memory>

#include "article_output.h"
#include "base/try.h"
#include "command.h"
#include "fill_job.h"
#include "format_argument.h"
#include "locseg/memory.h"
#include "locseg/output.h"
#include "locseg/report.h"
#include "locseg/store.h"
#include "locseg/tree.h"
#include "memory_arguments.h"
#include "terminal.h"
#include "tree_arguments.h"
#include "workflow/fill_article.h"
#include "workflow/open_units.h"

namespace locseg::cli {
namespace pretranslate_command {
namespace {

// A translator looks at the units of a table; an article goes to its readers.
constexpr int kScoreOfTables = 75;
constexpr int kScoreOfArticles = 100;

struct Options {
  MemoryArguments memory;
  std::string file;
  std::string format = "text";
  int min_score = 0;  // 0: not given
  ArticleOutput output;
  TreeArguments tree;
};

Result<Pretranslator> open_memory(const Options& options, const Config& config, int usual_score) {
  auto lookup = options.memory.settle(config, options.tree.named_languages());
  LOCSEG_TRY(lookup);
  lookup->min_score = options.min_score == 0 ? usual_score : options.min_score;
  return Pretranslator::open(options.memory.store, std::move(*lookup));
}

Result<void> check_arguments(const Options& options) {
  LOCSEG_TRY(options.output.check());
  return options.memory.require_order({&options.file, 1}, "FILE");
}

Result<void> fill_articles(const Options& options, const ArticleSource& articles,
                           Pretranslator& memory, PretranslationResult& report) {
  const ArticleOutput& output = options.output;
  ChangedArticles changed_articles(output, articles);
  SourcedArticle article;
  for (std::size_t i = 0; i < articles.names().size(); ++i) {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    const std::string place = articles.place(i);
    LOCSEG_TRY(articles.read(i, article));
    auto filled = fill_article(memory, article.article, article.group);
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

Result<int> run(const Options& options, const Config& config, const CommonOptions& common) {
  const ArticleOutput& output = options.output;
  LOCSEG_TRY(check_arguments(options));
  LOCSEG_TRY(output.require_stdout_for(options.format));
  const auto job = identify_job(options.file, options.tree.input_format);
  LOCSEG_TRY(job);
  if (output.in_place && options.file == "-") {
    return failure(ErrorCode::kMisuse, "--in-place needs a file on disk");
  }
  const bool is_article = job->kind == PathKind::kArticles;
  std::unique_ptr<ArticleSource> articles;
  if (is_article) {
    // What an article says of its languages tells whether the memory is about it.
    const Languages languages = {.source = options.tree.named_languages().source, .target = {}};
    auto opened = open_article_source(options.file, options.tree.tree, languages);
    LOCSEG_TRY(opened);
    articles = std::move(*opened);
    LOCSEG_TRY(output.require_place_for(*articles, options.file, "to fill"));
  }
  auto memory = open_memory(options, config, is_article ? kScoreOfArticles : kScoreOfTables);
  LOCSEG_TRY(memory);
  if (!memory->notice().empty() && !common.quiet) say(memory->notice());
  PretranslationResult report(memory->options().penalties);
  const auto done = is_article ? fill_articles(options, *articles, *memory, report)
                               : fill_job(*job, output, *memory, report);
  LOCSEG_TRY(done);

  const bool refused = report.count(FillOutcome::kRefused) != 0;
  report.set_written(output.writes());
  const std::string text = find_format(pretranslation_formats(), options.format)->make(report, {});
  if (options.format == "json") {
    LOCSEG_TRY(write_output("", text));
  } else if (!common.quiet || refused) {
    say_lines(text);
  }
  if (!common.quiet && !output.hint().empty()) say(output.hint());
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
             .left_out = "75, for articles 100",
             .range = {1, kHighestScore}});
  options->output.empty.declare(table, "Succeed even if FILE has no unit");
  Argument& format = table.add(format_argument(options->format, pretranslation_formats()));
  format.summary.insert(0, "Format of the report: ");
  options->memory.declare_penalties(table);
  options->tree.declare_filters(table);
  options->tree.declare_source_tree(table);
  options->tree.declare_store_languages(table);
  return [options, &format](const CommonOptions& common) -> Result<int> {
    const auto config = options->tree.settle(common, {&options->file, 1});
    LOCSEG_TRY(config);
    LOCSEG_TRY(settle_format(format, *config, "pretranslate"));
    options->output.inputs.add(options->memory.store);
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
        "PO are edited in place; tables are rewritten.\n",
    .examples =
        "  locseg pretranslate memory.db job.xlf -o filled.xlf       the file as it was, with "
        "targets\n"
        "  locseg pretranslate memory.db docs/ --in-place            exact matches into articles\n"
        "  locseg pretranslate memory.db docs/ --min-score 95 --dry-run --format json\n",
    .exit_1 = "a match could not be put into its article",
    .declare = pretranslate_command::declare};

}  // namespace locseg::cli
