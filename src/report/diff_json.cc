// Changes for programs; the keys are documented in include/locseg/diff_report.h.
#include "report/diff_report.h"
#include "report/json_text.h"

namespace locseg::report {
namespace {

void append_counts(std::string& out, const DiffCounts& counts) {
  out += "{\"before\":" + std::to_string(counts.before) +
         ",\"after\":" + std::to_string(counts.after) +
         ",\"words\":" + std::to_string(counts.words);
  for (std::size_t i = 0; i < kChangeStates; ++i) {
    out += ",\"" + std::string(name_of(static_cast<ChangeState>(i))) +
           "\":" + std::to_string(counts.states[i]);
  }
  out += '}';
}

void append_range(std::string& out, UnitRange range) {
  out += '[' + std::to_string(range.first) + ',' + std::to_string(range.count) + ']';
}

void append_units(std::string& out, std::span<const Unit> units) {
  out += '[';
  for (const Unit& unit : units) {
    if (out.back() != '[') out += ',';
    out += "{\"id\":";
    append_json_or_null(out, unit.id);
    out += ",\"line\":" + (unit.line == 0 ? "null" : std::to_string(unit.line)) + ",\"source\":";
    append_json(out, unit.source);
    out += ",\"target\":";
    append_json(out, unit.target);
    out += '}';
  }
  out += ']';
}

void append_pieces(std::string& out, std::string_view before, std::string_view after,
                   const std::vector<TextPiece>& pieces) {
  out += '[';
  for (const TextPiece& piece : pieces) {
    if (out.back() != '[') out += ',';
    const bool removed = piece.kind == PieceKind::kRemoved;
    out += removed ? "[\"-\"," : piece.kind == PieceKind::kAdded ? "[\"+\"," : "[\"=\",";
    append_json(out, removed ? piece.before.of(before) : piece.after.of(after));
    out += ']';
  }
  out += ']';
}

void append_change_object(std::string& out, const ArticleDiff& diff, std::size_t index) {
  const Change& change = diff.changes[index];
  out += "{\"state\":\"" + std::string(name_of(change.state)) +
         "\",\"moved\":" + (change.moved ? "true" : "false") + ",\"before\":";
  append_range(out, change.before);
  out += ",\"after\":";
  append_range(out, change.after);
  if (change.state != ChangeState::kUnchanged) {
    const auto old_units = diff.before.subspan(change.before.first, change.before.count);
    const auto new_units = diff.after.subspan(change.after.first, change.after.count);
    out += ",\"old\":";
    append_units(out, old_units);
    out += ",\"new\":";
    append_units(out, new_units);
    if (index < diff.texts.size() &&
        !(diff.texts[index].source.empty() && diff.texts[index].target.empty())) {
      out += ",\"source\":";
      append_pieces(out, old_units[0].source, new_units[0].source, diff.texts[index].source);
      out += ",\"target\":";
      append_pieces(out, old_units[0].target, new_units[0].target, diff.texts[index].target);
    }
  }
  out += '}';
}

class JsonReport final : public DiffReport {
 public:
  explicit JsonReport(const DiffReportOptions& options) : options_(options) {}

  void header(std::string& out) const override { out += "{\"articles\":[\n"; }

  std::string_view between() const override { return ",\n"; }

  void article(const ArticleDiff& diff, std::string& out) const override {
    if (diff.status == ArticleStatus::kSame) return;
    out += "{\"status\":\"" + std::string(name_of(diff.status)) + "\",\"before\":";
    append_json_or_null(out, diff.before_name);
    out += ",\"after\":";
    append_json_or_null(out, diff.after_name);
    out += ",\"counts\":";
    append_counts(out, diff.counts);
    if (!options_.summary) {
      out += ",\"changes\":[";
      for (std::size_t i = 0; i < diff.changes.size(); ++i) {
        out += i == 0 ? "\n " : ",\n ";
        append_change_object(out, diff, i);
      }
      out += ']';
    }
    out += '}';
  }

  void footer(const DiffTotals& totals, std::string& out) const override {
    out += "\n],\n\"totals\":{\"articles\":{";
    for (std::size_t i = 0; i < std::size(totals.articles); ++i) {
      if (i != 0) out += ',';
      out += '"' + std::string(name_of(static_cast<ArticleStatus>(i))) +
             "\":" + std::to_string(totals.articles[i]);
    }
    out += "},\"counts\":";
    append_counts(out, totals.counts);
    out += "}}\n";
  }

 private:
  DiffReportOptions options_;
};

}  // namespace

std::unique_ptr<DiffReport> diff_as_json(const DiffReportOptions& options) {
  return std::make_unique<JsonReport>(options);
}

}  // namespace locseg::report
