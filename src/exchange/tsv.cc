// IANA text/tab-separated-values, which forbids tabs in fields; the escapes are those of
// PostgreSQL's COPY and of MySQL's LOAD DATA, so databases read the file as it is.
#include "exchange/tsv.h"

#include "base/utf8.h"

namespace locseg::exchange {
namespace {

void append_field(std::string& out, std::string_view text) {
  for (std::size_t at = 0;;) {
    const std::size_t special = std::min(text.find_first_of("\t\n\r\\", at), text.size());
    out.append(text.substr(at, special - at));
    if (special == text.size()) return;
    out += '\\';
    switch (text[special]) {
      case '\t':
        out += 't';
        break;
      case '\n':
        out += 'n';
        break;
      case '\r':
        out += 'r';
        break;
      default:
        out += '\\';
    }
    at = special + 1;
  }
}

class TsvWriter final : public UnitWriter {
 public:
  void header(const ArticleInfo* /*first*/, std::string& out) const override {
    out +=
        "article\tline\tid\tsource_lang\ttarget_lang\tsource\ttarget\ttranslation_type\t"
        "recovered\n";
  }

  void write(const UnitGroup& group, std::string& out) const override {
    const ArticleInfo& info = group.info;
    std::string scratch;
    const auto field = [&](std::string_view value, char end) {
      scratch.clear();
      base::append_valid_utf8(scratch, value);
      append_field(out, scratch);
      out += end;
    };
    for (const Unit& unit : group.units) {
      field(info.path, '\t');
      field(unit.line == 0 ? "" : std::to_string(unit.line), '\t');
      field(unit.id, '\t');
      field(info.source_lang, '\t');
      field(info.target_lang, '\t');
      field(unit.source, '\t');
      field(unit.target, '\t');
      field(info.translation_type, '\t');
      field(unit.recovered ? "true" : "false", '\n');
    }
  }
};

}  // namespace

const UnitWriter& tsv_writer() {
  static const TsvWriter writer;
  return writer;
}

}  // namespace locseg::exchange
