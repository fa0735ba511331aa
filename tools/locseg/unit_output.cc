#include "unit_output.h"

#include "base/server_url.h"
#include "base/try.h"
#include "base/words.h"
#include "format_argument.h"
#include "workflow/open_units.h"

namespace locseg::cli {
namespace {

// Without what holds if it is left out.
Argument unit_format_argument(std::string& into) {
  Argument argument = format_argument(into, exchange_formats());
  argument.summary = known_unit_formats();
  argument.one_of.emplace_back(kStoreFormat);
  return argument;
}

}  // namespace

std::string known_unit_formats() {
  return base::names_of(exchange_formats()) + ", " + std::string(kStoreFormat);
}

Argument input_format_argument(std::string& into, std::string_view files) {
  Argument argument = unit_format_argument(into);
  argument.name = "--input-format";
  argument.summary = std::string("Read ").append(files).append(" as ").append(argument.summary);
  argument.left_out = "by the ending";
  return argument;
}

void UnitOutput::declare(ArgumentTable& table) {
  table.add({.name = "-o,--output",
             .value = "OUT",
             .into = &out,
             .summary = "Write to OUT instead of standard output; to a file an article in OUT/"});
  Argument& argument = table.add(unit_format_argument(format));
  argument.left_out = "by OUT's ending";
  format_argument_ = &argument;
  table.add({.name = "--bom",
             .into = &bom,
             .summary = "Begin csv or tsv with a byte-order mark, as spreadsheets want"});
}

Result<void> UnitOutput::settle(const Config& config, std::string_view command) {
  if (is_store() || exchange_format_of(out) != nullptr) return {};
  return settle_format(*format_argument_, config, command);
}

bool UnitOutput::is_store() const {
  if (base::is_server_url(out)) return format.empty() || format == kStoreFormat;
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
  } else if (is_stdout()) {
    found = find_exchange_format("jsonl");
  } else if (found = exchange_format_of(out); found == nullptr) {
    return failure(ErrorCode::kMisuse,
                   "the ending names no format; give --format with one of " + known_unit_formats(),
                   out);
  }
  return found;
}

Result<OutputFile> UnitOutput::open(const ExchangeFormat& chosen, const InputFiles& inputs) const {
  if (bom && chosen.name != "csv" && chosen.name != "tsv") {
    return failure(ErrorCode::kMisuse,
                   "--bom is for csv and tsv, the format is " + std::string(chosen.name));
  }
  auto file = OutputFile::open(out, inputs);
  if (!file || !bom) return file;
  LOCSEG_TRY(file->write("\xEF\xBB\xBF"));
  return file;
}

}  // namespace locseg::cli
