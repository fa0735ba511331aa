#include "unit_output.h"

#include "base/try.h"
#include "base/words.h"

namespace locseg::cli {
namespace {

constexpr std::string_view kStoreFormat = "db";

}  // namespace

std::string known_unit_formats() {
  return base::names_of(exchange_formats()) + ", " + std::string(kStoreFormat);
}

void UnitOutput::declare(ArgumentTable& table) {
  table.add({.name = "-o,--output",
             .value = "OUT",
             .into = &out,
             .summary = "Write to OUT instead of standard output; to a file an article in OUT/"});
  table.add({.name = "--format",
             .value = "FORMAT",
             .into = &format,
             .summary = known_unit_formats(),
             .left_out = "by OUT's ending"});
  table.add({.name = "--bom",
             .into = &bom,
             .summary = "Begin csv or tsv with a byte-order mark, as spreadsheets want"});
}

bool UnitOutput::is_store() const {
  return format.empty() ? out.ends_with(".db") : format == kStoreFormat && !is_folder();
}

Result<std::string> UnitOutput::store_path() const {
  if (is_stdout()) {
    return failure(ErrorCode::kMisuse, "a store needs a file: give -o MEMORY.db");
  }
  if (bom) return failure(ErrorCode::kMisuse, "--bom is for csv and tsv, not for a store");
  return out;
}

Result<const ExchangeFormat*> UnitOutput::exchange_format() const {
  const ExchangeFormat* found = nullptr;
  if (!format.empty()) {
    found = find_exchange_format(format);
    if (found == nullptr) {
      return failure(ErrorCode::kMisuse,
                     "unknown format '" + format + "', expected one of " + known_unit_formats());
    }
  } else if (is_stdout()) {
    found = find_exchange_format("jsonl");
  } else if (found = exchange_format_of(out); found == nullptr) {
    return failure(ErrorCode::kMisuse,
                   "the ending names no format; give --format with one of " + known_unit_formats(),
                   out);
  }
  return found;
}

Result<OutputFile> UnitOutput::open(const ExchangeFormat& chosen) const {
  if (bom && chosen.name != "csv" && chosen.name != "tsv") {
    return failure(ErrorCode::kMisuse,
                   "--bom is for csv and tsv, the format is " + std::string(chosen.name));
  }
  auto file = OutputFile::open(out);
  if (!file || !bom) return file;
  LOCSEG_TRY(file->write("\xEF\xBB\xBF"));
  return file;
}

}  // namespace locseg::cli
