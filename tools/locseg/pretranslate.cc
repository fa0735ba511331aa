// locseg pretranslate: what has no translation yet, from a store.
#include <memory>

#include "base/try.h"
#include "command.h"
#include "configured.h"
#include "locseg/article_source.h"
#include "locseg/exchange.h"
#include "locseg/filling.h"
#include "locseg/merge.h"
#include "locseg/output.h"
#include "locseg/pretranslation.h"
#include "locseg/pretranslation_report.h"
#include "locseg/store.h"
#include "locseg/tree.h"
#include "penalty_arguments.h"
#include "terminal.h"
#include "tree_arguments.h"

namespace locseg::cli {
namespace pretranslate_command {
namespace {

// Units of a table are looked at by whoever gets it next; an article is what readers get.
constexpr int kScoreOfTables = 75;
constexpr int kScoreOfArticles = 100;

struct Options {
  std::string store;
  std::string file;
  std::string out;
  std::string format = "text";
  int min_score = 0;  // 0: not given
  bool in_place = false;
  bool dry_run = false;
  TreeArguments tree;
  PenaltyArguments penalties;
  const Argument* source_lang = nullptr;

  [[nodiscard]] bool to_stdout() const {
    return !in_place && !dry_run && (out.empty() || out == "-");
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
  if (options.source_lang->given) leverage.source_lang = options.tree.languages.source;
  leverage.target_lang = options.tree.languages.target;
  return Pretranslator::open(options.store, std::move(leverage));
}

// Fills the groups of an exchange file one by one.
class TableFiller final : public UnitSink {
 public:
  TableFiller(Pretranslator& memory, PretranslationReport& report, UnitSink* out)
      : memory_(memory), report_(report), out_(out) {}

  Result<void> put(const UnitGroup& group) override {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    const auto fillings = memory_.fill(group, article_kind(group.info.path, {}));
    LOCSEG_TRY(fillings);
    report_.add(group.info.path, group, *fillings);
    if (out_ == nullptr) return {};
    const std::vector<Unit> units = filled_units(group, *fillings);
    UnitGroup filled = group;
    filled.units = units;
    return out_->put(filled);
  }

 private:
  Pretranslator& memory_;
  PretranslationReport& report_;
  UnitSink* out_;
};

// Null for articles.
Result<const ExchangeFormat*> file_format(const std::string& path) {
  const ExchangeFormat* format = has_article_ending(path) ? nullptr : exchange_format_of(path);
  if (format == nullptr || format->holds_jobs) return format;
  return failure(ErrorCode::kUnsupported,
                 "holds translations, not what is to be translated: a file of the format " +
                     std::string(format->name) + " cannot be filled",
                 path);
}

// Fills the groups of a file that is edited where they stand.
class FileFiller final : public FillSource {
 public:
  FileFiller(Pretranslator& memory, PretranslationReport& report, const std::string& path)
      : memory_(memory), report_(report), path_(path) {}

  Result<std::vector<Filling>> fill(const UnitGroup& group) override {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    return memory_.fill(group, article_kind(group.info.path, {}));
  }

  void filled(const UnitGroup& group, std::span<const Filling> fillings) override {
    report_.add(group.info.path.empty() ? std::string_view(path_) : group.info.path, group,
                fillings);
  }

 private:
  Pretranslator& memory_;
  PretranslationReport& report_;
  const std::string& path_;
};

Result<void> fill_file(const Options& options, const ExchangeFormat& format, Pretranslator& memory,
                       PretranslationReport& report) {
  const ExchangeFormat* to = options.to_stdout() ? nullptr : exchange_format_of(options.out);
  if (to != nullptr && to->filler != format.filler) {
    return failure(ErrorCode::kMisuse,
                   "the job is filled where it stands and stays " + std::string(format.name) +
                       ": give another name",
                   options.out);
  }
  FileFiller filler(memory, report, options.file);
  const auto filled = fill_units(format, options.file, filler);
  LOCSEG_TRY(filled);
  if (options.dry_run || (options.in_place && !filled->changed)) return {};
  auto out = OutputFile::open(options.in_place ? options.file : options.out);
  LOCSEG_TRY(out);
  LOCSEG_TRY(out->write(filled->bytes));
  return out->commit();
}

Result<void> fill_table(const Options& options, const ExchangeFormat& from, Pretranslator& memory,
                        PretranslationReport& report) {
  if (options.in_place) {
    return failure(ErrorCode::kMisuse, "--in-place is for articles, XLIFF and PO; give -o OUT",
                   options.file);
  }
  if (options.dry_run) {
    TableFiller filler(memory, report, nullptr);
    return locseg::read_untranslated(from, options.file, filler);
  }
  const ExchangeFormat* to = &from;
  if (!options.to_stdout()) {
    if (const ExchangeFormat* given = exchange_format_of(options.out); given != nullptr) to = given;
  }
  auto out = OutputFile::open(options.out);
  LOCSEG_TRY(out);
  UnitFile file(*to, *out);
  TableFiller filler(memory, report, &file);
  LOCSEG_TRY(locseg::read_untranslated(from, options.file, filler));
  LOCSEG_TRY(file.finish());
  return out->commit();
}

// Puts what was found into the article, as far as it can be proved to stand there.
Result<std::string> put_in(const SourcedArticle& article, std::vector<Filling>& fillings,
                           const std::string& place) {
  const std::vector<Unit> filled = filled_units(article.group, fillings);
  std::vector<Unit> edited;
  std::vector<std::size_t> at;
  for (std::size_t i = 0; i < fillings.size(); ++i) {
    if (fillings[i].outcome != FillOutcome::kFilled) continue;
    edited.push_back(filled[i]);
    at.push_back(i);
  }
  if (edited.empty()) return article.bytes;
  MergeOptions skip;
  skip.on_stale = OnStale::kSkip;
  auto merged = merge_units(article.article, edited, skip);
  if (!merged) return failure(merged.error().code, merged.error().message, place);
  for (std::size_t k = 0; k < edited.size(); ++k) {
    const MergedUnit& unit = merged->units[k];
    if (unit.outcome == EditOutcome::kApplied) continue;
    fillings[at[k]].outcome = FillOutcome::kRefused;
    fillings[at[k]].reason = unit.reason;
  }
  return std::move(merged->bytes);
}

Result<void> fill_articles(const Options& options, const ArticleSource& articles,
                           Pretranslator& memory, PretranslationReport& report) {
  std::vector<FileBytes> files;
  SourcedArticle article;
  for (std::size_t i = 0; i < articles.names().size(); ++i) {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    const std::string place = articles.place(i);
    LOCSEG_TRY(articles.read(i, article));
    auto fillings = memory.fill(article.group, article.article.kind());
    LOCSEG_TRY(fillings);
    auto bytes = put_in(article, *fillings, place);
    LOCSEG_TRY(bytes);
    report.add(place, article.group, *fillings);
    if (options.dry_run || (options.in_place && *bytes == article.bytes)) continue;
    if (options.to_stdout()) {
      auto out = OutputFile::open("");
      LOCSEG_TRY(out);
      LOCSEG_TRY(out->write(*bytes));
      return out->commit();
    }
    std::string path = options.in_place ? place : options.out;
    if (!options.in_place && !articles.is_file()) {
      auto inside = path_inside(options.out, articles.names()[i]);
      LOCSEG_TRY(inside);
      path = std::move(*inside);
      LOCSEG_TRY(make_folders_inside(options.out, path));
    }
    files.push_back({std::move(path), std::move(*bytes)});
  }
  return write_together(files);
}

Result<int> run(const Options& options, const CommonOptions& common) {
  if (options.to_stdout() && options.format == "json") {
    return failure(ErrorCode::kMisuse,
                   "--format json needs standard output: give --in-place, -o or --dry-run");
  }
  if (names_store(options.file)) {
    return failure(ErrorCode::kMisuse, "is a store, expected articles or an exchange file",
                   options.file);
  }
  const auto format = file_format(options.file);
  LOCSEG_TRY(format);
  if (options.in_place && options.file == "-") {
    return failure(ErrorCode::kMisuse, "--in-place needs a file on disk");
  }
  std::unique_ptr<ArticleSource> articles;
  if (*format == nullptr) {
    // What an article says of its languages tells whether the memory is about it.
    const Languages languages = {
        .source = options.source_lang->given ? options.tree.languages.source : "", .target = {}};
    auto opened = open_article_source(options.file, options.tree.tree, languages);
    LOCSEG_TRY(opened);
    articles = std::move(*opened);
    if (options.to_stdout() && !articles->is_file()) {
      return failure(ErrorCode::kMisuse, "give --in-place or -o DIR to fill a folder");
    }
    if (options.in_place && !articles->is_on_disk()) {
      return failure(ErrorCode::kMisuse, "--in-place needs articles on disk", options.file);
    }
  }
  auto memory =
      open_memory(options, common, *format == nullptr ? kScoreOfArticles : kScoreOfTables);
  LOCSEG_TRY(memory);
  if (!memory->notice().empty() && !common.quiet) say(memory->notice());
  PretranslationReport report(memory->options().penalties);
  const auto done = *format == nullptr ? fill_articles(options, *articles, *memory, report)
                    : (*format)->filler != nullptr ? fill_file(options, **format, *memory, report)
                                                   : fill_table(options, **format, *memory, report);
  LOCSEG_TRY(done);

  const bool refused = report.count(FillOutcome::kRefused) != 0;
  if (options.format == "json") {
    auto out = OutputFile::open("");
    LOCSEG_TRY(out);
    LOCSEG_TRY(out->write(report.json(!options.dry_run)));
    LOCSEG_TRY(out->commit());
  } else if (!common.quiet || refused) {
    const std::string text = report.text(!options.dry_run);
    for (std::string_view rest = text; !rest.empty();) {
      const std::size_t end = rest.find('\n');
      say(rest.substr(0, end));
      rest.remove_prefix(end + 1);
    }
  }
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
  table.add(
      {.name = "-o,--output",
       .value = "OUT",
       .into = &options->out,
       .summary = "Write to OUT instead of standard output, or a folder's articles into OUT"});
  table.add({.name = "--in-place",
             .into = &options->in_place,
             .summary = "Write over the articles or the job",
             .excludes = "--output"});
  table.add({.name = "--min-score",
             .value = "N",
             .into = &options->min_score,
             .summary = "Least score of a match",
             .left_out = "75, for articles 100",
             .range = {1, kHighestScore}});
  table.add(
      {.name = "--dry-run", .into = &options->dry_run, .summary = "Report and write nothing"});
  table.add({.name = "--format",
             .value = "FORMAT",
             .into = &options->format,
             .summary = "text or json, of the report",
             .shows_default = true,
             .one_of = {"text", "json"}});
  options->penalties.declare(table);
  options->tree.declare_filters(table);
  options->source_lang = &options->tree.declare_store_languages(table);
  return [options](const CommonOptions& common) { return run(*options, common); };
}

}  // namespace
}  // namespace pretranslate_command

const Command kPretranslate = {
    .name = "pretranslate",
    .summary = "Fill what has no translation yet from a store",
    .notes =
        "A unit has none where its target is empty, or is its source and no person translated the\n"
        "article (HT). Numbers, addresses and code spans that alone differ are put in place. XLIFF "
        "and\n"
        "PO are edited where they stand; tables are written anew.\n",
    .examples =
        "  locseg pretranslate memory.db job.xlf -o filled.xlf       the file as it was, with "
        "targets\n"
        "  locseg pretranslate memory.db docs/ --in-place            exact matches into articles\n"
        "  locseg pretranslate memory.db docs/ --min-score 95 --dry-run --format json\n",
    .exit_1 = "a match could not be put into its article",
    .declare = pretranslate_command::declare};

}  // namespace locseg::cli
