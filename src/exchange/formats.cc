// The table of exchange formats.
#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "base/byte_source.h"
#include "base/disk.h"
#include "base/try.h"
#include "exchange/jsonl/jsonl_writer.h"
#include "exchange/po/po_writer.h"
#include "exchange/table/csv.h"
#include "exchange/table/tsv_writer.h"
#include "exchange/tmx/tmx_writer.h"
#include "exchange/xliff/xliff.h"
#include "locseg/exchange.h"

namespace locseg {
namespace {

constexpr std::string_view kJsonlEndings[] = {".jsonl", ".ndjson"};
constexpr std::string_view kTsvEndings[] = {".tsv"};
constexpr std::string_view kCsvEndings[] = {".csv"};
constexpr std::string_view kPoEndings[] = {".po", ".pot"};
constexpr std::string_view kTmxEndings[] = {".tmx"};
// What a file is, it says itself. Trados, memoQ and Memsource have endings of their own for it.
constexpr std::string_view kXliff12Endings[] = {".xlf", ".xliff", ".sdlxliff", ".mqxliff",
                                                ".mxliff"};
constexpr std::string_view kXliff2Endings[] = {".xlf2"};
constexpr std::span<const std::string_view> kNoEndings;

// Whatever the case of the path.
bool has_ending(std::string_view path, std::string_view ending) {
  return path.size() >= ending.size() &&
         std::ranges::equal(path.substr(path.size() - ending.size()), ending, {},
                            base::ascii_lower);
}

class LanguagesSeen final : public UnitSink {
 public:
  Result<void> begin_article(const ArticleInfo& info) override {
    if (!last_ || last_->source != info.source_lang || last_->target != info.target_lang) {
      last_ = &*pairs_.insert({std::string(info.source_lang), std::string(info.target_lang)}).first;
    }
    return {};
  }

  Result<void> units(std::span<const Unit> /*units*/) override { return {}; }
  Result<void> end_article() override { return {}; }

  [[nodiscard]] std::vector<LanguagePair> pairs() const { return {pairs_.begin(), pairs_.end()}; }

 private:
  std::set<LanguagePair> pairs_;
  const LanguagePair* last_ = nullptr;  // most articles are in the languages of the one before
};

}  // namespace

std::span<const ExchangeFormat> exchange_formats() {
  static const ExchangeFormat kFormats[] = {
      {.name = "jsonl",
       .summary = "JSON Lines, one unit a line",
       .endings = kJsonlEndings,
       .writer = &exchange::jsonl_writer(),
       .reader = &exchange::jsonl_reader()},
      {.name = "tsv",
       .summary = "tab-separated values with a header line",
       .endings = kTsvEndings,
       .writer = &exchange::tsv_writer(),
       .reader = &exchange::tsv_reader(),
       .suggestion_writer = &exchange::tsv_suggestion_writer()},
      {.name = "csv",
       .summary = "comma-separated values with a header line",
       .endings = kCsvEndings,
       .writer = &exchange::csv_writer(),
       .reader = &exchange::csv_reader(),
       .suggestion_writer = &exchange::csv_suggestion_writer()},
      {.name = "po",
       .summary = "gettext PO, one language a file",
       .endings = kPoEndings,
       .writer = &exchange::po_writer(),
       .reader = &exchange::po_reader(),
       .filler = &exchange::po_filler(),
       .needs_languages = true,
       .one_language_pair = true},
      {.name = "tmx",
       .summary = "TMX 1.4b, for translation memories",
       .endings = kTmxEndings,
       .writer = &exchange::tmx_writer(),
       .reader = &exchange::tmx_reader(),
       .needs_languages = true,
       .joins_languages = true,
       .holds_jobs = false},
      {.name = "xliff12",
       .summary = "XLIFF 1.2, for translators' tools",
       .endings = kXliff12Endings,
       .writer = &exchange::xliff12_writer(),
       .reader = &exchange::xliff_reader(),
       .filler = &exchange::xliff_filler(),
       .needs_languages = true,
       .says_headings = true},
      {.name = "xliff2",
       .summary = "XLIFF 2.1, for translators' tools",
       .endings = kXliff2Endings,
       .writer = &exchange::xliff2_writer(),
       .reader = &exchange::xliff_reader(),
       .filler = &exchange::xliff_filler(),
       .needs_languages = true,
       .one_language_pair = true,
       .says_headings = true},
      {.name = "xliff22",
       .summary = "XLIFF 2.2, for translators' tools",
       .endings = kNoEndings,
       .writer = &exchange::xliff22_writer(),
       .reader = &exchange::xliff_reader(),
       .filler = &exchange::xliff_filler(),
       .needs_languages = true,
       .one_language_pair = true,
       .says_headings = true},
  };
  return kFormats;
}

const ExchangeFormat* find_exchange_format(std::string_view name) {
  const auto formats = exchange_formats();
  const auto found = std::find_if(formats.begin(), formats.end(),
                                  [&](const auto& format) { return format.name == name; });
  return found == formats.end() ? nullptr : &*found;
}

const ExchangeFormat* exchange_format_of(std::string_view path) {
  const auto formats = exchange_formats();
  const auto found = std::find_if(formats.begin(), formats.end(), [&](const auto& format) {
    return std::any_of(format.endings.begin(), format.endings.end(),
                       [&](std::string_view ending) { return has_ending(path, ending); });
  });
  return found == formats.end() ? nullptr : &*found;
}

Result<void> read_units(const ExchangeFormat& format, const std::string& path, UnitSink& sink) {
  auto bytes = open_bytes(path);
  LOCSEG_TRY(bytes);
  return format.reader->read(**bytes, path, sink);
}

Result<void> read_all_units(const ExchangeFormat& format, const std::string& path, UnitSink& sink) {
  auto bytes = open_bytes(path);
  LOCSEG_TRY(bytes);
  return format.reader->read_all(**bytes, path, sink);
}

Result<std::vector<LanguagePair>> languages_in(const ExchangeFormat& format,
                                               const std::string& path) {
  const auto kind = base::file_kind(path);
  LOCSEG_TRY(kind);
  if (*kind == base::FileKind::kOther) {
    return failure(ErrorCode::kUnsupported,
                   "is no regular file: what is in one language cannot be selected from it", path);
  }
  LanguagesSeen seen;
  LOCSEG_TRY(read_units(format, path, seen));
  return seen.pairs();
}

Result<void> read_untranslated(const ExchangeFormat& format, const std::string& path,
                               UnitSink& sink) {
  if (!format.holds_jobs) {
    return failure(ErrorCode::kUnsupported,
                   "holds translations, not what is to be translated: a file of the format " +
                       std::string(format.name) + " is no job",
                   path);
  }
  auto bytes = open_bytes(path);
  LOCSEG_TRY(bytes);
  return format.reader->read_untranslated(**bytes, path, sink);
}

}  // namespace locseg
