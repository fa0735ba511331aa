// One JSON document, or one object a page; keys stay, and keys added later come last:
//
//     {"version": 1,
//      "states": {"up_to_date": N, ...},
//      "stale": N, "untranslated": N,
//      "pages": [PAGE, ...]}
//
// PAGE: {"state": "outdated", "language": "ja", "source": NAME, "translation": NAME,
//        "basis": "history", "revision": null, "moved_source": null,
//        "sentences": N, "stale": N, "untranslated": N, "drifts": [DRIFT, ...]}
// DRIFT: {"kind": "changed", "code": false, "line": N, "column": N, "end_line": N, "end_column": N,
//         "source_line": N or null, "old_source": TEXT or null, "new_source": TEXT or null,
//         "translation": TEXT or null}
#include "base/json_writer.h"
#include "report/formats.h"

namespace locseg::report {
namespace {

using base::JsonWriter;

void write_drift(JsonWriter& json, const Drift& drift) {
  json.begin_object().member("kind", name_of(drift.kind)).member("code", drift.code);
  json.member("line", drift.position.line).member("column", drift.position.column);
  json.member("end_line", drift.end.line).member("end_column", drift.end.column);
  json.member_or_null("source_line", drift.source_line);
  json.member_or_null("old_source", drift.old_source);
  json.member_or_null("new_source", drift.new_source);
  json.member_or_null("translation", drift.translation).end_object();
}

void write_page(JsonWriter& json, const PageStatus& page, bool lines) {
  json.begin_object().member("state", name_of(page.state));
  json.member_or_null("language", page.language);
  json.member("source", page.source).member("translation", page.translation);
  json.member("basis", name_of(page.basis)).member_or_null("revision", page.revision);
  json.member_or_null("moved_source", page.moved_source);
  json.member("sentences", page.sentences);
  json.member("stale", page.stale()).member("untranslated", page.untranslated());
  json.key("drifts").begin_array();
  for (const Drift& drift : page.drifts) {
    if (lines) json.line(4);
    write_drift(json, drift);
  }
  json.end_array().end_object();
}

}  // namespace

std::string status_json(const Status& status, const ReportOptions&) {
  JsonWriter json(JsonWriter::Spacing::kLoose);
  json.begin_object().member("version", 1).line(1).key("states").begin_object();
  for (std::size_t i = 0; i < kPageStates; ++i) {
    const auto state = static_cast<PageState>(i);
    json.member(name_of(state), status.count(state));
  }
  json.end_object().line(1).member("stale", status.stale());
  json.member("untranslated", status.untranslated());
  json.line(1).key("pages").begin_array();
  for (const PageStatus& page : status.pages) write_page(json.line(2), page, true);
  return json.end_array().end_object().take() + '\n';
}

std::string status_jsonl(const Status& status, const ReportOptions&) {
  std::string out;
  for (const PageStatus& page : status.pages) {
    JsonWriter json(JsonWriter::Spacing::kTight);
    write_page(json, page, false);
    out += json.take() + '\n';
  }
  return out;
}

// https://shields.io/badges/endpoint-badge
std::string status_badge(const Status& status, const ReportOptions&) {
  const std::uint64_t all = status.pages.size() - status.count(PageState::kNoSource);
  const std::uint64_t fresh =
      status.count(PageState::kUpToDate) + status.count(PageState::kOutdatedLowSeverity);
  const std::uint64_t percent = all == 0 ? 100 : fresh * 100 / all;
  JsonWriter json(JsonWriter::Spacing::kTight);
  json.begin_object().member("schemaVersion", 1).member("label", "translations");
  json.member("message", std::to_string(percent) + "% up to date");
  json.member("color", fresh == all ? "brightgreen" : percent >= 50 ? "yellow" : "red");
  return json.end_object().take() + '\n';
}

}  // namespace locseg::report
