// locseg merge3: three versions of an article to one.
#include <memory>

#include "base/printable.h"
#include "base/try.h"
#include "base/words.h"
#include "command.h"
#include "locseg/merge.h"
#include "locseg/output.h"
#include "locseg/report.h"
#include "locseg/tree.h"
#include "option_hint.h"
#include "terminal.h"

namespace locseg::cli {
namespace merge3_command {
namespace {

struct Options {
  std::string base;
  std::string ours;
  std::string theirs;
  std::string out;
  std::string name;
  std::string style = "merge";
  std::string prefer;
  Merge3Options merge;
};

// The one article at `path`.
Result<void> read_one(const std::string& path, SourcedArticle& into) {
  const auto source = open_article_source(path, {}, {});
  LOCSEG_TRY(source);
  if (!(*source)->is_file()) {
    return failure(ErrorCode::kMisuse, "is a folder, expected an article", path);
  }
  return (*source)->read(0, into);
}

Result<int> run(Options options, const CommonOptions& common) {
  options.merge.with_base = options.style == "diff3";
  if (options.prefer == "ours") options.merge.prefer = Prefer::kOurs;
  if (options.prefer == "theirs") options.merge.prefer = Prefer::kTheirs;
  if ((options.base == "-") + (options.ours == "-") + (options.theirs == "-") > 1) {
    return failure(ErrorCode::kMisuse, "standard input can be one of the versions only");
  }
  SourcedArticle base;
  SourcedArticle ours;
  SourcedArticle theirs;
  for (const auto& [path, into] : {std::pair(&options.base, &base), std::pair(&options.ours, &ours),
                                   std::pair(&options.theirs, &theirs)}) {
    LOCSEG_TRY(read_one(*path, *into));
    // Git hands over temporary names that say nothing of what the file is.
    if (!options.name.empty()) {
      parse_article(into->bytes, article_kind(options.name, into->bytes), into->article);
    }
  }
  auto merged = merge3(base.article, ours.article, theirs.article, options.merge);
  if (!merged) {
    return failure(merged.error().code, merged.error().message,
                   options.name.empty() ? options.ours : options.name);
  }
  // The result is the new version of either side; the base stays what both come from.
  InputFiles inputs;
  inputs.add(options.base);
  LOCSEG_TRY(write_output(options.out, merged->bytes, inputs));
  const std::string name = base::printable(options.name.empty() ? options.ours : options.name);
  const bool trouble = merged->conflict || merged->count(LocalEditStatus::kStale) != 0;
  if (trouble || !common.quiet) {
    const auto* text = find_format(merge3_formats(), "text");
    say_lines(text->make(*merged, {.option_of = option_of}), name + ": ");
  }
  if (!common.quiet && !merged->edits.empty()) {
    say(name + ": " + base::counted(merged->edits.size(), "edit") +
        " of ours: " + base::grouped(merged->count(LocalEditStatus::kKept)) + " kept, " +
        base::grouped(merged->count(LocalEditStatus::kConflict)) + " in conflict, " +
        base::grouped(merged->count(LocalEditStatus::kStale)) + " stale");
  }
  return trouble ? kFindings : kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  table.add({.name = "BASE",
             .into = &options->base,
             .summary = "The version that both come from",
             .required = true});
  table.add({.name = "OURS",
             .into = &options->ours,
             .summary = "One side, such as a copy with edited targets",
             .required = true});
  table.add({.name = "THEIRS",
             .into = &options->theirs,
             .summary = "The other side, such as a newer handoff",
             .required = true});
  table.add({.name = "-o,--output",
             .value = "OUT",
             .into = &options->out,
             .summary = "Write to OUT instead of standard output"});
  table.add({.name = "--conflict-style",
             .value = "STYLE",
             .into = &options->style,
             .summary = "merge, or diff3 with the base between",
             .shows_default = true,
             .one_of = {"merge", "diff3"}});
  table.add({.name = "--prefer",
             .value = "SIDE",
             .into = &options->prefer,
             .summary = "ours or theirs, where both changed a target; lines that conflict stay so",
             .one_of = {"ours", "theirs"}});
  table.add({.name = "--name",
             .value = "PATH",
             .into = &options->name,
             .summary = "What the article is called, for its kind and messages"});
  table.add({.name = "--marker-size",
             .value = "N",
             .into = &options->merge.marker_size,
             .summary = "Length of conflict markers",
             .shows_default = true,
             .range = {1, 1000}});
  return [options](const CommonOptions& common) { return run(*options, common); };
}

}  // namespace
}  // namespace merge3_command

const Command kMerge3 = {
    .name = "merge3",
    .summary = "Merge three versions of an article by segment",
    .examples =
        "  locseg merge3 base.md ours.md theirs.md -o merged.md\n"
        "  locseg merge3 HEAD~1:a.md a.md main:a.md        the result to standard output\n"
        "  locseg merge3 b.md o.md t.md --prefer ours      our targets win\n",
    .exit_1 = "there are conflicts, or edits of ours that are stale",
    .declare = merge3_command::declare};

}  // namespace locseg::cli
