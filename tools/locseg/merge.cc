// locseg merge: edited targets back into articles.
#include <algorithm>
#include <deque>
#include <memory>

#include "article_output.h"
#include "base/try.h"
#include "command.h"
#include "format_argument.h"
#include "locseg/output.h"
#include "locseg/report.h"
#include "merge/merge_trees.h"
#include "option_hint.h"
#include "terminal.h"
#include "tree_arguments.h"
#include "workflow/open_units.h"

namespace locseg::cli {
namespace merge_command {
namespace {

struct Options {
  std::string article;
  std::string edited;
  ArticleOutput output;
  std::string stale = "fail";
  std::string format = "text";
  MergeOptions merge;
  TreeArguments tree;
};

std::string shown_diff(const CommonOptions& common, const SourcedMerge& merged) {
  const Article after =
      edited_article(merged.article.article, merged.merge.bytes, merged.merge.edits);
  ArticleUnits units;
  units.read(merged.name, after, {}, {});
  ArticleDiff diff = diff_article(merged.article.group.units, units.group().units, after.kind());
  diff.before_name = diff.after_name = merged.place;
  std::string out;
  find_format(diff_formats(), "text")->make({.color = screen(common).color})->article(diff, out);
  return out;
}

Result<void> write_results(const ArticleOutput& output, const ArticleSource& articles,
                           std::deque<SourcedMerge>& merges) {
  ChangedArticles changed_articles(output, articles.is_file());
  for (SourcedMerge& merged : merges) {
    LOCSEG_TRY(changed_articles.add(merged.place, merged.name, std::move(merged.merge.bytes),
                                    merged.article.bytes));
  }
  return changed_articles.finish();
}

Result<void> check_arguments(const Options& options) {
  LOCSEG_TRY(options.output.check());
  if (identify_path(options.article).kind == PathKind::kArticles) return {};
  const bool is_swapped =
      identify_path(options.edited, options.tree.input_format).kind == PathKind::kArticles;
  return failure(ErrorCode::kMisuse,
                 std::string("is no article, expected an article or a folder of articles") +
                     (is_swapped ? "; are ARTICLE and EDITED swapped?" : ""),
                 options.article);
}

Result<int> run(Options options, const CommonOptions& common) {
  options.merge.on_stale = options.stale == "fail"   ? OnStale::kFail
                           : options.stale == "skip" ? OnStale::kSkip
                                                     : OnStale::kApply;
  LOCSEG_TRY(check_arguments(options));
  add_paths({&options.edited, 1}, options.tree.tree, options.output.inputs);
  options.output.guard_sources(options.tree.tree);
  const auto articles =
      open_article_source(options.article, options.tree.tree, options.tree.languages);
  LOCSEG_TRY(articles);
  const ArticleOutput& output = options.output;
  LOCSEG_TRY(output.require_place_for(**articles, options.article, "to merge into"));
  LOCSEG_TRY(output.require_stdout_for(options.format));
  const auto edited =
      open_units(identify_path(options.edited, options.tree.input_format),
                 options.tree.open_options((*articles)->is_file() ? "" : options.article));
  LOCSEG_TRY(edited);
  auto merges = merge_trees(**articles, **edited,
                            {.merge = options.merge,
                             .articles = options.article,
                             .edited = options.edited,
                             .is_one_language = !options.tree.languages.target.empty()});
  LOCSEG_TRY(merges);
  const bool is_empty = std::ranges::all_of(
      *merges, [](const SourcedMerge& each) { return each.edited.group.units.empty(); });
  if (is_empty) {
    LOCSEG_TRY(output.empty.refuse("has no unit to merge", options.edited));
  }
  // Folders and files of many articles are one: a stale unit in one holds back all.
  const bool blocked =
      std::ranges::any_of(*merges, [](const SourcedMerge& each) { return each.merge.blocked; });
  const bool write = output.writes() && !blocked;

  std::string shown;
  std::vector<MergedArticle> reported;
  bool clean = true;
  for (const SourcedMerge& each : *merges) {
    if (output.dry_run && options.format == "text") shown += shown_diff(common, each);
    reported.push_back(
        {each.article.name, each.article.group.units, each.edited.group.units, &each.merge});
    clean = clean && each.merge.clean();
  }
  if (write) {
    LOCSEG_TRY(write_results(output, **articles, *merges));
  }
  const std::string report = find_format(merge_formats(), options.format)
                                 ->make({reported, write}, {.option_of = option_of});
  if (options.format == "json") {
    shown = report;
  } else if (!common.quiet || !clean) {
    say_lines(report);
  }
  if (!common.quiet && !output.hint().empty()) say(output.hint());
  if (!shown.empty()) {
    LOCSEG_TRY(write_output("", shown));
  }
  return clean ? kClean : kFindings;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  table.add({.name = "ARTICLE",
             .into = &options->article,
             .summary = "Article or folder of articles",
             .required = true});
  table.add({.name = "EDITED",
             .into = &options->edited,
             .summary = "Exchange file, store, or another copy of the article or folder",
             .required = true});
  options->tree.declare_input_format(table, "EDITED");
  options->output.declare(
      table,
      "Write the article to OUT (- is standard output), or a folder's articles into the folder OUT",
      "Show the diff and write nothing");
  table.add({.name = "--on-stale",
             .value = "HOW",
             .into = &options->stale,
             .summary = "fail, skip or apply units whose source the article no longer has",
             .shows_default = true,
             .one_of = {"fail", "skip", "apply"}});
  table.add({.name = "--force",
             .into = &options->merge.force,
             .summary = "Also put in targets that lose or invent codes"});
  table.add({.name = "--use-fuzzy",
             .into = &options->merge.use_fuzzy,
             .summary = "Also put in fuzzy targets, which translate another source"});
  options->output.empty.declare(table, "Succeed even if EDITED has no unit");
  Argument& format = table.add(format_argument(options->format, merge_formats()));
  format.summary.insert(0, "Format of the report: ");
  options->tree.declare_filters(table);
  options->tree.declare_source_tree(table);
  options->tree.declare_languages(table);
  return [options, &format](const CommonOptions& common) -> Result<int> {
    const std::string read[] = {options->article, options->edited};
    const auto config = options->tree.settle(common, read);
    LOCSEG_TRY(config);
    LOCSEG_TRY(settle_format(format, *config, "merge"));
    return run(*options, common);
  };
}

}  // namespace
}  // namespace merge_command

const Command kMerge = {
    .name = "merge",
    .summary = "Put edited targets back into articles, without touching another byte",
    .examples =
        "  locseg merge a.md edited.jsonl --in-place        what a translator sent back\n"
        "  locseg merge docs/ edited.tsv --dry-run          what would change\n"
        "  locseg merge a.md edited-copy.md -o merged.md    targets from another copy\n",
    .exit_1 = "a unit could not be put into its article",
    .declare = merge_command::declare};

}  // namespace locseg::cli
