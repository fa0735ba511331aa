// The table that tsv.cc writes. Columns are known by the header line; those of other names are
// passed over.
#include <algorithm>

#include "exchange/lines.h"
#include "exchange/rows.h"
#include "exchange/tsv.h"

namespace locseg::exchange {
namespace {

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (;;) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    fields.push_back(line.substr(0, tab));
    if (tab == line.size()) return fields;
    line.remove_prefix(tab + 1);
  }
}

// False where a backslash begins no escape.
bool unescape(std::string_view field, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < field.size(); ++at) {
    if (field[at] != '\\') {
      out += field[at];
      continue;
    }
    static constexpr std::string_view kMarks = "tnr\\";
    static constexpr std::string_view kMeanings = "\t\n\r\\";
    const std::size_t index =
        at + 1 < field.size() ? kMarks.find(field[at + 1]) : std::string_view::npos;
    if (index == std::string_view::npos) return false;
    out += kMeanings[index];
    ++at;
  }
  return true;
}

class TsvReader final : public UnitReader {
 public:
  Result<void> read(ByteSource& bytes, std::string_view path, UnitSink& sink) const override {
    RowGroups groups(sink);
    Lines lines(bytes, path);
    std::vector<std::string> columns;
    for (UnitRow row;; row = {}) {
      const auto more = lines.next();
      if (!more) return tl::unexpected<Error>(more.error());
      if (!*more) return groups.finish();
      std::string_view line = lines.line();
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty()) continue;
      const std::vector<std::string_view> fields = fields_of(line);
      if (columns.empty()) {
        columns.assign(fields.begin(), fields.end());
        for (const std::string_view needed : {"source", "target"}) {
          if (std::find(columns.begin(), columns.end(), needed) == columns.end()) {
            return lines.malformed("the header names no column \"" + std::string(needed) + '"', 0);
          }
        }
        continue;
      }
      if (fields.size() != columns.size()) {
        return lines.malformed("expected " + std::to_string(columns.size()) + " fields, found " +
                                   std::to_string(fields.size()),
                               0);
      }
      for (std::size_t i = 0; i < fields.size(); ++i) {
        std::string* const field = field_of(row, columns[i]);
        if (field != nullptr && !unescape(fields[i], *field)) {
          return lines.malformed("expected \\t, \\n, \\r or \\\\ after a backslash",
                                 static_cast<std::size_t>(fields[i].data() - line.data()));
        }
      }
      if (auto added = groups.add(row); !added) return added;
    }
  }
};

}  // namespace

const UnitReader& tsv_reader() {
  static const TsvReader reader;
  return reader;
}

}  // namespace locseg::exchange
