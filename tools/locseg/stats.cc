// locseg stats: how much text there is in articles, in a store or in an exchange file.
#include "locseg/stats.h"

#include <algorithm>
#include <memory>

#include "base/try.h"
#include "base/unit_filter.h"
#include "command.h"
#include "configured.h"
#include "empty_run.h"
#include "format_argument.h"
#include "locseg/output.h"
#include "locseg/report.h"
#include "locseg/tree.h"
#include "terminal.h"
#include "tree_arguments.h"
#include "workflow/nothing_found.h"
#include "workflow/open_units.h"

namespace locseg::cli {
namespace stats_command {
namespace {

struct Options {
  TreeArguments tree;
  std::string format = "text";
  EmptyRun empty;
};

// The first path that is a store or an exchange file; null if all are articles.
const UnitPath* find_units(const std::vector<UnitPath>& paths) {
  const auto found = std::ranges::find_if(
      paths, [](const UnitPath& path) { return path.kind != PathKind::kArticles; });
  return found == paths.end() ? nullptr : &*found;
}

Result<void> count_articles(const Options& options, const CommonOptions& common, StatsSink& sink) {
  Progress progress(common);
  const TreeWork work = [&](TreeArticle& article) {
    article.parse();
    article.units.read(article.name, article.article, options.tree.languages, {});
    ArticleCounts& counts = article.result<ArticleCounts>();
    count_units(article.units.group(), counts);
    counts.outside = count_outside_pairs(article.article);
  };
  const TreeDeliver deliver = [&](TreeArticle& article) -> Result<void> {
    sink.add(article.result<ArticleCounts>(), article.article.problems());
    progress.step(article.bytes.size());
    return {};
  };
  return read_tree(options.tree.paths, options.tree.options(common), work, deliver);
}

// Hands over the articles of a store or a file that are in the wanted languages.
class Selection final : public base::UnitFilter {
 public:
  Selection(const LanguagePair& languages, const CommonOptions& common, UnitSink& sink)
      : UnitFilter(sink), languages_(languages), progress_(common) {}

 private:
  Result<bool> wants(const ArticleInfo& info) override {
    progress_.step(0);
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    return languages_.takes(info.source_lang, info.target_lang);
  }

  const LanguagePair& languages_;
  Progress progress_;
};

Result<void> count_units_of(const UnitPath& from, const Options& options,
                            const CommonOptions& common, StatsSink& sink) {
  const TreeOptions& tree = options.tree.tree;
  if (!tree.include.empty() || !tree.exclude.empty() || !tree.root.empty()) {
    return failure(
        ErrorCode::kMisuse,
        "--include, --exclude and --root are for articles, not stores or files of units");
  }
  LanguagePair languages = options.tree.named_languages();
  if (languages != LanguagePair()) {
    const auto there = languages_in(from);
    LOCSEG_TRY(there);
    auto selected = select_languages(*there, languages, from.path);
    LOCSEG_TRY(selected);
    languages = std::move(*selected);
  }
  Selection selection(languages, common, sink);
  LOCSEG_TRY(read_all_units(from, selection));
  return selection.finish();
}

bool has_text(const Stats& stats) {
  const OutsidePairs outside = stats.outside.value_or(OutsidePairs());
  return stats.counts.segments + outside.titles.texts + outside.descriptions.texts +
             outside.alternatives.texts !=
         0;
}

Result<Stats> count(const Options& options, const CommonOptions& common) {
  StatsSink sink;
  const std::vector<UnitPath> paths = options.tree.unit_paths();
  const UnitPath* const units = find_units(paths);
  if (units != nullptr && paths.size() > 1) {
    return failure(ErrorCode::kMisuse, "is a store or a file of units, which is counted alone",
                   units->path);
  }
  const Result<void> done = units == nullptr ? count_articles(options, common, sink)
                                             : count_units_of(*units, options, common, sink);
  LOCSEG_TRY(done);
  Stats stats = sink.stats();
  if (units == nullptr && !stats.problems) stats.problems.emplace();  // no article, no problem
  if (!has_text(stats)) {
    LOCSEG_TRY(units == nullptr ? options.empty.refuse(nothing_found(stats.counts.articles))
                                : options.empty.refuse("has no segment to count", units->path));
  }
  return stats;
}

Result<int> run(const Options& options, const CommonOptions& common) {
  const Result<Stats> counted = count(options, common);
  LOCSEG_TRY(counted);
  LOCSEG_TRY(write_output("", find_format(stats_formats(), options.format)->make(*counted, {})));
  return kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  options->tree.declare(table).summary =
      "Files, folders, - for standard input, or one store or file of units";
  options->tree.declare_input_format(table, "the file of units");
  const Argument& format = table.add(format_argument(options->format, stats_formats()));
  options->empty.declare(table, "Succeed even if no segment is found");
  options->tree.declare_languages(table);
  return [options, &format](const CommonOptions& common) -> Result<int> {
    // A store takes no globs and no root, from the configuration either.
    const auto config = find_units(options->tree.unit_paths()) != nullptr
                            ? load_known_config(common.config)
                            : options->tree.settle(common);
    LOCSEG_TRY(config);
    LOCSEG_TRY(settle_format(format, *config, "stats"));
    return run(*options, common);
  };
}

}  // namespace
}  // namespace stats_command

const Command kStats = {
    .name = "stats",
    .summary = "Count articles, segments, words and characters",
    .notes = "Of a store or a file, --source-lang and --target-lang choose what is counted.\n",
    .examples =
        "  locseg stats docs/                    how much there is, by language\n"
        "  locseg stats docs/ --format json      the same for a program\n"
        "  locseg stats memory.db                of what a store holds, or a file: job.xlf\n",
    .declare = stats_command::declare};

}  // namespace locseg::cli
