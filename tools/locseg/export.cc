// locseg export: what a store holds, to an exchange file or another store.
#include <memory>
#include <unordered_set>
#include <vector>

#include "base/disk.h"
#include "base/translation_filter.h"
#include "base/try.h"
#include "base/unit_copies.h"
#include "base/words.h"
#include "command.h"
#include "configured.h"
#include "exchange/article_files.h"
#include "locseg/exchange.h"
#include "locseg/identity.h"
#include "locseg/open_units.h"
#include "locseg/store.h"
#include "suggestion_arguments.h"
#include "terminal.h"
#include "unit_output.h"
#include "updated_store.h"

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

  // A table says what is a suggestion only if it is asked for.
  [[nodiscard]] bool keeps_suggestions() const {
    const auto format = output.is_store() ? nullptr : output.exchange_format().value_or(nullptr);
    return format == nullptr || format->suggestion_writer == nullptr;
  }
};

// What is exported.
struct Origin {
  UnitPath path;
  LanguagePair selected;
  LanguagePair unnamed;  // the languages of units that name none
};

// Hands over the articles that are wanted, and counts them. One that others came between which are
// not wanted is whole again: it ends when another begins.
class Selection final : public UnitSink {
 public:
  Selection(const Origin& from, const CommonOptions& common, UnitSink& sink)
      : languages_(from.selected), unnamed_(from.unnamed), progress_(common), sink_(sink) {}

  Result<void> begin_article(const ArticleInfo& named) override {
    const ArticleInfo info = completed(named);
    wanted_ = languages_.takes(info.source_lang, info.target_lang);
    if (!wanted_) return {};
    if (open_ && base::same_article_and_provenance(info, info_.get())) return {};
    LOCSEG_TRY(end_open());
    open_ = true;
    info_.set(info);
    ++articles_;
    progress_.step(0);
    return sink_.begin_article(info_.get());
  }

  Result<void> units(std::span<const Unit> units) override {
    if (!wanted_) return {};
    segments_ += units.size();
    return sink_.units(units);
  }

  Result<void> change_provenance(const ArticleInfo& info) override {
    if (!wanted_) return {};
    info_.set(completed(info));
    return sink_.change_provenance(info_.get());
  }

  Result<void> end_article() override { return {}; }

  Result<void> finish() override {
    LOCSEG_TRY(end_open());
    return sink_.finish();
  }

  [[nodiscard]] std::uint64_t articles() const { return articles_; }
  [[nodiscard]] std::uint64_t segments() const { return segments_; }

 private:
  [[nodiscard]] ArticleInfo completed(ArticleInfo info) const {
    if (info.source_lang.empty()) info.source_lang = unnamed_.source;
    if (info.target_lang.empty()) info.target_lang = unnamed_.target;
    return info;
  }

  Result<void> end_open() {
    if (!open_) return {};
    open_ = false;
    return sink_.end_article();
  }

  const LanguagePair& languages_;
  const LanguagePair& unnamed_;
  Progress progress_;
  UnitSink& sink_;
  bool wanted_ = false;
  bool open_ = false;  // the sink is in the article `info_`
  base::OwnArticleInfo info_;
  std::uint64_t articles_ = 0;
  std::uint64_t segments_ = 0;
};

// Hands on the first unit of each pair of languages and texts.
class UniqueUnits final : public UnitSink {
 public:
  explicit UniqueUnits(UnitSink& sink) : sink_(sink) {}

  Result<void> begin_article(const ArticleInfo& info) override {
    languages_ =
        std::string(info.source_lang) + kBetween + std::string(info.target_lang) + kBetween;
    return sink_.begin_article(info);
  }

  Result<void> units(std::span<const Unit> units) override {
    std::vector<Unit> fresh;
    for (const Unit& unit : units) {
      std::string texts = languages_ + std::to_string(unit.source.size()) + kBetween;
      texts.append(unit.source).append(unit.target);
      if (seen_.insert(std::move(texts)).second) fresh.push_back(unit);
    }
    repeated_ += units.size() - fresh.size();
    return sink_.units(fresh);
  }

  Result<void> change_provenance(const ArticleInfo& info) override {
    return sink_.change_provenance(info);
  }
  Result<void> end_article() override { return sink_.end_article(); }
  Result<void> finish() override { return sink_.finish(); }

  [[nodiscard]] std::uint64_t repeated() const { return repeated_; }

 private:
  static constexpr char kBetween = '\0';

  UnitSink& sink_;
  std::string languages_;
  std::unordered_set<std::string> seen_;
  std::uint64_t repeated_ = 0;
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
  UniqueUnits unique(sink);
  UnitSink& next = options.unique ? unique : sink;
  Selection selection(from, common, next);
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
  if (from.path.kind == PathKind::kExchangeFile) from.unnamed = options.languages;
  for (LanguagePair& pair : *there) {
    if (pair.source.empty()) pair.source = from.unnamed.source;
    if (pair.target.empty()) pair.target = from.unnamed.target;
  }
  auto selected = select_languages(*there, options.languages, options.store);
  LOCSEG_TRY(selected);
  from.selected = std::move(*selected);
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
             .summary = "Only what is translated from TAG, or a file does not say from what"});
  table.add({.name = "--target-lang",
             .value = "TAG",
             .into = &options->languages.target,
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
