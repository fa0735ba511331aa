// locseg update: new sources and old translations to new translations, and a job.
#include "update/update.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "article_output.h"
#include "base/disk.h"
#include "base/each_unit.h"
#include "base/normal_path.h"
#include "base/printable.h"
#include "base/try.h"
#include "base/words.h"
#include "command.h"
#include "format_argument.h"
#include "terminal.h"
#include "tree_arguments.h"
#include "unit_output.h"
#include "workflow/inputs.h"

namespace locseg::cli {
namespace update_command {
namespace {

struct Options {
  TreeArguments tree;
  UnitOutput job;
  std::string displaced;  // a file
  ArticleOutput pages;
  bool no_git = false;
  std::string old_source;
  UpdateMark mark = UpdateMark::kNone;
};

// An exchange file that appears if there is something in it.
class OptionalFile {
 public:
  // `output` may name no file: then units go nowhere.
  Result<void> open(const UnitOutput& output, const InputFiles& inputs) {
    if (output.out.empty()) return {};
    if (output.is_store()) {
      return failure(ErrorCode::kMisuse, "expected an exchange file, not a store", output.out);
    }
    const auto format = output.exchange_format();
    LOCSEG_TRY(format);
    auto out = output.open(**format, inputs);
    LOCSEG_TRY(out);
    out_.emplace(std::move(*out));
    file_.emplace(**format, *out_, true);
    return {};
  }

  [[nodiscard]] UnitSink& sink() { return file_ ? static_cast<UnitSink&>(*file_) : nothing_; }

  Result<void> finish(bool has_units) {
    if (!file_ || !has_units) return {};
    LOCSEG_TRY(file_->finish());
    return out_->commit();
  }

 private:
  base::EachUnit nothing_{[](const Unit& /*unit*/) -> Result<void> { return {}; }};
  std::optional<OutputFile> out_;
  std::optional<UnitFile> file_;
};

Result<void> put_displaced(const Updates& updates, UnitSink& sink) {
  for (const UpdatedPage& page : updates.pages) {
    std::vector<Unit> units;
    for (const DisplacedText& text : page.displaced) {
      Unit& unit = units.emplace_back();
      unit.line = text.position.line;
      unit.source = text.old_source;
      unit.target = text.text;
    }
    if (units.empty()) continue;
    ArticleInfo info;
    info.path = page.name;
    info.source_lang = page.source_lang;
    info.target_lang = page.target_lang;
    LOCSEG_TRY(sink.put({info, units}));
  }
  return {};
}

// Finds the places of the new pages.
Result<void> add_pages(const Options& options, const Updates& updates, ChangedArticles& into) {
  if (options.pages.to_stdout() && updates.pages.size() > 1) {
    return failure(ErrorCode::kMisuse, "several pages: give --to DIR/ or --in-place");
  }
  for (const UpdatedPage& page : updates.pages) {
    if (!page.refusal.empty()) continue;
    LOCSEG_TRY(into.add(page.path, page.name, page.bytes, page.before));
  }
  return {};
}

// Writes the exchange files that have something in them, then the pages: if the one fails, a second
// run still finds the old pages.
Result<void> write_all(const Options& options, const Updates& updates, OptionalFile& job,
                       OptionalFile& displaced) {
  if (!options.pages.writes()) return {};
  ChangedArticles pages(options.pages,
                        updates.pages.size() == 1 && !options.pages.out.ends_with('/'));
  LOCSEG_TRY(add_pages(options, updates, pages));
  const auto has = [&](const auto& what) { return std::ranges::any_of(updates.pages, what); };
  LOCSEG_TRY(job.finish(has([](const UpdatedPage& page) { return page.asked != 0; })));
  LOCSEG_TRY(
      displaced.finish(has([](const UpdatedPage& page) { return !page.displaced.empty(); })));
  return pages.finish();
}

std::string place_of(const UpdatedPage& page, const Position& position) {
  return base::printable(page.name) + ":" + std::to_string(position.line) + ":" +
         std::to_string(position.column) + ": ";
}

void say_page(const Options& options, const UpdatedPage& page, bool quiet) {
  const std::string name = base::printable(page.name) + ": ";
  if (!page.refusal.empty()) {
    say(name + "not updated: " + page.refusal);
    return;
  }
  if (!quiet) {
    say(name + base::grouped(page.carried) + " kept, " + base::grouped(page.asked) +
        " to translate" + (page.bytes == page.before ? ", no byte changed" : ""));
  }
  const auto say_each = [&](const std::vector<PlacedSource>& places, std::string_view what) {
    for (const PlacedSource& each : places) {
      say(place_of(page, each.position).append(what) + base::printable(each.source));
    }
  };
  say_each(page.by_hand, "to be translated there, it is in no segment: ");
  say_each(page.unmatched, "in the source's language, its translation was not found: ");
  if (!quiet || options.job.out.empty()) {
    say_each(page.unsure, "has a translation that may be of another sentence: ");
  }
  if (!options.displaced.empty() && quiet) return;
  for (const DisplacedText& text : page.displaced) {
    say(place_of(page, text.position) + "has no place any more: " + base::printable(text.text));
  }
}

// Says that `what` went to the file at `path`; if it is empty, that `none` did. A file that is
// there of an earlier run stays then: a translator may be at work on it.
void say_file(const std::string& path, const std::string& what, const std::string& none) {
  if (path.empty()) return;
  if (!what.empty()) return say(what + " -> " + path);
  const bool is_there = base::identity_of(path).has_value();
  say(none + (is_there ? ", so what is in " + path + " is older" : ", so there is no " + path));
}

// True if a page could not be updated, or not all of it.
bool say_all(const Options& options, const Updates& updates, bool quiet) {
  std::uint64_t asked = 0;
  std::uint64_t displaced = 0;
  bool is_incomplete = false;
  for (const UpdatedPage& page : updates.pages) {
    asked += page.asked;
    displaced += page.displaced.size();
    is_incomplete = is_incomplete || !page.refusal.empty() || !page.unmatched.empty();
    say_page(options, page, quiet);
  }
  if (quiet) return is_incomplete;
  for (const std::string& note : updates.notes) say(note);
  if (options.pages.writes()) {
    say_file(options.job.out, asked == 0 ? "" : base::counted(asked, "unit"),
             "nothing to translate");
    say_file(options.displaced,
             displaced == 0 ? "" : base::counted(displaced, "text") + " without a place",
             "every text has a place");
  }
  if (!options.pages.writes()) say("to write, give --in-place, or --to OUT");
  return is_incomplete;
}

Result<void> check_arguments(const Options& options, const TreeOptions& tree) {
  if (tree.source_trees.empty()) {
    return failure(ErrorCode::kMisuse,
                   "expected --source-tree DIR and a PATH, or [[trees]] in the configuration");
  }
  LOCSEG_TRY(options.pages.check());
  if (options.pages.writes() || (options.job.out.empty() && options.displaced.empty())) return {};
  return failure(ErrorCode::kMisuse,
                 "a job belongs to the new pages: give --in-place or --to OUT, too");
}

// kMisuse if two outputs are one file: the later would replace the earlier.
Result<void> require_apart(const Options& options) {
  std::set<std::string> places;
  for (const std::string& path : {options.job.out, options.displaced, options.pages.out}) {
    if (path.empty() || path == "-") continue;
    if (places.insert(base::normal_path(path)).second) continue;
    return failure(ErrorCode::kMisuse, "is named for two outputs", path);
  }
  return {};
}

Result<int> run(Options options, const CommonOptions& common) {
  LOCSEG_TRY(require_apart(options));
  UpdateOptions wanted;
  wanted.status.tree = options.tree.options(common);
  wanted.status.source_lang = options.tree.languages.source;
  if (!options.tree.languages.target.empty()) {
    wanted.status.languages = {options.tree.languages.target};
  }
  wanted.status.use_git = !options.no_git;
  wanted.old_source = options.old_source;
  wanted.mark = options.mark;
  LOCSEG_TRY(check_arguments(options, wanted.status.tree));
  InputFiles inputs = options.tree.inputs();
  add_trees(wanted.status.tree, TreeSides::kBoth, inputs);
  if (!options.old_source.empty()) inputs.add(options.old_source);
  if (!options.pages.in_place) options.pages.inputs = inputs;
  OptionalFile job;
  LOCSEG_TRY(job.open(options.job, inputs));
  UnitOutput displaced_output;
  displaced_output.out = options.displaced;
  OptionalFile displaced;
  LOCSEG_TRY(displaced.open(displaced_output, inputs));
  const auto updates = update_pages(options.tree.paths, wanted, job.sink());
  LOCSEG_TRY(updates);
  if (updates->pages.empty()) {
    LOCSEG_TRY(options.pages.empty.refuse("found no page with a source and a translation"));
  }
  LOCSEG_TRY(put_displaced(*updates, displaced.sink()));
  LOCSEG_TRY(write_all(options, *updates, job, displaced));
  return say_all(options, *updates, common.quiet) ? kFindings : kClean;
}

void declare_outputs(ArgumentTable& table, Options& options) {
  table.add({.name = "--in-place",
             .into = &options.pages.in_place,
             .summary = "Write the new translations over the old ones",
             .excludes = "--to"});
  table.add({.name = "--to",
             .value = "OUT",
             .into = &options.pages.out,
             .summary = "Write the new translation to OUT (- is standard output), several into the "
                        "folder OUT"});
  table.add({.name = "--backup",
             .into = &options.pages.backup,
             .summary = "With --in-place, keep what a file was as FILE~"});
  table.add({.name = "-o,--output",
             .value = "JOB",
             .into = &options.job.out,
             .summary = "Write what is to be translated to JOB, an exchange file that `merge` "
                        "brings back"});
  Argument format = format_argument(options.job.format, exchange_formats());
  format.summary.insert(0, "Format of JOB: ");
  format.left_out = "by its ending";
  table.add(std::move(format));
  table.add({.name = "--displaced",
             .value = "FILE",
             .into = &options.displaced,
             .summary = "Write texts that have no place any more, with their old sources, to FILE, "
                        "an exchange file"});
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  options->tree.declare_pages(table);
  declare_outputs(table, *options);
  table.add({.name = "--old-source",
             .value = "OLD",
             .into = &options->old_source,
             .summary = "The source that the translation was made from: a file, or a revision of "
                        "git",
             .left_out = "as status finds it"});
  table.add({.name = "--mark",
             .value = "HOW",
             .into = choice_of<UpdateMark>(options->mark, {{"none", UpdateMark::kNone},
                                                           {"comment", UpdateMark::kComment},
                                                           {"attribute", UpdateMark::kAttribute}}),
             .summary = "What is changed or new: in the source's language (none, when left out), "
                        "or changed sentences as they were translated, all with a comment or in a "
                        "span with an attribute"});
  table.add(
      {.name = "--no-git", .into = &options->no_git, .summary = "Do not look at git's history"});
  options->pages.empty.declare(table, "Succeed even if no page is found");
  options->tree.declare_languages(table);
  return [options](const CommonOptions& common) -> Result<int> {
    const auto config = options->tree.settle(common);
    LOCSEG_TRY(config);
    return run(*options, common);
  };
}

}  // namespace
}  // namespace update_command

const Command kUpdate = {
    .name = "update",
    .summary = "Make new translations out of new sources and old translations",
    .notes =
        "Sentences whose source is as it was keep their translation to the byte, wherever they are "
        "now.\n"
        "What is new or changed is asked for in JOB, with its old translation beside it.\n",
    .examples =
        "  locseg update content/ja                          what would change\n"
        "  locseg update content/ja --in-place -o job.xlf    new pages, and a job for them\n"
        "  locseg update ja/a.md --source-tree en --old-source old.md --to -   one page, without "
        "git\n",
    .exit_1 = "a page could not be updated, or the translation of a sentence was not found in it",
    .declare = update_command::declare};

}  // namespace locseg::cli
