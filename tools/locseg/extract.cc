// locseg extract: articles to an exchange file or a store.
#include "exchange/extract.h"

#include <memory>

#include "base/try.h"
#include "base/words.h"
#include "command.h"
#include "empty_run.h"
#include "exchange/article_files.h"
#include "locseg/output.h"
#include "store/store_update.h"
#include "terminal.h"
#include "tree_arguments.h"
#include "unit_output.h"
#include "updated_store.h"
#include "workflow/handoff.h"
#include "workflow/nothing_found.h"

namespace locseg::cli {
namespace extract_command {
namespace {

struct Options {
  TreeArguments tree;
  UnitOutput output;
  bool strict = false;
  bool prune = false;
  std::string since;
  std::string only;
  EmptyRun empty;
};

// What is said at the end.
struct Totals {
  StoreUpdateCounts counts;
  ProblemCounter problems;
};

void say_problems(const TreeArticle& article) {
  for (const Problem& problem : article.article.problems()) {
    say(to_string({ErrorCode::kMalformed,
                   std::string(name_of(problem.kind)) + ": " + message_of(problem), article.path,
                   problem.position}));
  }
}

// What --since and --only choose; empty: all.
Result<UnitChoice> choice_of_units(const Options& options) {
  UnitChoice choice;
  if (!options.since.empty()) {
    auto known = texts_of_revision(options.since, options.tree.paths, options.tree.tree,
                                   options.tree.languages);
    LOCSEG_TRY(known);
    choice = new_since(std::move(*known));
  }
  if (options.only.empty()) return choice;
  return both(std::move(choice),
              options.only == "untranslated" ? untranslated_only() : only_of_type(options.only));
}

Result<void> require_some(const Options& options, const ExtractCounts& counts) {
  if (counts.segments != 0) return {};
  const bool is_new = !options.since.empty();
  if (!is_new && options.only.empty()) {
    return options.empty.refuse(nothing_found(counts.articles));
  }
  return options.empty.refuse("no segment is " + std::string(is_new ? "new since " : "") +
                              options.since + (is_new && !options.only.empty() ? " and " : "") +
                              options.only);
}

Result<ExtractCounts> extract_to(const Options& options, const ExtractOptions& extract) {
  const auto format = options.output.exchange_format();
  LOCSEG_TRY(format);
  if (options.output.is_folder()) {
    ArticleFiles files(**format, options.output.out, {.inputs = options.tree.inputs()});
    auto counts = extract_units(options.tree.paths, extract, files);
    LOCSEG_TRY(counts);
    LOCSEG_TRY(require_some(options, *counts));
    return counts;
  }
  auto out = options.output.open(**format, options.tree.inputs());
  LOCSEG_TRY(out);
  UnitFile file(**format, *out);
  auto counts = extract_units(options.tree.paths, extract, file);
  LOCSEG_TRY(counts);
  LOCSEG_TRY(require_some(options, *counts));
  LOCSEG_TRY(file.finish());
  LOCSEG_TRY(out->commit());
  return counts;
}

Result<void> extract_to_file(const Options& options, const CommonOptions& common, Totals& totals) {
  auto choice = choice_of_units(options);
  LOCSEG_TRY(choice);
  Progress progress(common);
  const auto each = [&](const TreeArticle& article) {
    totals.problems.add(article.article);
    if (options.strict) say_problems(article);
    progress.step(article.bytes.size());
  };
  const auto counts = extract_to(options, {.tree = options.tree.options(common),
                                           .languages = options.tree.languages,
                                           .each = each,
                                           .wants = std::move(*choice)});
  LOCSEG_TRY(counts);
  totals.counts.articles = counts->articles;
  totals.counts.segments = counts->segments;
  return {};
}

Result<void> extract_to_store(const Options& options, const CommonOptions& common, Totals& totals) {
  const auto path = options.output.store_path();
  LOCSEG_TRY(path);
  auto store = UpdatedStore::open(*path);
  LOCSEG_TRY(store);
  Progress progress(common);
  const auto each = [&](const TreeArticle& article, bool unchanged) {
    progress.step(article.bytes.size());
    if (options.strict) say_problems(article);
    if (options.strict || !unchanged) totals.problems.add(article.article);
  };
  // With a root, the store may have other languages under the same names.
  const bool rooted = options.tree.root_is_named();
  // The store does not say what is wrong with an article: to name it, all are parsed.
  const auto counts =
      update_store(**store, options.tree.paths,
                   {.tree = options.tree.options(common),
                    .languages = options.tree.languages,
                    .remove_gone = options.prune,
                    .gone = rooted ? GoneLanguages::kOfThisRun : GoneLanguages::kAny,
                    .parse_unchanged = options.strict,
                    .each = each});
  LOCSEG_TRY(counts);
  totals.counts = *counts;
  if (counts->segments + counts->unchanged + counts->kept_orphans + counts->removed == 0) {
    LOCSEG_TRY(options.empty.refuse(nothing_found(counts->articles)));
  }
  return store->commit();
}

void say_totals(const Options& options, const Totals& totals) {
  const StoreUpdateCounts& counts = totals.counts;
  std::string text = base::counted(counts.segments, "segment") + " from " +
                     base::counted(counts.articles, "article");
  if (counts.unchanged != 0) text += ", " + base::grouped(counts.unchanged) + " of them unchanged";
  if (counts.kept_orphans != 0) {
    text += ", " + base::grouped(counts.kept_orphans) +
            " of them kept as stored, for their sources are missing";
  }
  if (counts.removed != 0) text += ", " + base::counted(counts.removed, "article") + " removed";
  if (!options.output.is_stdout()) text += " -> " + options.output.out;
  say(text);
  if (counts.under_other_names != 0) {
    say("under other names, the store has " + base::counted(counts.under_other_names, "article") +
        " with the bytes of new ones, moved or named from another root; --prune removes what is no "
        "longer in the PATHs");
  }
}

Result<int> run(const Options& options, const CommonOptions& common) {
  LOCSEG_TRY(TreeArguments::require_articles(options.tree.paths));
  if (options.prune && !options.output.is_store()) {
    return failure(ErrorCode::kMisuse, "--prune removes articles from a store: give -o MEMORY.db");
  }
  if (options.output.is_store() && !(options.since.empty() && options.only.empty())) {
    return failure(ErrorCode::kMisuse,
                   "a store holds whole articles: --since and --only are for exchange files");
  }
  Totals totals;
  const auto done = options.output.is_store() ? extract_to_store(options, common, totals)
                                              : extract_to_file(options, common, totals);
  LOCSEG_TRY(done);
  if (!common.quiet) {
    say_totals(options, totals);
    if (const std::string problems = totals.problems.summary(); !problems.empty()) say(problems);
  }
  return options.strict && totals.problems.total() != 0 ? kFindings : kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  options->tree.declare(table);
  options->output.declare(table);
  options->tree.declare_languages(table);
  table.add({.name = "--since",
             .value = "REV",
             .into = &options->since,
             .summary = "Only segments that the git revision REV does not have"});
  table.add({.name = "--only",
             .value = "WHICH",
             .into = &options->only,
             .summary = "Only segments without a translation, or of articles that a machine "
                        "translated: untranslated, MT",
             .one_of = {"untranslated", "MT"}});
  options->empty.declare(table, "Succeed even if no segment is found");
  table.add({.name = "--strict",
             .into = &options->strict,
             .summary = "Name every problem, and exit 1 if there is one"});
  table.add({.name = "--prune",
             .into = &options->prune,
             .summary = "Remove articles from the store that are no longer in the PATHs"});
  return [options](const CommonOptions& common) -> Result<int> {
    const auto config = options->tree.settle(common);
    LOCSEG_TRY(config);
    LOCSEG_TRY(options->output.settle(*config, "extract"));
    return run(*options, common);
  };
}

}  // namespace
}  // namespace extract_command

const Command kExtract = {
    .name = "extract",
    .summary = "Extract the segments of articles into an exchange file or a store",
    .examples =
        "  locseg extract docs/                     every segment as JSON Lines\n"
        "  locseg extract docs/ -o memory.db        into a store; again: only what changed\n"
        "  locseg extract a.md -o a.xlf             for a translator; `merge` takes it back\n"
        "  locseg extract docs/ --since v2 --format xliff12 -o out/   what is new, a file an "
        "article\n",
    .exit_1 = "with --strict, there was a problem",
    .declare = extract_command::declare};

}  // namespace locseg::cli
