// One object: {"written": true, "articles": [{"article", "before", "after", "missing",
// "counts": {"applied": 1, …}, "units": [{"outcome", "id", "line", "source", "target",
// "segments": [index, …], "reason", "repeated"}], "missing_segments": [{"id", "line"}]}]}.
// `before` and `after` are hashes of the article's bytes; units that were there already are counted
// and not listed.
#include "base/json_writer.h"
#include "locseg/identity.h"
#include "report/formats.h"

namespace locseg::report {
namespace {

using base::JsonWriter;

void write_unit(JsonWriter& json, const MergedUnit& unit, const Unit& edited) {
  json.line(1).begin_object().member("outcome", name_of(unit.outcome));
  json.member("id", edited.id).member_or_null("line", edited.line);
  json.member("source", edited.source).member("target", edited.target);
  json.key("segments").begin_array();
  for (const std::uint32_t segment : unit.segments) json.value(segment);
  json.end_array().member_or_null("reason", unit.reason).member("repeated", unit.repeated);
  json.end_object();
}

void write_article(JsonWriter& json, const MergedArticle& article) {
  const ArticleMerge& merge = *article.merge;
  json.line().begin_object().member("article", article.path);
  json.member("before", to_hex(merge.before)).member("after", to_hex(merge.after));
  json.member("missing", merge.missing.size()).key("counts").begin_object();
  for (std::size_t i = 0; i < kEditOutcomes; ++i) {
    const auto outcome = static_cast<EditOutcome>(i);
    json.member(name_of(outcome), merge.count(outcome));
  }
  json.end_object().key("units").begin_array();
  for (std::size_t i = 0; i < merge.units.size(); ++i) {
    if (merge.units[i].outcome == EditOutcome::kUnchanged) continue;
    write_unit(json, merge.units[i], article.edited[i]);
  }
  json.end_array().key("missing_segments").begin_array();
  for (const std::uint32_t segment : merge.missing) {
    const Unit& unit = article.segments[segment];
    json.begin_object().member("id", unit.id).member("line", unit.line).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

std::string merge_json(const MergeResult& result, const ReportOptions&) {
  JsonWriter json;
  json.begin_object().member("written", result.written).key("articles").begin_array();
  for (const MergedArticle& article : result.articles) write_article(json, article);
  return json.line().end_array().end_object().take() + '\n';
}

}  // namespace locseg::report
