// locseg export: what a store holds, to an exchange file or another store.
#include <memory>

#include "base/disk.h"
#include "base/translation_filter.h"
#include "base/try.h"
#include "base/unique_units.h"
#include "base/words.h"
#include "command.h"
#include "configured.h"
#include "exchange/article_files.h"
#include "locseg/exchange.h"
#include "locseg/identity.h"
#include "locseg/store.h"
#include "suggestion_arguments.h"
#include "terminal.h"
#include "unit_output.h"
#include "updated_store.h"
#include "workflow/open_units.h"
#include "workflow/selected_articles.h"

namespace locseg::cli {
namespace export_command {
namespace {

struct Options {
  std::string store;
  std::string input_format;
  UnitOutput output;
  LanguagePair languages;
  bool unique = false;
  SuggestionArguments suggestions;

  // A table says what is a suggestion only with `--include`.
  [[nodiscard]] bool keeps_suggestions() const {
    const auto format = output.is_store() ? nullptr : output.exchange_format().value_or(nullptr);
    return format == nullptr || format->suggestion_writer == nullptr;
  }
};

// What is exported.
struct Origin {
  UnitPath path;
  ArticleSelection articles;
};

// What is said of an export.
struct Done {
  std::string text;
  std::string skipped;
};

// Of a store all goes along, but for suggestions where what is written cannot tell them from
// translations; of a file, what is translated.
Result<Done> read_into(const Options& options, const CommonOptions& common, const Origin& from,
                       UnitSink& sink) {
  base::TranslationFilter::Wanted wanted = options.suggestions.wanted();
  if (from.path.kind == PathKind::kStore) {
    wanted.untranslated = true;
    if (options.keeps_suggestions()) wanted.fuzzy = wanted.unreviewed = true;
  }
  base::UniqueUnits unique(sink);
  UnitSink& next = options.unique ? unique : sink;
  Progress progress(common);
  SelectedArticles selection(from.articles, next, [&] { progress.step(0); });
  base::TranslationFilter translations(wanted, selection);
  LOCSEG_TRY(read_all_units(from.path, translations));
  Done done;
  const std::uint64_t segments = selection.segments() - unique.repeated();
  done.text = base::counted(segments, "segment") + " from " +
              base::counted(selection.articles(), "article");
  done.skipped = skipped_line(translations);
  if (selection.segments() == 0) {
    LOCSEG_TRY(options.suggestions.require_some(translations, options.store, "export"));
  }
  LOCSEG_TRY(selection.finish());
  return done;
}

Result<Done> export_to_store(const Options& options, const CommonOptions& common,
                             const Origin& from) {
  const auto path = options.output.store_path();
  LOCSEG_TRY(path);
  InputFiles inputs;
  inputs.add(options.store);
  LOCSEG_TRY(inputs.require_other(*path));
  auto to = UpdatedStore::open(*path);
  LOCSEG_TRY(to);
  LOCSEG_TRY((*to)->begin());
  if (from.path.kind == PathKind::kStore) {
    auto done = read_into(options, common, from, **to);
    LOCSEG_TRY(done);
    LOCSEG_TRY(to->commit());
    return done;
  }
  // The articles of a file may come in any order, and more than once.
  StoreImport import(**to,
                     {.file = shown_store(options.store), .source_lang = "", .target_lang = ""});
  auto done = read_into(options, common, from, import);
  LOCSEG_TRY(done);
  LOCSEG_TRY(to->commit());
  return done;
}

Result<Done> export_to_file(const Options& options, const CommonOptions& common,
                            const Origin& from) {
  const auto format = options.output.exchange_format();
  LOCSEG_TRY(format);
  const bool with_suggestions = !options.suggestions.include.empty();
  InputFiles inputs;
  inputs.add(options.store);
  if (options.output.is_folder()) {
    ArticleFiles files(**format, options.output.out,
                       {.with_suggestions = with_suggestions, .inputs = inputs});
    return read_into(options, common, from, files);
  }
  auto out = options.output.open(**format, inputs);
  LOCSEG_TRY(out);
  UnitFile file(**format, *out, with_suggestions);
  auto done = read_into(options, common, from, file);
  LOCSEG_TRY(done);
  LOCSEG_TRY(out->commit());
  return done;
}

Result<Origin> find_origin(const Options& options) {
  Origin from;
  from.path = identify_path(options.store, options.input_format);
  if (from.path.kind == PathKind::kArticles) {
    const auto kind = base::file_kind(options.store);
    LOCSEG_TRY(kind);
    if (*kind == base::FileKind::kRegular) {
      return failure(ErrorCode::kMisuse,
                     "is no store, and the ending names no format; give --input-format with one "
                     "of " +
                         known_unit_formats(),
                     options.store);
    }
    from.path.kind = PathKind::kStore;  // whose error says what was found
  }
  if (options.languages == LanguagePair()) return from;
  auto there = languages_in(from.path);
  LOCSEG_TRY(there);
  if (from.path.kind == PathKind::kExchangeFile) from.articles.unnamed = options.languages;
  for (LanguagePair& pair : *there) {
    if (pair.source.empty()) pair.source = from.articles.unnamed.source;
    if (pair.target.empty()) pair.target = from.articles.unnamed.target;
  }
  auto selected = select_languages(*there, options.languages, options.store);
  LOCSEG_TRY(selected);
  from.articles.selected = std::move(*selected);
  return from;
}

Result<int> run(const Options& options, const CommonOptions& common) {
  const auto from = find_origin(options);
  LOCSEG_TRY(from);
  auto done = options.output.is_store() ? export_to_store(options, common, *from)
                                        : export_to_file(options, common, *from);
  LOCSEG_TRY(done);
  if (!options.output.is_stdout()) done->text += " -> " + options.output.out;
  if (!common.quiet) say(done->text);
  if (!common.quiet && !done->skipped.empty()) say(done->skipped);
  return kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  table.add({.name = "STORE",
             .into = &options->store,
             .summary = "The translation memory, or an exchange file",
             .required = true});
  table.add(input_format_argument(options->input_format, "STORE"));
  options->output.declare(table);
  table.add({.name = "--source-lang",
             .value = "TAG",
             .into = &options->languages.source,
             .is_language = true,
             .summary = "Only what is translated from TAG, or a file does not say from what"});
  table.add({.name = "--target-lang",
             .value = "TAG",
             .into = &options->languages.target,
             .is_language = true,
             .summary = "Only what is translated into TAG, or a file does not say into what"});
  table.add({.name = "--unique",
             .into = &options->unique,
             .summary = "Each pair of source and target once, where it comes first"});
  options->suggestions.declare(table);
  return [options](const CommonOptions& common) -> Result<int> {
    const auto config = load_known_config(common.config);
    LOCSEG_TRY(config);
    LOCSEG_TRY(options->output.settle(*config, "export"));
    return run(*options, common);
  };
}

}  // namespace
}  // namespace export_command

const Command kExport = {
    .name = "export",
    .summary = "Write what a store or an exchange file holds to another one",
    .notes =
        "Articles come in order of their paths, then of their languages. If OUT is a store, it "
        "keeps\n"
        "its other articles.\n",
    .examples =
        "  locseg export memory.db -o memory.jsonl                  everything\n"
        "  locseg export memory.db --target-lang de-DE -o de.po     one language, for a "
        "translator\n"
        "  locseg export memory.db --format csv --bom -o all.csv    for a spreadsheet\n"
        "  locseg export legacy.tmx -o legacy.jsonl                 another tool's file, as "
        "lines\n",
    .declare = export_command::declare};

}  // namespace locseg::cli
