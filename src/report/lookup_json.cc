// A line an answer, so that a program can ask again and again over one pipe.
#include <fmt/format.h>

#include "base/utf8.h"
#include "locseg/leverage_report.h"
#include "report/json_text.h"
#include "report/scores.h"

namespace locseg {
namespace {

using report::append_json;
using report::append_json_or_null;

template <class T>
void append_provenance(std::string& out, const T& hit) {
  out += ",\"translation_type\":";
  append_json_or_null(out, hit.translation_type);
  out += fmt::format(",\"uses\":{},\"article\":", hit.uses);
  append_json(out, hit.article);
  out += ",\"handoff\":";
  append_json_or_null(out, hit.handoff);
  out += '}';
}

void append_place(std::string& out, std::string_view text, Span place) {
  if (place.empty()) {
    out += "null";
    return;
  }
  const std::uint64_t begin = base::count_code_points(text.substr(0, place.begin));
  out += fmt::format("[{},{}]", begin, begin + base::count_code_points(place.of(text)));
}

}  // namespace

std::string answer_as_json(std::string_view source, const LookupResult& answer) {
  std::string out = "{\"source\":";
  append_json(out, source);
  out += ",\"matches\":[";
  for (const Match& match : answer.matches) {
    if (&match != answer.matches.data()) out += ',';
    out += fmt::format("{{\"score\":{},\"kind\":\"{}\",\"similarity\":{},\"deductions\":{}",
                       match.score, name_of(match.kind), match.similarity,
                       report::deductions_as_json(match.deductions));
    out += ",\"source\":";
    append_json(out, match.source);
    out += ",\"target\":";
    append_json(out, match.target);
    append_provenance(out, match);
  }
  return out + fmt::format("],\"cut\":{}}}\n", answer.cut);
}

std::string error_as_json(const Error& error) {
  std::string out = "{\"error\":";
  append_json(out, error.message);
  return out +
         fmt::format(",\"line\":{},\"column\":{}}}\n", error.position.line, error.position.column);
}

std::string concordance_as_json(std::string_view phrase, const Concordance& concordance) {
  std::string out = "{\"phrase\":";
  append_json(out, phrase);
  out += ",\"hits\":[";
  for (const ConcordanceHit& hit : concordance.hits) {
    if (&hit != concordance.hits.data()) out += ',';
    out += "{\"source\":";
    append_json(out, hit.source);
    out += ",\"target\":";
    append_json(out, hit.target);
    out += ",\"in_source\":";
    append_place(out, hit.source, hit.in_source);
    out += ",\"in_target\":";
    append_place(out, hit.target, hit.in_target);
    append_provenance(out, hit);
  }
  return out + fmt::format("],\"cut\":{}}}\n", concordance.cut);
}

}  // namespace locseg
