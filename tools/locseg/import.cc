// locseg import: exchange files and stores into a store.
#include <algorithm>
#include <memory>
#include <set>

#include "base/printable.h"
#include "base/translation_filter.h"
#include "base/try.h"
#include "base/unit_filter.h"
#include "base/words.h"
#include "command.h"
#include "locseg/exchange.h"
#include "locseg/identity.h"
#include "locseg/output.h"
#include "locseg/store.h"
#include "resource_files.h"
#include "suggestion_arguments.h"
#include "terminal.h"
#include "unit_output.h"
#include "updated_store.h"
#include "workflow/open_units.h"

namespace locseg::cli {
namespace import_command {
namespace {

struct Options {
  std::string store;
  std::vector<std::string> files;
  std::string input_format;
  LanguagePair languages;
  OnConflict on_conflict = OnConflict::kBetter;
  SuggestionArguments suggestions;
};

// The languages that files name. A language that the user names is for units that name none, or is
// one that the files name: else it is a slip.
class NamedLanguages {
 public:
  void add(const ArticleInfo& info) {
    any_source_ = any_source_ || info.source_lang.empty();
    any_target_ = any_target_ || info.target_lang.empty();
    pairs_.insert({std::string(info.source_lang), std::string(info.target_lang)});
  }

  [[nodiscard]] Result<void> check(const LanguagePair& given, const std::string& place) const {
    const std::vector<LanguagePair> there(pairs_.begin(), pairs_.end());
    if (there.empty()) return {};
    if (!any_source_) {
      LOCSEG_TRY(select_languages(there, {given.source, ""}, place));
    }
    if (!any_target_) {
      LOCSEG_TRY(select_languages(there, {"", given.target}, place));
    }
    return {};
  }

 private:
  bool any_source_ = false;
  bool any_target_ = false;
  std::set<LanguagePair> pairs_;
};

// Hands everything over, and keeps the languages that it names.
class Feed final : public base::UnitFilter {
 public:
  Feed(const CommonOptions& common, NamedLanguages& languages, UnitSink& sink)
      : UnitFilter(sink), progress_(common), languages_(languages) {}

  Result<void> units(std::span<const Unit> units) override {
    progress_.step(0);
    return UnitFilter::units(units);
  }

 private:
  Result<bool> wants(const ArticleInfo& info) override {
    progress_.step(0);
    languages_.add(info);
    return true;
  }

  Progress progress_;
  NamedLanguages& languages_;
};

Result<UnitPath> identify_file(const Options& options, const std::string& path) {
  UnitPath file = identify_path(path, options.input_format);
  if (file.kind != PathKind::kArticles) return file;
  if (std::string resource = about_resource(path); !resource.empty()) {
    return failure(ErrorCode::kUnsupported, std::move(resource), path);
  }
  return failure(ErrorCode::kMisuse,
                 "the ending names no format; give --input-format with one of " +
                     known_unit_formats() + " (articles go in with locseg extract)",
                 path);
}

// What was met that the store has otherwise:
//
//     kept      docs/a.md f0ed8-103
//         store  Ventil
//         file   Schieber
std::string shown(const ImportConflict& conflict) {
  constexpr std::string_view kOutcomes[] = {"kept", "changed", "added"};
  std::string out(kOutcomes[static_cast<std::size_t>(conflict.outcome)]);
  out.resize(8, ' ');
  out += "  " + base::printable(conflict.article);
  if (!conflict.id.empty()) out += ' ' + base::printable(conflict.id);
  out += "\n    source  " + base::printable(conflict.source);
  out += "\n    store   " + base::printable(conflict.stored);
  return out + "\n    file    " + base::printable(conflict.offered) + '\n';
}

// What is said of an import.
struct Said {
  std::vector<std::string> lines;
  std::string conflicts;
};

Result<void> import_file(const Options& options, const CommonOptions& common, Store& store,
                         const ImportOptions& import, NamedLanguages& named, Said& said) {
  const std::string& path = import.file;
  const auto file = identify_file(options, path);
  LOCSEG_TRY(file);
  std::string skipped;
  const auto read = [&](UnitSink& sink) -> Result<void> {
    base::TranslationFilter translations(options.suggestions.wanted(), sink);
    Feed feed(common, named, translations);
    LOCSEG_TRY(read_all_units(*file, feed));
    skipped = skipped_line(translations);
    return options.suggestions.require_some(translations, path, "import");
  };
  const auto counts = import_units(store, read, import);
  LOCSEG_TRY(counts);
  std::string line = path + ": " + base::counted(counts->segments, "segment") + " from " +
                     base::counted(counts->articles, "article") + ", " +
                     base::grouped(counts->added) + " of them new, " +
                     base::grouped(counts->changed) + " changed";
  if (counts->kept != 0) line += ", " + base::grouped(counts->kept) + " kept as they were";
  said.lines.push_back(line + " -> " + options.store);
  if (!skipped.empty()) said.lines.push_back(path + ": " + skipped);
  if (counts->left_out == 0) return {};
  said.lines.push_back(path + ": left out " + base::counted(counts->left_out, "segment") +
                       ", whose codes are not in the file; merge the file into its articles, "
                       "which have them, and extract those");
  return {};
}

Result<void> check_arguments(const Options& options) {
  if (identify_path(options.store).kind != PathKind::kExchangeFile) return {};
  const bool is_swapped = std::ranges::any_of(options.files, names_store);
  return failure(ErrorCode::kMisuse,
                 std::string("is an exchange file, expected a store") +
                     (is_swapped ? "; are STORE and FILE swapped?" : ""),
                 options.store);
}

Result<int> run(const Options& options, const CommonOptions& common) {
  LOCSEG_TRY(check_arguments(options));
  auto store = UpdatedStore::open(options.store);
  LOCSEG_TRY(store);
  LOCSEG_TRY((*store)->begin());
  LanguagePair languages;
  if (options.languages != languages) {
    const auto there = languages_in(**store);
    LOCSEG_TRY(there);
    auto spelled = spell_as_there(*there, options.languages, options.store);
    LOCSEG_TRY(spelled);
    languages = std::move(*spelled);
  }
  NamedLanguages named;
  Said said;
  for (const std::string& path : options.files) {
    const ImportOptions import = {
        .file = shown_store(path),
        .source_lang = languages.source,
        .target_lang = languages.target,
        .on_conflict = options.on_conflict,
        .on_conflict_found = [&](const ImportConflict& found) { said.conflicts += shown(found); }};
    LOCSEG_TRY(import_file(options, common, **store, import, named, said));
  }
  LOCSEG_TRY(named.check(options.languages, options.files.size() == 1 ? options.files[0] : ""));
  LOCSEG_TRY(store->commit());
  if (common.quiet) return kClean;
  for (const std::string& text : said.lines) say(text);
  if (!said.conflicts.empty()) {
    LOCSEG_TRY(write_output("", said.conflicts));
  }
  return kClean;
}

Run declare(ArgumentTable& table) {
  auto options = std::make_shared<Options>();
  table.add({.name = "STORE",
             .into = &options->store,
             .summary = "The translation memory, created if absent",
             .required = true});
  table.add({.name = "FILE",
             .into = &options->files,
             .summary = "Exchange files, stores, or - for standard input",
             .required = true});
  table.add(input_format_argument(options->input_format, "each FILE"));
  table.add({.name = "--source-lang",
             .value = "TAG",
             .into = &options->languages.source,
             .is_language = true,
             .summary = "Language of sources whose file does not say it"});
  table.add({.name = "--target-lang",
             .value = "TAG",
             .into = &options->languages.target,
             .is_language = true,
             .summary = "Language of targets whose file does not say it"});
  const std::vector<std::pair<std::string, OnConflict>> meanings = {
      {"better", OnConflict::kBetter},
      {"keep", OnConflict::kKeep},
      {"replace", OnConflict::kReplace},
      {"both", OnConflict::kBoth}};
  table.add({.name = "--on-conflict",
             .value = "HOW",
             .into = choice_of(options->on_conflict, meanings),
             .summary = "If the store has another target for a unit: keep it, replace it, have "
                        "both, or let the better one win",
             .left_out = "better"});
  options->suggestions.declare(table);
  return [options](const CommonOptions& common) { return run(*options, common); };
}

}  // namespace
}  // namespace import_command

const Command kImport = {
    .name = "import",
    .summary = "Add exchange files and stores to a store",
    .notes =
        "An import adds: a unit takes the place of the one with its id and source in its article, "
        "and\n"
        "what a FILE does not mention stays. Units that name no article are in one named after "
        "their\n"
        "FILE. If one FILE is broken, nothing of any is imported. The better one of two targets is "
        "a\n"
        "translation before a suggestion, the later handoff, a text before one that it replaced, "
        "a\n"
        "person's before a machine's, else the FILE's. Conflicts are listed on standard output.\n",
    .examples =
        "  locseg import memory.db legacy.tsv                        what another tool knew\n"
        "  locseg import memory.db de.db ja.db                       several memories in one\n"
        "  locseg import memory.db terms.csv --source-lang en-US --target-lang de-DE\n",
    .declare = import_command::declare};

}  // namespace locseg::cli
