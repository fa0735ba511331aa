// Changes for programs:
//
//     {"articles": [
//        {"status": "changed", "before": "docs/a.md", "after": "docs/a.md",
//         "counts": {"before": 3, "after": 3, "words": 4, "unchanged": 2, "target-changed": 1, …},
//         "changes": [
//            {"state": "unchanged", "moved": false, "before": [0, 1], "after": [0, 1]},
//            {"state": "target-changed", "moved": false, "before": [1, 1], "after": [1, 1],
//             "old": [{"id": "f0ed8-104", "line": 21, "source": "…", "target": "…"}],
//             "new": [{"id": "1c2d3-104", "line": 21, "source": "…", "target": "…"}],
//             "source": [["=", "…"]], "target": [["=", "…"], ["-", "…"], ["+", "…"]]}]}],
//      "totals": {"articles": {"same": 0, "changed": 1, …}, "counts": {…}}}
//
// `before` and `after` of a change are `[first, count]` in the lists of segments, so the changes,
// done to the old list, give the new one. `source` and `target` are there for texts that were
// compared by words. In a summary there are no `changes`.
#include "base/json_writer.h"
#include "report/diff_words.h"
#include "report/formats.h"

namespace locseg::report {
namespace {

using base::JsonWriter;

void write_counts(JsonWriter& json, const DiffCounts& counts) {
  json.begin_object();
  json.member("before", counts.before).member("after", counts.after);
  json.member("words", counts.words);
  for (std::size_t i = 0; i < kChangeStates; ++i) {
    json.member(name_of(static_cast<ChangeState>(i)), counts.states[i]);
  }
  json.end_object();
}

void write_range(JsonWriter& json, UnitRange range) {
  json.begin_array().value(range.first).value(range.count).end_array();
}

void write_units(JsonWriter& json, std::span<const Unit> units) {
  json.begin_array();
  for (const Unit& unit : units) {
    json.begin_object();
    json.member_or_null("id", unit.id).member_or_null("line", unit.line);
    json.member("source", unit.source).member("target", unit.target);
    json.end_object();
  }
  json.end_array();
}

void write_pieces(JsonWriter& json, std::string_view before, std::string_view after,
                  const std::vector<TextPiece>& pieces) {
  json.begin_array();
  for (const TextPiece& piece : pieces) {
    const bool removed = piece.kind == PieceKind::kRemoved;
    json.begin_array();
    json.value(removed ? "-" : piece.kind == PieceKind::kAdded ? "+" : "=");
    json.value(removed ? piece.before.of(before) : piece.after.of(after));
    json.end_array();
  }
  json.end_array();
}

void write_change(JsonWriter& json, const ArticleDiff& diff, std::size_t index) {
  const Change& change = diff.changes[index];
  json.begin_object();
  json.member("state", name_of(change.state)).member("moved", change.moved);
  write_range(json.key("before"), change.before);
  write_range(json.key("after"), change.after);
  if (change.state != ChangeState::kUnchanged) {
    const auto old_units = diff.before.subspan(change.before.first, change.before.count);
    const auto new_units = diff.after.subspan(change.after.first, change.after.count);
    write_units(json.key("old"), old_units);
    write_units(json.key("new"), new_units);
    if (has_words(diff, index)) {
      const ChangedTexts& texts = diff.texts[index];
      write_pieces(json.key("source"), old_units[0].source, new_units[0].source, texts.source);
      write_pieces(json.key("target"), old_units[0].target, new_units[0].target, texts.target);
    }
  }
  json.end_object();
}

// Articles are written on several threads, so each is a document and the frame around them is text.
class DiffJson final : public DiffReport {
 public:
  explicit DiffJson(bool summary) : summary_(summary) {}

  void header(std::string& out) const override {
    out += R"({"articles":[)"
           "\n";
  }

  std::string_view between() const override { return ",\n"; }

  void article(const ArticleDiff& diff, std::string& out) const override {
    if (diff.status == ArticleStatus::kSame) return;
    JsonWriter json;
    json.begin_object().member("status", name_of(diff.status));
    json.member_or_null("before", diff.before_name).member_or_null("after", diff.after_name);
    write_counts(json.key("counts"), diff.counts);
    if (!summary_) {
      json.key("changes").begin_array();
      for (std::size_t i = 0; i < diff.changes.size(); ++i) write_change(json.line(1), diff, i);
      json.end_array();
    }
    out += json.end_object().take();
  }

  void footer(const DiffTotals& totals, std::string& out) const override {
    JsonWriter json;
    json.begin_object().key("articles").begin_object();
    for (std::size_t i = 0; i < std::size(totals.articles); ++i) {
      json.member(name_of(static_cast<ArticleStatus>(i)), totals.articles[i]);
    }
    json.end_object();
    write_counts(json.key("counts"), totals.counts);
    out +=
        "\n],\n"
        R"("totals":)" +
        json.end_object().take() + "}\n";
  }

 private:
  bool summary_;
};

}  // namespace

std::unique_ptr<DiffReport> diff_json(const ReportOptions& options) {
  return std::make_unique<DiffJson>(options.summary);
}

}  // namespace locseg::report
