// A line an answer, so that a program can ask again and again over one pipe:
//
//     {"source":"…","matches":[{"score":97,"kind":"fuzzy","similarity":100,"deductions":
//      [{"reason":"numbers","points":1}],"source":"…","target":"…","translation_type":"HT",
//      "uses":3,"article":"docs/a.md","handoff":"2021-06-30"}],"cut":0}
//     {"phrase":"…","hits":[{"source":"…","target":"…","in_source":[0,4],"in_target":null,
//      "translation_type":"HT","uses":3,"article":"docs/a.md","handoff":"2021-06-30"}],"cut":0}
//     {"error":"…","line":3,"column":1}
//
// A hit that is a suggestion has a `state` as well: `fuzzy` or `unreviewed`.
// `translation_type` and `handoff` are null if not known, `cut` counts what the limit left out, and
// `in_source` and `in_target` are code points [begin, end), null if the phrase is not there.
#include "base/json_writer.h"
#include "base/utf8.h"
#include "report/formats.h"
#include "report/scores.h"

namespace locseg::report {
namespace {

using base::JsonWriter;

template <class T>
void write_provenance(JsonWriter& json, const T& hit) {
  json.member_or_null("translation_type", hit.translation_type).member("uses", hit.uses);
  json.member("article", hit.article).member_or_null("handoff", hit.handoff);
}

void write_phrase(JsonWriter& json, std::string_view text, Span phrase) {
  if (phrase.empty()) {
    json.null();
    return;
  }
  const std::uint64_t begin = base::count_code_points(text.substr(0, phrase.begin));
  const std::uint64_t end = begin + base::count_code_points(phrase.of(text));
  json.begin_array().value(begin).value(end).end_array();
}

void write_answer(JsonWriter& json, std::string_view source, const LookupResult& found) {
  json.member("source", source).key("matches").begin_array();
  for (const Match& match : found.matches) {
    json.begin_object();
    json.member("score", match.score).member("kind", name_of(match.kind));
    json.member("similarity", match.similarity);
    json.key("deductions").raw(deductions_as_json(match.deductions));
    json.member("source", match.source).member("target", match.target);
    write_provenance(json, match);
    json.end_object();
  }
  json.end_array().member("cut", found.cut);
}

void write_answer(JsonWriter& json, std::string_view phrase, const Concordance& found) {
  json.member("phrase", phrase).key("hits").begin_array();
  for (const ConcordanceHit& hit : found.hits) {
    json.begin_object().member("source", hit.source).member("target", hit.target);
    write_phrase(json.key("in_source"), hit.source, hit.in_source);
    write_phrase(json.key("in_target"), hit.target, hit.in_target);
    write_provenance(json, hit);
    if (is_suggestion(hit.state)) json.member("state", name_of(hit.state));
    json.end_object();
  }
  json.end_array().member("cut", found.cut);
}

void write_answer(JsonWriter& json, std::string_view, const Error& error) {
  json.member("error", error.message).member("line", error.position.line);
  json.member("column", error.position.column);
}

}  // namespace

std::string lookup_json(const LookupAnswer& answer, const ReportOptions&) {
  JsonWriter json;
  json.begin_object();
  std::visit([&](const auto& found) { write_answer(json, answer.asked, found); }, answer.found);
  return json.end_object().take() + '\n';
}

}  // namespace locseg::report
