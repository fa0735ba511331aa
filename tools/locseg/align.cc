// locseg align: an article and its translation to pairs, or to a bilingual article.
#include "locseg/align.h"

#include <charconv>
#include <map>
#include <memory>

#include "align/aligned_units.h"
#include "base/try.h"
#include "base/words.h"
#include "command.h"
#include "empty_run.h"
#include "exchange/article_files.h"
#include "locseg/output.h"
#include "locseg/store.h"
#include "terminal.h"
#include "tree_arguments.h"
#include "unit_output.h"
#include "updated_store.h"
#include "workflow/open_units.h"

namespace locseg::cli {
namespace align_command {
namespace {

constexpr std::size_t kMaxNamed = 10;  // articles without a counterpart

struct Options {
  std::string source;
  std::string target;
  std::string memory;
  std::string least_text;
  PairSelection pairs;
  bool to_spans = false;
  EmptyRun empty;
  TreeArguments tree;
  UnitOutput output;
};

struct Totals {
  PairCounts counts;
  std::uint64_t unsound = 0;  // no pair of spans can hold them
};

Result<void> require_some(const Options& options, const Totals& totals, const AlignCounts& counts) {
  const PairCounts& met = totals.counts;
  if (met.pairs + met.unsure + met.unpaired_sources + met.unpaired_targets != 0) return {};
  if (counts.articles != 0) return options.empty.refuse("found no sentence to align");
  return options.empty.refuse(
      "found no two articles of one name: " + base::counted(counts.only_source.size(), "article") +
      " in " + options.source + ", " + base::counted(counts.only_target.size(), "article") +
      " in " + options.target);
}

using Deliver = std::function<Result<void>(const AlignedFiles&)>;

// Opens both sides and aligns them.
Result<AlignCounts> align_with(const Options& options, const CommonOptions& common, Totals& totals,
                               const Deliver& deliver) {
  if (options.source == "-" || options.target == "-") {
    return failure(ErrorCode::kMisuse, "expected two files or two folders, not standard input");
  }
  const TreeOptions tree = options.tree.options(common);
  const auto sources = open_article_source(options.source, tree, options.tree.languages);
  LOCSEG_TRY(sources);
  const auto targets = open_article_source(options.target, tree, options.tree.languages);
  LOCSEG_TRY(targets);
  if ((*sources)->is_file() != (*targets)->is_file()) {
    return failure(ErrorCode::kMisuse, "expected two files or two folders", options.target);
  }
  AlignmentLessons lessons;
  if (!options.memory.empty()) {
    const UnitPath memory = identify_path(options.memory);
    if (memory.kind == PathKind::kArticles) {
      return failure(ErrorCode::kMisuse, "--memory takes a store or an exchange file",
                     options.memory);
    }
    LOCSEG_TRY(read_units(memory, lessons));
  }
  Progress progress(common);
  auto counts = align_trees(**sources, **targets, {common.threads, std::move(lessons)},
                            [&](const AlignedFiles& files) -> Result<void> {
                              totals.counts.add(files.alignment, options.pairs);
                              progress.step(files.target.size());
                              return deliver(files);
                            });
  LOCSEG_TRY(counts);
  LOCSEG_TRY(require_some(options, totals, *counts));
  return counts;
}

// What no output may replace.
InputFiles inputs_of(const Options& options) {
  InputFiles inputs;
  inputs.add(options.source);
  inputs.add(options.target);
  if (!options.memory.empty()) inputs.add(options.memory);
  return inputs;
}

Result<AlignCounts> to_file(const Options& options, const CommonOptions& common, Totals& totals) {
  const auto format = options.output.exchange_format();
  LOCSEG_TRY(format);
  const auto fill = [&](UnitSink& sink) {
    return align_with(options, common, totals, [&](const AlignedFiles& files) {
      return put_units(files, options.pairs, sink);
    });
  };
  if (options.output.is_folder()) {
    ArticleFiles files(**format, options.output.out, {.inputs = inputs_of(options)});
    return fill(files);
  }
  auto out = options.output.open(**format, inputs_of(options));
  LOCSEG_TRY(out);
  UnitFile file(**format, *out);
  auto counts = fill(file);
  LOCSEG_TRY(counts);
  LOCSEG_TRY(file.finish());
  LOCSEG_TRY(out->commit());
  return counts;
}

Result<AlignCounts> to_store(const Options& options, const CommonOptions& common, Totals& totals) {
  const auto path = options.output.store_path();
  LOCSEG_TRY(path);
  LOCSEG_TRY(inputs_of(options).require_other(*path));
  auto store = UpdatedStore::open(*path);
  LOCSEG_TRY(store);
  auto counts = align_with(options, common, totals, [&](const AlignedFiles& files) {
    return put_units(files, options.pairs, **store);
  });
  LOCSEG_TRY(counts);
  LOCSEG_TRY(store->commit());
  return counts;
}

Result<AlignCounts> to_spans(const Options& options, const CommonOptions& common, Totals& totals) {
  std::uint64_t articles = 0;
  std::uint64_t written = 0;
  const bool is_stdout = options.output.is_stdout();
  const InputFiles inputs = inputs_of(options);
  auto counts = align_with(options, common, totals, [&](const AlignedFiles& files) -> Result<void> {
    BilingualArticle both{std::string(files.target)};
    if (files.kind == ArticleKind::kMarkdown) {
      both = bilingual_article(files.target, files.alignment, options.pairs.least,
                               id_prefix_of(files));
    }
    written += both.pairs;
    if (is_stdout) {
      if (++articles > 1) {
        return failure(ErrorCode::kMisuse, "a second article: give -o DIR to write more than one",
                       std::string(files.place));
      }
      return write_output("", both.bytes);
    }
    const auto path = path_inside(options.output.out, files.name);
    LOCSEG_TRY(path);
    LOCSEG_TRY(inputs.require_other(*path));
    LOCSEG_TRY(make_folders_inside(options.output.out, *path));
    return write_output(*path, both.bytes);
  });
  LOCSEG_TRY(counts);
  totals.unsound = totals.counts.pairs - written;
  return counts;
}

void add_part(std::string& text, std::uint64_t number, std::string_view noun,
              std::string_view rest) {
  if (number == 0) return;
  text += (text.empty() ? "left out: " : ", ") + base::counted(number, noun) + std::string(rest);
}

void say_totals(const Options& options, const Totals& totals, const AlignCounts& counts) {
  std::string text = base::counted(totals.counts.pairs, "pair") + " from " +
                     base::counted(counts.articles, "article") + ", " +
                     base::grouped(totals.counts.sure) + " sure";
  if (!options.output.is_stdout()) text += " -> " + options.output.out;
  say(text);
  std::string left;
  add_part(left, totals.counts.unsure, "pair", " of less confidence");
  add_part(left, totals.unsound, "pair", " that spans cannot hold");
  add_part(left, totals.counts.unpaired_sources, "source sentence", " without a translation");
  add_part(left, totals.counts.unpaired_targets, "translated block", " without a source");
  if (!left.empty()) say(left);
  const auto name = [](const std::vector<std::string>& places, std::string_view side) {
    for (std::size_t i = 0; i < std::min(places.size(), kMaxNamed); ++i) {
      say(places[i] + ": " + std::string(side));
    }
    if (places.size() > kMaxNamed) {
      say(base::grouped(places.size() - kMaxNamed) + " more: " + std::string(side));
    }
  };
  name(counts.only_source, "no translation of this name");
  name(counts.only_target, "no source of this name");
}

Result<void> read_least(Options& options) {
  if (options.least_text.empty()) {
    // A store and an article are to hold what may be used without a look at it.
    options.pairs.least = options.to_spans || options.output.is_store() ? kUsableConfidence : 0;
    return {};
  }
  const std::string& text = options.least_text;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), options.pairs.least);
  if (error == std::errc() && end == text.data() + text.size() && options.pairs.least >= 0 &&
      options.pairs.least <= 1) {
    return {};
  }
  return failure(ErrorCode::kMisuse, "--min-confidence takes a number from 0 to 1, such as 0.9");
}

Result<int> run(Options& options, const CommonOptions& common) {
  LOCSEG_TRY(read_least(options));
  Totals totals;
  const auto counts = options.to_spans            ? to_spans(options, common, totals)
                      : options.output.is_store() ? to_store(options, common, totals)
                                                  : to_file(options, common, totals);
  LOCSEG_TRY(counts);
  if (!common.quiet) say_totals(options, totals, *counts);
  return kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  table.add({.name = "SOURCE",
             .into = &options->source,
             .summary = "The source article, or a folder of them; REV:PATH of git, too",
             .required = true});
  table.add({.name = "TARGET",
             .into = &options->target,
             .summary = "Its translation, or a folder with the same names",
             .required = true});
  options->output.declare(table);
  table.add({.name = "--to",
             .value = "WHAT",
             .into = choice_of<bool>(options->to_spans, {{"units", false}, {"spans", true}}),
             .summary = "units (when left out), or bilingual articles as spans, into the folder "
                        "OUT"});
  table.add({.name = "--min-confidence",
             .value = "X",
             .into = &options->least_text,
             .summary = "Leave out pairs of less confidence, from 0 to 1; sure ones have 0.9",
             .left_out = "0, and 0.5 for a store and for spans"});
  table.add(
      {.name = "--hidden",
       .into = &options->pairs.hidden,
       .summary = "With titles, descriptions and alternative texts, which spans do not hold"});
  table.add({.name = "--memory",
             .value = "FILE",
             .into = &options->memory,
             .summary = "Learn words from a store or an exchange file, too"});
  options->empty.declare(table, "Succeed even if there is nothing to align");
  options->tree.declare_languages(table);
  options->tree.declare_filters(table);
  return [options](const CommonOptions& common) -> Result<int> {
    const auto config = options->tree.settle(common);
    LOCSEG_TRY(config);
    options->tree.tree.source_trees.clear();  // both sides are given
    if (!options->to_spans) LOCSEG_TRY(options->output.settle(*config, "align"));
    return run(*options, common);
  };
}

}  // namespace
}  // namespace align_command

const Command kAlign = {
    .name = "align",
    .summary = "Align articles with their translations, sentence by sentence",
    .notes =
        "Every pair has a confidence, the last key of JSON Lines. Words are learned from all\n"
        "articles of a run, so a tree aligns better than its files one by one.\n",
    .examples =
        "  locseg align en/a.md ja/a.md                     pairs as JSON Lines\n"
        "  locseg align en/ ja/ --target-lang ja -o ja.tmx  a tree, for other programs\n"
        "  locseg align en/ ja/ --to spans -o bilingual/    articles that `check` and `merge` "
        "read\n",
    .declare = align_command::declare};

}  // namespace locseg::cli
