// The table that tsv_writer.cc writes.
#include <algorithm>

#include "base/spreadsheet_text.h"
#include "base/try.h"
#include "exchange/table/columns.h"
#include "exchange/table/tsv_writer.h"
#include "exchange/units/lines.h"

namespace locseg::exchange {
namespace {

void split(std::string_view line, std::vector<std::string_view>& fields) {
  fields.clear();
  for (;;) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    fields.push_back(line.substr(0, tab));
    if (tab == line.size()) return;
    line.remove_prefix(tab + 1);
  }
}

// False if a backslash begins no escape.
bool unescape(std::string_view field, std::string& out) {
  out.clear();
  for (std::size_t at = 0;;) {
    const std::size_t escape = std::min(field.find('\\', at), field.size());
    out.append(field.substr(at, escape - at));
    if (escape == field.size()) return true;
    const std::size_t index =
        escape + 1 < field.size() ? kTsvLetters.find(field[escape + 1]) : std::string_view::npos;
    if (index == std::string_view::npos) return false;
    out += kTsvEscaped[index];
    at = escape + 2;
  }
}

class TsvReader final : public UnitReader {
 public:
  Result<void> read(ByteSource& bytes, std::string_view path, UnitSink& sink) const override {
    RowArticles articles(sink);
    Lines lines(bytes, path);
    Columns columns;
    std::vector<std::string_view> fields;
    std::string text;
    for (UnitRow row;; row.clear()) {
      const auto more = lines.next();
      LOCSEG_TRY(more);
      if (!*more) return articles.finish();
      std::string_view line = lines.line();
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty()) continue;
      split(line, fields);
      const bool is_header = columns.empty();
      const std::string fault = columns.take_line(fields);
      if (!fault.empty()) return lines.malformed(fault, 0);
      if (is_header) continue;
      row.origin.record = {lines.offset(), lines.offset() + line.size()};
      for (std::size_t i = 0; i < fields.size(); ++i) {
        std::string* const field = columns.field(row, i);
        if (field == nullptr) continue;
        if (!unescape(fields[i], text)) {
          return lines.malformed("expected \\t, \\n, \\r or \\\\ after a backslash",
                                 static_cast<std::size_t>(fields[i].data() - line.data()));
        }
        *field = base::unguarded(text);
        const std::uint64_t begin =
            lines.offset() + static_cast<std::uint64_t>(fields[i].data() - line.data());
        if (field == &row.source) row.origin.source = {begin, begin + fields[i].size()};
        if (field == &row.target) row.origin.target = {begin, begin + fields[i].size()};
      }
      LOCSEG_TRY(articles.add(row));
    }
  }
};

}  // namespace

const UnitReader& tsv_reader() {
  static const TsvReader reader;
  return reader;
}

}  // namespace locseg::exchange
