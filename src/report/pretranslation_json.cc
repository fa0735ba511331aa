// One object: {"written": true, "counts": {"filled": 1, …, "context": 0, "exact": 1, "fuzzy": 0,
// "adapted": 0, "machine": 0}, "units": [{"article", "line", "id", "outcome", "source", "target",
// "score", "kind", "adapted", "matched", "human", "from", "reason", "deductions"}], "penalties":
// {"machine": 0, …, "articles": null, "handed_off_since": null}}. Units that had a translation or
// are in other languages are counted and not listed; of those without a match all from `target` on
// is null, of a machine's all but `target`, `kind` and `reason`. `from` is the memory's article,
// and `deductions` are what came off the score, as in the answers of a lookup.
#include "base/json_writer.h"
#include "base/machine_answer.h"
#include "report/formats.h"
#include "report/machine_answers.h"
#include "report/scores.h"

namespace locseg::report {
namespace {

using base::JsonWriter;

void write_entry(JsonWriter& json, const PretranslationResult::Entry& entry) {
  const Filling& filling = entry.filling;
  const Match& match = filling.match;
  const bool by_machine = base::is_machine_answer(match);
  const bool matched = filling.outcome != FillOutcome::kUnmatched && !by_machine;
  json.line(1).begin_object().member("article", entry.article);
  json.member_or_null("line", entry.line).member_or_null("id", entry.id);
  json.member("outcome", name_of(filling.outcome)).member_or_null("source", entry.source);
  json.member_or_null("target", filling.target);
  if (matched) {
    json.member("score", match.score).member("kind", name_of(match.kind));
    json.member("adapted", filling.adapted).member_or_null("matched", match.source);
    json.member("human", match.human).member_or_null("from", match.article);
  } else {
    json.key("score").null();
    json.key("kind").raw(by_machine ? "\"machine\"" : "null");
    for (const char* key : {"adapted", "matched", "human", "from"}) json.key(key).null();
  }
  json.member_or_null("reason", filling.reason);
  json.key("deductions").raw(matched ? deductions_as_json(match.deductions) : "null");
  json.end_object();
}

}  // namespace

std::string pretranslation_json(const PretranslationResult& result, const ReportOptions&) {
  JsonWriter json;
  json.begin_object().member("written", result.written()).key("counts").begin_object();
  for (std::size_t i = 0; i < kFillOutcomes; ++i) {
    const auto outcome = static_cast<FillOutcome>(i);
    json.member(name_of(outcome), result.count(outcome));
  }
  const std::uint64_t by_machine = machine_answers(result);
  for (const MatchKind kind : {MatchKind::kContext, MatchKind::kExact, MatchKind::kFuzzy}) {
    json.member(name_of(kind), result.count(kind) - (kind == MatchKind::kFuzzy ? by_machine : 0));
  }
  json.member("adapted", result.adapted()).member("machine", by_machine).end_object();
  json.key("units").begin_array();
  for (const auto& entry : result.entries()) write_entry(json, entry);
  json.line().end_array().key("penalties").raw(penalties_as_json(result.penalties()));
  return json.end_object().take() + '\n';
}

}  // namespace locseg::report
