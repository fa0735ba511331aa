// Tab-separated values, one unit a line.
#pragma once

#include <string_view>

#include "base/bytes.h"
#include "locseg/exchange.h"

namespace locseg::exchange {

/// The characters that a field has as a backslash and, at the same place of the second text, a
/// letter.
inline constexpr base::FourBytes kTsvEscaped = {'\t', '\n', '\r', '\\'};
inline constexpr std::string_view kTsvLetters = "tnr\\";

/// The table of columns.h. In every field `\t`, `\n`, `\r` and `\\` mean a tab, a line feed, a
/// carriage return and a backslash, so a line of the file is always a record and a tab always ends
/// a field.
[[nodiscard]] const UnitWriter& tsv_writer();
/// The same with a column `state`, which tells suggestions from translations.
[[nodiscard]] const UnitWriter& tsv_suggestion_writer();

/// Reads what the writer writes, keys in any order as columns of the header line; of them only
/// source and target must be there.
[[nodiscard]] const UnitReader& tsv_reader();

}  // namespace locseg::exchange
