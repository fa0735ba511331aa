// Comma-separated values, one unit a record.
#pragma once

#include "locseg/exchange.h"

namespace locseg::exchange {

/// The table of columns.h by RFC 4180: records end with CR LF; a field that holds a comma, a quote,
/// a line end, or white space at an end, is in quotes, and its own quotes are doubled.
[[nodiscard]] const UnitWriter& csv_writer();
/// The same with a column `state`, which tells suggestions from translations.
[[nodiscard]] const UnitWriter& csv_suggestion_writer();

/// Reads what the writer writes and what spreadsheets save: columns in any order, of which only
/// source and target must be there; semicolons or tabs for commas, as the header line says; records
/// that end with LF. A record may have 16 MiB.
[[nodiscard]] const UnitReader& csv_reader();

}  // namespace locseg::exchange
