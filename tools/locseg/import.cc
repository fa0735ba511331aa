// locseg import: exchange files and stores into a store.
#include <memory>
#include <set>

#include "base/try.h"
#include "base/unit_filter.h"
#include "base/words.h"
#include "command.h"
#include "locseg/exchange.h"
#include "locseg/identity.h"
#include "locseg/open_units.h"
#include "locseg/store.h"
#include "terminal.h"
#include "unit_output.h"

namespace locseg::cli {
namespace import_command {
namespace {

struct Options {
  std::string store;
  std::vector<std::string> files;
  std::string format;
  LanguagePair languages;
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

// What the file is, by `--format` or by itself.
Result<UnitPath> identify_file(const Options& options, const std::string& path) {
  if (options.format.empty()) {
    UnitPath file = identify_path(path);
    if (file.kind != PathKind::kArticles) return file;
    return failure(ErrorCode::kMisuse,
                   "the ending names no format; give --format with one of " + known_unit_formats() +
                       " (articles go in with locseg extract)",
                   path);
  }
  if (options.format == "db") return UnitPath{path, PathKind::kStore};
  return UnitPath{path, PathKind::kExchangeFile, find_exchange_format(options.format)};
}

Result<int> run(const Options& options, const CommonOptions& common) {
  const auto store = open_store(options.store, StoreMode::kUpdate);
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
  std::vector<std::string> said;
  for (const std::string& path : options.files) {
    const auto file = identify_file(options, path);
    LOCSEG_TRY(file);
    const auto read = [&](UnitSink& sink) -> Result<void> {
      Feed feed(common, named, sink);
      return read_units(*file, feed);
    };
    const auto counts = import_units(
        **store, read,
        {.file = path, .source_lang = languages.source, .target_lang = languages.target});
    LOCSEG_TRY(counts);
    said.push_back(path + ": " + base::counted(counts->segments, "segment") + " from " +
                   base::counted(counts->articles, "article") + ", " +
                   base::grouped(counts->added) + " of them new, " +
                   base::grouped(counts->changed) + " changed -> " + options.store);
    if (counts->left_out == 0) continue;
    said.push_back(path + ": left out " + base::counted(counts->left_out, "segment") +
                   ", whose codes are not in the file; merge the file into its articles, which have"
                   " them, and extract those");
  }
  LOCSEG_TRY(named.check(options.languages, options.files.size() == 1 ? options.files[0] : ""));
  LOCSEG_TRY((*store)->commit());
  if (!common.quiet) {
    for (const std::string& text : said) say(text);
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
  table.add(unit_format_argument(options->format)).left_out = "by the ending";
  table.add({.name = "--source-lang",
             .value = "TAG",
             .into = &options->languages.source,
             .summary = "Language of sources whose file does not say it"});
  table.add({.name = "--target-lang",
             .value = "TAG",
             .into = &options->languages.target,
             .summary = "Language of targets whose file does not say it"});
  return [options](const CommonOptions& common) { return run(*options, common); };
}

}  // namespace
}  // namespace import_command

const Command kImport = {
    .name = "import",
    .summary = "Add exchange files and stores to a store",
    .notes =
        "An import adds: a unit replaces the one with its id and source in its article, and what "
        "a\n"
        "FILE does not mention stays. Units that name no article are in one named after their "
        "FILE.\n"
        "If one FILE is broken, nothing of any is imported.\n",
    .examples =
        "  locseg import memory.db legacy.tsv                        what another tool knew\n"
        "  locseg import memory.db de.db ja.db                       several memories in one\n"
        "  locseg import memory.db terms.csv --source-lang en-US --target-lang de-DE\n",
    .declare = import_command::declare};

}  // namespace locseg::cli
