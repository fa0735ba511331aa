// locseg stats: how much text there is in articles or in a store.
#include "locseg/stats.h"

#include <algorithm>
#include <memory>

#include "base/try.h"
#include "command.h"
#include "locseg/output.h"
#include "locseg/report.h"
#include "locseg/store.h"
#include "locseg/tree.h"
#include "report_format.h"
#include "terminal.h"
#include "tree_arguments.h"

namespace locseg::cli {
namespace stats_command {
namespace {

struct Options {
  TreeArguments tree;
  std::string format = "text";
  const Argument* source_lang = nullptr;  // the option's own, which has a default
};

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

Result<void> count_store(const Options& options, const CommonOptions& common, StatsSink& sink) {
  const TreeOptions& tree = options.tree.tree;
  if (!tree.include.empty() || !tree.exclude.empty() || !tree.root.empty()) {
    return failure(ErrorCode::kMisuse,
                   "--include, --exclude and --root are for articles, not stores");
  }
  auto store = open_store(options.tree.paths.front(), StoreMode::kRead);
  LOCSEG_TRY(store);
  const bool any_source = !options.source_lang->given;
  const Languages& wanted = options.tree.languages;
  Progress progress(common);
  return (*store)->read([&](const UnitGroup& group) -> Result<void> {
    progress.step(0);
    if (!any_source && group.info.source_lang != wanted.source) return {};
    if (!wanted.target.empty() && group.info.target_lang != wanted.target) return {};
    return sink.put(group);
  });
}

Result<Stats> count(const Options& options, const CommonOptions& common) {
  StatsSink sink;
  const std::vector<std::string>& paths = options.tree.paths;
  const auto store = std::ranges::find_if(paths, names_store);
  if (store != paths.end() && paths.size() > 1) {
    return failure(ErrorCode::kMisuse, "is a store; a store is counted alone", *store);
  }
  const Result<void> done = store == paths.end() ? count_articles(options, common, sink)
                                                 : count_store(options, common, sink);
  LOCSEG_TRY(done);
  Stats stats = sink.stats();
  if (store == paths.end() && !stats.problems) stats.problems.emplace();  // no article, no problem
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
  options->tree.declare(table).summary = "Files, folders, - for standard input, or one store";
  table.add(format_argument(options->format, stats_formats()));
  options->source_lang = &options->tree.declare_languages(table);
  return [options](const CommonOptions& common) { return run(*options, common); };
}

}  // namespace
}  // namespace stats_command

const Command kStats = {
    .name = "stats",
    .summary = "Count articles, segments, words and characters",
    .notes = "Of a store, --source-lang and --target-lang choose what is counted.\n",
    .examples =
        "  locseg stats docs/                    how much there is, by language\n"
        "  locseg stats docs/ --format json      the same for a program\n"
        "  locseg stats memory.db                of what a store holds\n",
    .declare = stats_command::declare};

}  // namespace locseg::cli
