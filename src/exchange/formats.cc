// The table of exchange formats.
#include <algorithm>

#include "exchange/csv.h"
#include "exchange/jsonl.h"
#include "exchange/po.h"
#include "exchange/tsv.h"
#include "locseg/exchange.h"

namespace locseg {
namespace {

constexpr std::string_view kJsonlEndings[] = {".jsonl", ".ndjson"};
constexpr std::string_view kTsvEndings[] = {".tsv"};
constexpr std::string_view kCsvEndings[] = {".csv"};
constexpr std::string_view kPoEndings[] = {".po", ".pot"};

}  // namespace

std::span<const ExchangeFormat> exchange_formats() {
  static const ExchangeFormat kFormats[] = {
      {"jsonl", "JSON Lines, one unit a line", kJsonlEndings, false, false,
       &exchange::jsonl_writer(), &exchange::jsonl_reader()},
      {"tsv", "tab-separated values with a header line", kTsvEndings, false, false,
       &exchange::tsv_writer(), &exchange::tsv_reader()},
      {"csv", "comma-separated values with a header line", kCsvEndings, false, false,
       &exchange::csv_writer(), &exchange::csv_reader()},
      {"po", "gettext PO, one language a file", kPoEndings, true, true, &exchange::po_writer(),
       &exchange::po_reader()},
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
                       [&](std::string_view ending) { return path.ends_with(ending); });
  });
  return found == formats.end() ? nullptr : &*found;
}

Result<void> read_units(const ExchangeFormat& format, const std::string& path, UnitSink& sink) {
  auto bytes = open_bytes(path);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  return format.reader->read(**bytes, path, sink);
}

}  // namespace locseg
