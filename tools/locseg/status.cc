// locseg status: which sentences of which translations are behind their sources.
#include "locseg/status.h"

#include <memory>

#include "base/try.h"
#include "command.h"
#include "empty_run.h"
#include "format_argument.h"
#include "locseg/output.h"
#include "locseg/report.h"
#include "terminal.h"
#include "tree_arguments.h"
#include "workflow/inputs.h"

namespace locseg::cli {
namespace status_command {
namespace {

enum class FailOn : std::uint8_t { kNever, kStale, kMissing };

struct Options {
  TreeArguments tree;
  std::string format = "text";
  std::string out;
  FailOn fail_on = FailOn::kStale;
  bool no_git = false;
  bool summary = false;
  EmptyRun empty;
};

bool fails(const Status& status, FailOn fail_on) {
  if (fail_on == FailOn::kNever) return false;
  if (status.count(PageState::kOutdated) != 0) return true;
  return fail_on == FailOn::kMissing && status.count(PageState::kNotTranslated) != 0;
}

Result<int> run(const Options& options, const CommonOptions& common) {
  StatusOptions wanted;
  wanted.tree = options.tree.options(common);
  wanted.source_lang = options.tree.languages.source;
  if (!options.tree.languages.target.empty()) {
    wanted.languages = {options.tree.languages.target};
  }
  wanted.use_git = !options.no_git;
  if (wanted.tree.source_trees.empty()) {
    return failure(ErrorCode::kMisuse,
                   "expected --source-tree DIR and a PATH, or [[trees]] in the configuration");
  }
  const auto status = find_status(options.tree.paths, wanted);
  LOCSEG_TRY(status);
  if (status->pages.empty()) {
    LOCSEG_TRY(options.empty.refuse(
        "found no page; looked for articles (.md .yml .yaml .json .xml) of the source trees and "
        "their translations"));
  }
  const bool to_terminal = options.out.empty() || options.out == "-";
  const std::string report = find_format(status_formats(), options.format)
                                 ->make(*status, {.color = to_terminal && screen(common).color,
                                                  .summary = options.summary});
  InputFiles inputs = options.tree.inputs();
  add_trees(wanted.tree, TreeSides::kBoth, inputs);
  LOCSEG_TRY(write_output(options.out, report, inputs));
  if (!common.quiet) {
    for (const std::string& note : status->notes) say(note);
  }
  return fails(*status, options.fail_on) ? kFindings : kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  options->tree.declare_pages(table);
  const Argument& format = table.add(format_argument(options->format, status_formats()));
  table.add({.name = "--summary",
             .into = &options->summary,
             .summary = "One line a page, and totals: in text and markdown"});
  table.add({.name = "--fail-on",
             .value = "WHAT",
             .into = choice_of<FailOn>(options->fail_on, {{"stale", FailOn::kStale},
                                                          {"missing", FailOn::kMissing},
                                                          {"never", FailOn::kNever}}),
             .summary = "Exit 1 if a page is outdated: stale (when left out); also if one has no "
                        "translation: missing; never"});
  table.add(
      {.name = "--no-git",
       .into = &options->no_git,
       .summary = "Compare with the sources of today alone, without a look at git's history"});
  table.add({.name = "-o,--output",
             .value = "OUT",
             .into = &options->out,
             .summary = "Write to OUT instead of standard output"});
  options->empty.declare(table, "Succeed even if no page is found");
  options->tree.declare_languages(table);
  return [options, &format](const CommonOptions& common) -> Result<int> {
    const auto config = options->tree.settle(common);
    LOCSEG_TRY(config);
    LOCSEG_TRY(settle_format(format, *config, "status"));
    return run(*options, common);
  };
}

}  // namespace
}  // namespace status_command

const Command kStatus = {
    .name = "status",
    .summary = "Show which sentences of translations are behind their sources",
    .notes =
        "The revision that a translation was made from is read from its metadata "
        "(ms.sourcegitcommit,\n"
        "default_lang_commit, l10n.sourceCommit, source-git-commit), from `update to commit REV` "
        "in its\n"
        "log, or sentence by sentence from git's history. Changes of marks, addresses and line "
        "ends are\n"
        "not stale.\n",
    .examples =
        "  locseg status                                     all pages, with [[trees]] configured\n"
        "  locseg status content/ja --source-tree content/en one language\n"
        "  locseg status --format github --fail-on missing   in CI\n"
        "  locseg status content/ja/a.md --format jsonl      a page as one JSON object\n",
    .exit_1 = "a page is outdated, or missing, as --fail-on says",
    .declare = status_command::declare};

}  // namespace locseg::cli
