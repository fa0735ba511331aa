// locseg diff: what changed between two versions of articles, by segment.
#include <memory>

#include "base/try.h"
#include "command.h"
#include "locseg/diff_report.h"
#include "locseg/output.h"
#include "terminal.h"
#include "tree_arguments.h"
#include "unit_input.h"

namespace locseg::cli {
namespace diff_command {
namespace {

struct Options {
  std::string before;
  std::string after;
  std::string since;
  std::string format = "text";
  std::string out;
  bool summary = false;
  bool textconv = false;
  TreeArguments tree;
};

// The article as git's diff is to see it.
Result<int> show_readable(const Options& options) {
  const auto source = open_article_source(options.before, {}, {});
  LOCSEG_TRY(source);
  SourcedArticle article;
  LOCSEG_TRY((*source)->read(0, article));
  auto out = OutputFile::open("");
  LOCSEG_TRY(out);
  LOCSEG_TRY(out->write(readable_article(article.article)));
  LOCSEG_TRY(out->commit());
  return kClean;
}

Result<int> run(Options options, const CommonOptions& common) {
  if (options.textconv) return show_readable(options);
  if (!options.since.empty()) {
    if (!options.after.empty()) {
      return failure(ErrorCode::kMisuse, "--since REV stands for OLD: give one path only");
    }
    // `./` makes git take the path from here and not from the top of the repository.
    const bool absolute = options.before.starts_with('/');
    options.after = options.before;
    options.before = options.since + ":" + (absolute ? "" : "./") + options.before;
  }
  if (options.after.empty()) {
    return failure(ErrorCode::kMisuse, "expected OLD and NEW, or --since REV and one path");
  }
  const auto open = [&](const std::string& path, const std::string& other) {
    return open_unit_input(path, options.tree.tree, options.tree.languages, other);
  };
  const auto before = open(options.before, options.after);
  LOCSEG_TRY(before);
  const auto after = open(options.after, options.before);
  LOCSEG_TRY(after);

  auto out = OutputFile::open(options.out);
  LOCSEG_TRY(out);
  const bool to_terminal = options.out.empty() || options.out == "-";
  const auto report = make_diff_report(
      options.format, {.summary = options.summary, .color = to_terminal && screen(common).color});
  std::string frame;
  report->header(frame);
  LOCSEG_TRY(out->write(frame));

  Progress progress(common);
  DiffTotals totals;
  const DiffWork work = [&](const ArticleDiff& diff, std::string& text) {
    report->article(diff, text);
  };
  bool first = true;
  const DiffDeliver deliver = [&](const ArticleDiff& diff, std::string_view text) -> Result<void> {
    totals.add(diff);
    progress.step(0);
    if (text.empty()) return {};
    if (!first) {
      LOCSEG_TRY(out->write(report->between()));
    }
    first = false;
    return out->write(text);
  };
  const bool texts = !options.summary;
  LOCSEG_TRY(
      diff_trees(**before, **after, {.texts = texts, .threads = common.threads}, work, deliver));
  frame.clear();
  report->footer(totals, frame);
  LOCSEG_TRY(out->write(frame));
  LOCSEG_TRY(out->commit());
  return totals.same() ? kClean : kFindings;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("OLD", options->before,
                 "Article, folder, store, exchange file, or REV:PATH of the git repository")
      ->required();
  app.add_option("NEW", options->after, "What to compare it with");
  app.add_option("--since", options->since, "Compare one path with what it was at REV")
      ->type_name("REV");
  app.add_option("--format", options->format, "text, json, markdown or html")
      ->type_name("FORMAT")
      ->capture_default_str()
      ->check(CLI::IsMember({"text", "json", "markdown", "html"}).description(""));
  app.add_flag("--summary", options->summary, "One line an article, and totals");
  app.add_option("-o,--output", options->out, "Write to OUT instead of standard output")
      ->type_name("OUT");
  app.add_flag("--textconv", options->textconv,
               "Print the article OLD without ids, a text a line: for git, see git-setup");
  options->tree.declare_filters(app);
  options->tree.declare_languages(app);
  return [options](const CommonOptions& common) { return run(*options, common); };
}

}  // namespace
}  // namespace diff_command

const Command kDiff = {
    "diff", "Show what changed between two versions of articles, by segment",
    "Examples:\n"
    "  locseg diff old.md new.md                       word by word, ids left aside\n"
    "  locseg diff --since main docs/ --summary        one line an article\n"
    "  locseg diff HEAD~1:docs docs --format markdown  for a comment on a pull request\n",
    diff_command::declare};

}  // namespace locseg::cli
