// IANA text/tab-separated-values, which forbids tabs in fields; the escapes are those of
// PostgreSQL's COPY and of MySQL's LOAD DATA, so databases read the file as it is.
#include "exchange/table/tsv_writer.h"

#include <algorithm>

#include "exchange/table/columns.h"

namespace locseg::exchange {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0;;) {
    const std::size_t special = base::find_any_of(text, at, kTsvEscaped);
    out.append(text.substr(at, special - at));
    if (special == text.size()) return;
    out += '\\';
    out += kTsvLetters[static_cast<std::size_t>(std::ranges::find(kTsvEscaped, text[special]) -
                                                kTsvEscaped.begin())];
    at = special + 1;
  }
}

}  // namespace

const UnitWriter& tsv_writer() {
  static const TableWriter writer({'\t', "\n", append_escaped});
  return writer;
}

const UnitWriter& tsv_suggestion_writer() {
  static const TableWriter writer({'\t', "\n", append_escaped}, true);
  return writer;
}

}  // namespace locseg::exchange
