// The table that tsv.cc writes. Columns are known by the header line; those of other names are
// passed over.
#include <algorithm>

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
  Result<void> read(std::string_view bytes, std::string_view path, UnitSink& sink) const override {
    const auto malformed = [&](std::string what, std::size_t at) {
      return failure(ErrorCode::kMalformed, std::move(what), std::string(path),
                     position_at(bytes, at));
    };
    RowGroups groups(sink);
    std::vector<std::string_view> columns;
    std::size_t begin = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (std::size_t end = 0; begin < bytes.size(); begin = end + 1) {
      end = std::min(bytes.find('\n', begin), bytes.size());
      std::string_view line = bytes.substr(begin, end - begin);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty()) continue;
      const std::vector<std::string_view> fields = fields_of(line);
      if (columns.empty()) {
        columns = fields;
        for (const std::string_view needed : {"source", "target"}) {
          if (std::find(columns.begin(), columns.end(), needed) == columns.end()) {
            return malformed("the header names no column \"" + std::string(needed) + '"', begin);
          }
        }
        continue;
      }
      if (fields.size() != columns.size()) {
        return malformed("expected " + std::to_string(columns.size()) + " fields, found " +
                             std::to_string(fields.size()),
                         begin);
      }
      UnitRow row;
      for (std::size_t i = 0; i < fields.size(); ++i) {
        std::string* const field = field_of(row, columns[i]);
        if (field != nullptr && !unescape(fields[i], *field)) {
          const auto at = static_cast<std::size_t>(fields[i].data() - bytes.data());
          return malformed("expected \\t, \\n, \\r or \\\\ after a backslash", at);
        }
      }
      if (auto added = groups.add(row); !added) return added;
    }
    return groups.finish();
  }
};

}  // namespace

const UnitReader& tsv_reader() {
  static const TsvReader reader;
  return reader;
}

}  // namespace locseg::exchange
