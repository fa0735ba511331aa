// locseg pretranslate: what has no translation yet, from a store.
#include <memory>

#include "article_output.h"
#include "base/disk.h"
#include "base/try.h"
#include "command.h"
#include "configured.h"
#include "locseg/article_source.h"
#include "locseg/exchange.h"
#include "locseg/memory.h"
#include "locseg/open_units.h"
#include "locseg/output.h"
#include "locseg/report.h"
#include "locseg/store.h"
#include "locseg/tree.h"
#include "penalty_arguments.h"
#include "report_format.h"
#include "terminal.h"
#include "tree_arguments.h"
#include "workflow/fill_article.h"

namespace locseg::cli {
namespace pretranslate_command {
namespace {

// A translator looks at the units of a table; an article goes to its readers.
constexpr int kScoreOfTables = 75;
constexpr int kScoreOfArticles = 100;

struct Options {
  std::string store;
  std::string file;
  ArticleOutput output;
  std::string format = "text";
  int min_score = 0;  // 0: not given
  bool allow_empty = false;
  TreeArguments tree;
  PenaltyArguments penalties;

  // The format that the name of the output asks for; null if it asks for none.
  [[nodiscard]] const ExchangeFormat* format_out() const {
    return output.to_stdout() ? nullptr : exchange_format_of(output.out);
  }
};

Result<Pretranslator> open_memory(const Options& options, const CommonOptions& common,
                                  int usual_score) {
  const auto config = load_known_config(common.config);
  LOCSEG_TRY(config);
  auto penalties = options.penalties.settle(*config);
  LOCSEG_TRY(penalties);
  LookupOptions leverage;
  leverage.penalties = std::move(*penalties);
  leverage.min_score = options.min_score == 0 ? usual_score : options.min_score;
  const LanguagePair named = options.tree.named_languages();
  leverage.source_lang = named.source;
  leverage.target_lang = named.target;
  return Pretranslator::open(options.store, std::move(leverage));
}

Result<void> check_arguments(const Options& options) {
  if (names_store(options.store) || !names_store(options.file)) return {};
  return failure(ErrorCode::kMisuse,
                 "is no store, and " + options.file + " is one; are STORE and FILE swapped?",
                 options.store);
}

// `report` is that of all units of the job.
Result<void> require_units(const Options& options, const PretranslationResult& report) {
  if (options.allow_empty || report.units() != 0) return {};
  const bool is_article = identify_path(options.file).kind == PathKind::kArticles;
  return failure(ErrorCode::kMisuse,
                 is_article ? "has no segment to fill: it was taken for an article, as its name "
                              "ends with no exchange format's ending (--allow-empty permits it)"
                            : "has no unit to fill (--allow-empty permits it)",
                 options.file);
}

Result<UnitPath> identify_job(const std::string& path) {
  UnitPath job = identify_path(path);
  if (job.kind == PathKind::kStore) {
    return failure(ErrorCode::kMisuse, "is a store, expected articles or an exchange file", path);
  }
  if (job.kind == PathKind::kArticles || job.format->holds_jobs) return job;
  return failure(ErrorCode::kUnsupported,
                 "holds translations, not what is to be translated: a file of the format " +
                     std::string(job.format->name) + " cannot be filled",
                 path);
}

// `unnamed`: what an article without a name is called.
FillObserver report_to(PretranslationResult& report, std::string unnamed) {
  return [&report, unnamed = std::move(unnamed)](const UnitGroup& group,
                                                 std::span<const Filling> fillings) {
    const std::string_view path = group.info.path;
    report.add(path.empty() ? std::string_view(unnamed) : path, group, fillings);
  };
}

// A file that is edited where its units are.
Result<void> fill_layout(const Options& options, const UnitPath& job, Pretranslator& memory,
                         PretranslationResult& report) {
  const ExchangeFormat* to = options.format_out();
  if (to != nullptr && to->filler != job.format->filler) {
    return failure(ErrorCode::kMisuse,
                   "the job is filled in place and stays " + std::string(job.format->name) +
                       ": give another name",
                   options.output.out);
  }
  const auto filled = fill_file(memory, job, report_to(report, options.file));
  LOCSEG_TRY(filled);
  LOCSEG_TRY(require_units(options, report));
  const ArticleOutput& output = options.output;
  if (!output.writes() || (output.in_place && !filled->changed)) return {};
  if (!output.in_place) return write_output(output.out, filled->bytes);
  std::vector<FileBytes> files;
  if (output.backup) {
    std::string before;
    LOCSEG_TRY(base::read_file(options.file, before));
    files.push_back({backup_of(options.file), std::move(before)});
  }
  files.push_back({options.file, filled->bytes});
  return write_together(files);
}

// A file that is written again.
Result<void> fill_rows(const Options& options, const UnitPath& job, Pretranslator& memory,
                       PretranslationResult& report) {
  if (options.output.in_place) {
    return failure(ErrorCode::kMisuse, "--in-place is for articles, XLIFF and PO; give -o OUT",
                   options.file);
  }
  const FillObserver observer = report_to(report, "");
  if (!options.output.writes()) {
    LOCSEG_TRY(fill_table(memory, job, observer, nullptr));
    return require_units(options, report);
  }
  const ExchangeFormat* const given = options.format_out();
  auto out = OutputFile::open(options.output.out);
  LOCSEG_TRY(out);
  UnitFile file(given == nullptr ? *job.format : *given, *out, true);
  LOCSEG_TRY(fill_table(memory, job, observer, &file));
  LOCSEG_TRY(require_units(options, report));
  LOCSEG_TRY(file.finish());
  return out->commit();
}

Result<void> fill_articles(const Options& options, const ArticleSource& articles,
                           Pretranslator& memory, PretranslationResult& report) {
  ChangedArticles changed_articles(options.output, articles);
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
      LOCSEG_TRY(require_units(options, report));
    }
    LOCSEG_TRY(
        changed_articles.add(place, articles.names()[i], std::move(filled->bytes), article.bytes));
  }
  LOCSEG_TRY(require_units(options, report));
  return changed_articles.finish();
}

Result<int> run(const Options& options, const CommonOptions& common) {
  const ArticleOutput& output = options.output;
  LOCSEG_TRY(output.check());
  LOCSEG_TRY(check_arguments(options));
  LOCSEG_TRY(output.require_stdout_for(options.format));
  const auto job = identify_job(options.file);
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
  auto memory = open_memory(options, common, is_article ? kScoreOfArticles : kScoreOfTables);
  LOCSEG_TRY(memory);
  if (!memory->notice().empty() && !common.quiet) say(memory->notice());
  PretranslationResult report(memory->options().penalties);
  const auto done = is_article ? fill_articles(options, *articles, *memory, report)
                    : job->format->filler != nullptr ? fill_layout(options, *job, *memory, report)
                                                     : fill_rows(options, *job, *memory, report);
  LOCSEG_TRY(done);

  const bool refused = report.count(FillOutcome::kRefused) != 0;
  report.set_written(output.writes());
  const std::string told = find_format(pretranslation_formats(), options.format)->make(report, {});
  if (options.format == "json") {
    LOCSEG_TRY(write_output("", told));
  } else if (!common.quiet || refused) {
    say_lines(told);
  }
  if (!common.quiet && !output.hint().empty()) say(output.hint());
  return refused ? kFindings : kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  table.add({.name = "STORE",
             .into = &options->store,
             .summary = "The translation memory",
             .required = true});
  table.add({.name = "FILE",
             .into = &options->file,
             .summary = "Article, folder of articles, or a job: xliff, po, jsonl, tsv, csv",
             .required = true});
  options->output.declare(
      table, "Write to OUT (- is standard output), or a folder's articles into the folder OUT",
      "Report and write nothing");
  table.add({.name = "--min-score",
             .value = "N",
             .into = &options->min_score,
             .summary = "Least score of a match",
             .left_out = "75, for articles 100",
             .range = {1, kHighestScore}});
  table.add({.name = "--allow-empty",
             .into = &options->allow_empty,
             .summary = "Succeed even if FILE has no unit"});
  table.add(format_argument(options->format, pretranslation_formats()))
      .summary.insert(0, "Format of the report: ");
  options->penalties.declare(table);
  options->tree.declare_filters(table);
  options->tree.declare_store_languages(table);
  return [options](const CommonOptions& common) -> Result<int> {
    LOCSEG_TRY(options->tree.settle(common));
    return run(*options, common);
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
