// locseg merge: edited targets back into articles.
#include "locseg/merge.h"

#include <algorithm>
#include <deque>
#include <memory>

#include "base/try.h"
#include "command.h"
#include "locseg/diff_report.h"
#include "locseg/merge_report.h"
#include "locseg/output.h"
#include "terminal.h"
#include "tree_arguments.h"
#include "unit_input.h"

namespace locseg::cli {
namespace merge_command {
namespace {

struct Options {
  std::string article;
  std::string edited;
  std::string out;
  std::string stale = "fail";
  std::string format = "text";
  bool in_place = false;
  bool dry_run = false;
  MergeOptions merge;
  TreeArguments tree;
};

// An article that edited units were found for, and what became of them.
struct Job {
  std::string place;
  std::string name;
  SourcedArticle article;
  SourcedArticle edited;
  ArticleMerge merge;
};

// Which of the edited side's articles is meant for the one named `name` that lies at `place`.
std::size_t partner_of(const ArticleSource& edited, const ArticleSource& articles,
                       std::size_t index) {
  const std::vector<std::string>& names = edited.names();
  if (articles.is_file() && names.size() == 1) return 0;
  for (const std::string& name : {articles.names()[index], articles.place(index)}) {
    const auto found = std::lower_bound(names.begin(), names.end(), name);
    if (found != names.end() && *found == name) {
      return static_cast<std::size_t>(found - names.begin());
    }
  }
  return names.size();
}

// The same source stands in the articles of every language.
Result<void> require_one_language(const Job& job, const Options& options) {
  const std::string_view article = job.article.group.info.target_lang;
  const std::string_view edited = job.edited.group.info.target_lang;
  if (article.empty() || edited.empty() || same_tag(article, edited)) return {};
  return failure(ErrorCode::kMisuse,
                 "is in " + std::string(article) + ", and '" + options.edited +
                     "' gives it targets in " + std::string(edited),
                 job.place);
}

Result<void> merge_all(const Options& options, const ArticleSource& articles,
                       const ArticleSource& edited, std::deque<Job>& threads) {
  std::vector<bool> used(edited.names().size(), false);
  for (std::size_t i = 0; i < articles.names().size(); ++i) {
    if (is_tree_interrupted()) return failure(ErrorCode::kInterrupted, "interrupted");
    const std::size_t partner = partner_of(edited, articles, i);
    if (partner == edited.names().size()) continue;
    used[partner] = true;
    Job& job = threads.emplace_back();
    job.place = articles.place(i);
    job.name = articles.names()[i];
    LOCSEG_TRY(articles.read(i, job.article));
    LOCSEG_TRY(edited.read(partner, job.edited));
    LOCSEG_TRY(require_one_language(job, options));
    auto merged = merge_units(job.article.article, job.edited.group.units, options.merge);
    if (!merged) return failure(merged.error().code, merged.error().message, job.place);
    job.merge = std::move(*merged);
  }
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (!used[i]) {
      return failure(ErrorCode::kNotFound, "no such article below '" + options.article + "'",
                     edited.names()[i].empty() ? options.edited : edited.names()[i]);
    }
  }
  return {};
}

// Where a result goes; empty for standard output.
Result<std::string> destination(const Options& options, const ArticleSource& articles,
                                const Job& job) {
  if (options.in_place) return job.place;
  if (options.out.empty() || options.out == "-") return std::string();
  if (articles.is_file()) return options.out;
  return path_inside(options.out, job.name);
}

std::string shown_diff(const CommonOptions& common, const Job& job) {
  const Article after = parse_article(job.merge.bytes, job.article.article.kind());
  ArticleUnits units;
  units.read(job.name, after, {}, {});
  ArticleDiff diff = diff_article(job.article.group.units, units.group().units, after.kind());
  diff.before_name = diff.after_name = job.place;
  std::string out;
  make_diff_report("text", {.summary = false, .color = screen(common).color})->article(diff, out);
  return out;
}

Result<void> write_results(const Options& options, const ArticleSource& articles,
                           std::deque<Job>& threads) {
  std::vector<FileBytes> files;
  for (Job& job : threads) {
    auto path = destination(options, articles, job);
    LOCSEG_TRY(path);
    if (path->empty()) {
      auto out = OutputFile::open("");
      LOCSEG_TRY(out);
      LOCSEG_TRY(out->write(job.merge.bytes));
      return out->commit();
    }
    if (options.in_place && job.merge.edits.empty()) continue;  // not a byte, not a time stamp
    if (!options.in_place && !articles.is_file()) {
      LOCSEG_TRY(make_folders_inside(options.out, *path));
    }
    files.push_back({std::move(*path), std::move(job.merge.bytes)});
  }
  return write_together(files);
}

Result<int> run(Options options, const CommonOptions& common) {
  options.merge.on_stale = options.stale == "fail"   ? OnStale::kFail
                           : options.stale == "skip" ? OnStale::kSkip
                                                     : OnStale::kApply;
  const Languages& languages = options.tree.languages;
  const auto articles = open_article_source(options.article, options.tree.tree, languages);
  LOCSEG_TRY(articles);
  const bool to_stdout =
      !options.in_place && !options.dry_run && (options.out.empty() || options.out == "-");
  if (to_stdout && !(*articles)->is_file()) {
    return failure(ErrorCode::kMisuse, "give --in-place or -o DIR to merge into a folder");
  }
  if (to_stdout && options.format == "json") {
    return failure(ErrorCode::kMisuse,
                   "--format json needs standard output: give --in-place, -o or --dry-run");
  }
  if (options.in_place && !(*articles)->is_on_disk()) {
    return failure(ErrorCode::kMisuse, "--in-place needs articles on disk", options.article);
  }
  const auto edited = open_unit_input(options.edited, options.tree.tree, languages,
                                      (*articles)->is_file() ? "" : options.article);
  LOCSEG_TRY(edited);
  std::deque<Job> threads;
  LOCSEG_TRY(merge_all(options, **articles, **edited, threads));
  // Folders and files of many articles are one: a stale unit in one holds back all.
  const bool blocked =
      std::any_of(threads.begin(), threads.end(), [](const Job& job) { return job.merge.blocked; });
  const bool write = !options.dry_run && !blocked;

  std::string shown;
  std::vector<MergedArticle> reported;
  bool clean = true;
  for (const Job& job : threads) {
    if (options.dry_run && options.format == "text") shown += shown_diff(common, job);
    reported.push_back({job.place, job.article.group.units, job.edited.group.units, &job.merge});
    clean = clean && job.merge.clean();
  }
  if (write) {
    LOCSEG_TRY(write_results(options, **articles, threads));
  }
  if (options.format == "json") {
    shown = merge_as_json(reported, write);
  } else if (!common.quiet || !clean) {
    const std::string text = merge_as_text(reported, write);
    for (std::string_view rest = text; !rest.empty();) {
      const std::size_t end = rest.find('\n');
      say(rest.substr(0, end));
      rest.remove_prefix(end + 1);
    }
  }
  if (!shown.empty()) {
    auto out = OutputFile::open("");
    LOCSEG_TRY(out);
    LOCSEG_TRY(out->write(shown));
    LOCSEG_TRY(out->commit());
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
  table.add({.name = "-o,--output",
             .value = "OUT",
             .into = &options->out,
             .summary = "Write the article to OUT, or a folder's articles into the folder OUT"});
  table.add({.name = "--in-place",
             .into = &options->in_place,
             .summary = "Write over the articles",
             .excludes = "--output"});
  table.add({.name = "--on-stale",
             .value = "HOW",
             .into = &options->stale,
             .summary = "fail, skip or apply units whose source the article no longer has",
             .shows_default = true,
             .one_of = {"fail", "skip", "apply"}});
  table.add({.name = "--force",
             .into = &options->merge.force,
             .summary = "Also put in targets that lose or invent codes"});
  table.add({.name = "--dry-run",
             .into = &options->dry_run,
             .summary = "Show the diff and write nothing"});
  table.add({.name = "--format",
             .value = "FORMAT",
             .into = &options->format,
             .summary = "text or json, of the report",
             .shows_default = true,
             .one_of = {"text", "json"}});
  options->tree.declare_filters(table);
  options->tree.declare_languages(table);
  return [options](const CommonOptions& common) { return run(*options, common); };
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
