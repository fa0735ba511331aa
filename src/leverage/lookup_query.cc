// Queries as JSON, one a line.
#include "base/json_object.h"
#include "base/utf8.h"
#include "locseg/memory.h"

namespace locseg {

Result<OwnQuery> parse_query(std::string_view line) {
  OwnQuery query;
  bool has_source = false;
  const auto field = [&](std::string_view key) -> base::JsonField {
    has_source = has_source || key == "source";
    if (key == "source") return {&query.source, true};
    if (key == "before") return {&query.before, false};
    if (key == "after") return {&query.after, false};
    return {};
  };
  const auto fault = base::read_json_line(line, field);
  if (!fault && has_source) return query;
  const std::string_view what = fault ? fault->what : "the query has no \"source\"";
  const std::uint64_t column = base::count_code_points(line.substr(0, fault ? fault->at : 0)) + 1;
  return failure(ErrorCode::kMalformed, std::string(what), {}, {0, column});
}

}  // namespace locseg
