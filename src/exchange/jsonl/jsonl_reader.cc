// Objects, one a line; of them, what a unit has.
#include "base/json_object.h"
#include "base/try.h"
#include "exchange/jsonl/jsonl_writer.h"
#include "exchange/units/lines.h"
#include "exchange/units/unit_rows.h"

namespace locseg::exchange {
namespace {

class JsonlReader final : public UnitReader {
 public:
  Result<void> read(ByteSource& bytes, std::string_view path, UnitSink& sink) const override {
    RowArticles articles(sink);
    Lines lines(bytes, path);
    for (UnitRow row;; row = {}) {
      const auto more = lines.next();
      LOCSEG_TRY(more);
      if (!*more) return articles.finish();
      if (lines.line().find_first_not_of(" \t\r") == std::string_view::npos) continue;
      bool has_source = false;
      bool has_target = false;
      const auto field = [&](std::string_view key) -> base::JsonField {
        has_source = has_source || key == "source";
        has_target = has_target || key == "target";
        std::string UnitRow::*const member = member_of(key);
        if (member == nullptr) return {};
        Span* const at = key == "source"   ? &row.origin.source
                         : key == "target" ? &row.origin.target
                                           : nullptr;
        return {&(row.*member), at != nullptr, at};
      };
      if (const auto fault = base::read_json_line(lines.line(), field)) {
        return lines.malformed(fault->what, fault->at);
      }
      if (!has_source || !has_target) {
        return lines.malformed(
            has_source ? "the unit has no \"target\"" : "the unit has no \"source\"", 0);
      }
      row.origin.record = {0, lines.line().size()};
      for (Span* const span : {&row.origin.record, &row.origin.source, &row.origin.target}) {
        *span = {span->begin + lines.offset(), span->end + lines.offset()};
      }
      LOCSEG_TRY(articles.add(row));
    }
  }
};

}  // namespace

const UnitReader& jsonl_reader() {
  static const JsonlReader reader;
  return reader;
}

}  // namespace locseg::exchange
