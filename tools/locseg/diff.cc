// locseg diff: what changed between two versions of articles, by segment.
#include <memory>

#include "base/try.h"
#include "command.h"
#include "empty_run.h"
#include "format_argument.h"
#include "locseg/output.h"
#include "locseg/report.h"
#include "locseg/tree.h"
#include "terminal.h"
#include "tree/revision.h"
#include "tree_arguments.h"
#include "workflow/nothing_found.h"
#include "workflow/open_units.h"

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
  EmptyRun empty;
  TreeArguments tree;
};

// The article as git's diff is to see it.
Result<int> show_readable(const Options& options) {
  const auto source = open_article_source(options.before, {}, {});
  LOCSEG_TRY(source);
  SourcedArticle article;
  LOCSEG_TRY((*source)->read(0, article));
  LOCSEG_TRY(write_output("", readable_article(article.article)));
  return kClean;
}

// What --since REV means: the path as it was when the branch left REV, and as it is.
Result<void> read_since(Options& options) {
  if (!options.after.empty()) {
    return failure(ErrorCode::kMisuse, "--since REV replaces OLD: give one path only");
  }
  const auto base = revision_before(options.since, options.before);
  LOCSEG_TRY(base);
  // The name that the user knows, if nothing happened to REV meanwhile.
  constexpr std::size_t kShortHash = 12;
  const auto tip = tree::commit_of(options.since, "");
  const std::string rev = tip && *tip == *base ? options.since : base->substr(0, kShortHash);
  // `./` makes git take the path from here and not from the top of the repository.
  const bool absolute = options.before.starts_with('/');
  options.after = options.before;
  options.before = rev + ":" + (absolute ? "" : "./") + options.before;
  return {};
}

// Writes the report of each article behind that of the one before, up to the most that the report
// may have.
class ReportWriter {
 public:
  ReportWriter(DiffReport& report, OutputFile& out, DiffTotals& totals)
      : report_(report), out_(out), totals_(totals) {}

  Result<void> write(std::string_view text) {
    if (text.empty()) return {};
    written_ += text.size();
    if (report_.most_bytes() != 0 && written_ > report_.most_bytes()) {
      ++totals_.left_out;
      return {};
    }
    if (!first_) LOCSEG_TRY(out_.write(report_.between()));
    first_ = false;
    return out_.write(text);
  }

 private:
  DiffReport& report_;
  OutputFile& out_;
  DiffTotals& totals_;
  bool first_ = true;
  std::size_t written_ = 0;
};

Result<int> run(Options options, const CommonOptions& common) {
  if (options.textconv) return show_readable(options);
  if (!options.since.empty()) LOCSEG_TRY(read_since(options));
  if (options.after.empty()) {
    return failure(ErrorCode::kMisuse, "expected OLD and NEW, or --since REV and one path");
  }
  if (options.before == "-" && options.after == "-") {
    return failure(ErrorCode::kMisuse, "standard input can be OLD or NEW, not both");
  }
  const auto open = [&](const std::string& path, const std::string& other) {
    return open_units(identify_path(path, options.tree.input_format),
                      options.tree.open_options(other));
  };
  const auto before = open(options.before, options.after);
  LOCSEG_TRY(before);
  const auto after = open(options.after, options.before);
  LOCSEG_TRY(after);

  const std::string read[] = {options.before, options.after};
  auto out = OutputFile::open(options.out, inputs_of(read, options.tree.tree));
  LOCSEG_TRY(out);
  const bool to_terminal = options.out.empty() || options.out == "-";
  const auto report =
      find_format(diff_formats(), options.format)
          ->make({.color = to_terminal && screen(common).color, .summary = options.summary});
  std::string frame;
  report->header(frame);
  LOCSEG_TRY(out->write(frame));

  Progress progress(common);
  DiffTotals totals;
  const DiffWork work = [&](const ArticleDiff& diff, std::string& text) {
    report->article(diff, text);
  };
  ReportWriter writer(*report, *out, totals);
  const DiffDeliver deliver = [&](const ArticleDiff& diff, std::string_view text) -> Result<void> {
    totals.add(diff);
    progress.step(0);
    return writer.write(text);
  };
  const bool texts = !options.summary;
  LOCSEG_TRY(
      diff_trees(**before, **after, {.texts = texts, .threads = common.threads}, work, deliver));
  if (totals.counts.before + totals.counts.after == 0) {
    LOCSEG_TRY(options.empty.refuse(nothing_found(totals.all()) +
                                    ", and for units in stores and exchange files"));
  }
  frame.clear();
  report->footer(totals, frame);
  LOCSEG_TRY(out->write(frame));
  LOCSEG_TRY(out->commit());
  return totals.same() ? kClean : kFindings;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  table.add({.name = "OLD",
             .into = &options->before,
             .summary = "Article, folder, store, exchange file, or REV:PATH of the git repository",
             .required = true});
  table.add({.name = "NEW", .into = &options->after, .summary = "What to compare it with"});
  table.add({.name = "--since",
             .value = "REV",
             .into = &options->since,
             .summary = "Compare one path with what it was when the branch left git revision REV"});
  options->tree.declare_input_format(table, "OLD and NEW");
  const Argument& format = table.add(format_argument(options->format, diff_formats()));
  table.add({.name = "--summary",
             .into = &options->summary,
             .summary = "One line an article, and totals"});
  table.add({.name = "-o,--output",
             .value = "OUT",
             .into = &options->out,
             .summary = "Write to OUT instead of standard output"});
  table.add(
      {.name = "--textconv",
       .into = &options->textconv,
       .summary = "Print the article OLD without ids, a text a line: for git, see git-setup"});
  options->empty.declare(table, "Succeed even if neither side has a segment");
  options->tree.declare_filters(table);
  options->tree.declare_source_tree(table);
  options->tree.declare_languages(table);
  return [options, &format](const CommonOptions& common) -> Result<int> {
    if (!options->textconv) {
      std::vector<std::string> read = {options->before};
      if (!options->after.empty()) read.push_back(options->after);
      const auto config = options->tree.settle(common, read);
      LOCSEG_TRY(config);
      LOCSEG_TRY(settle_format(format, *config, "diff"));
    }
    return run(*options, common);
  };
}

}  // namespace
}  // namespace diff_command

const Command kDiff = {
    .name = "diff",
    .summary = "Show what changed between two versions of articles, by segment",
    .examples =
        "  locseg diff old.md new.md                       word by word, ids left aside\n"
        "  locseg diff --since main docs/ --summary        one line an article\n"
        "  locseg diff HEAD~1:docs docs --format markdown  for a comment on a pull request\n",
    .exit_1 = "something differs",
    .declare = diff_command::declare};

}  // namespace locseg::cli
