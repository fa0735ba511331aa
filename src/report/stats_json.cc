// One JSON document; keys stay, and keys added later come last:
//
//     {"version": 1,
//      COUNTS, "units": N, "repetitions": N,
//      "problems": {"duplicate-id": N, ...},        null for a store, which keeps none
//      "pairs": [
//        {"source_lang": "en-US", "target_lang": "de-DE",   null if it is not known
//         COUNTS, "units": N, "repetitions": N,
//         "types": [{"translation_type": "MT", COUNTS}, ...],
//         "outside_pairs": OUTSIDE},                     not for a store
//        ...],
//      "outside_pairs": OUTSIDE}                         null for a store
//
// COUNTS: "articles": N, "articles_without_segments": N, "segments": N,
//         "source": {"words": N, "characters": N}, "target": {"words": N, "characters": N}
// OUTSIDE: {"titles": TEXTS, "descriptions": TEXTS, "alternative_texts": TEXTS}
// TEXTS: {"texts": N, "words": N, "characters": N}
#include "base/json_writer.h"
#include "report/formats.h"

namespace locseg::report {
namespace {

using base::JsonWriter;

void write_size(JsonWriter& json, const TextSize& size) {
  json.member("words", size.words).member("characters", size.characters);
}

void write_counts(JsonWriter& json, const Counts& counts) {
  json.member("articles", counts.articles);
  json.member("articles_without_segments", counts.articles_without_segments);
  json.member("segments", counts.segments);
  write_size(json.key("source").begin_object(), counts.source);
  json.end_object();
  write_size(json.key("target").begin_object(), counts.target);
  json.end_object();
}

void write_problems(JsonWriter& json, const Stats& stats) {
  json.key("problems");
  if (!stats.problems) {
    json.null();
    return;
  }
  json.begin_object();
  for (const auto& [kind, count] : *stats.problems) json.member(name_of(kind), count);
  json.end_object();
}

void write_outside(JsonWriter& json, const OutsidePairs& outside) {
  const auto write = [&](std::string_view name, const OutsideText& text) {
    json.key(name).begin_object().member("texts", text.texts);
    write_size(json, text.size);
    json.end_object();
  };
  json.begin_object();
  write("titles", outside.titles);
  write("descriptions", outside.descriptions);
  write("alternative_texts", outside.alternatives);
  json.end_object();
}

void write_pair(JsonWriter& json, const PairStats& pair, bool parsed) {
  json.line(4).begin_object();
  json.member_or_null("source_lang", pair.source_lang);
  json.member_or_null("target_lang", pair.target_lang);
  write_counts(json.line(5), pair.counts);
  json.line(5).member("units", pair.units).member("repetitions", pair.repetitions);
  json.line(5).key("types").begin_array();
  for (const TypeStats& type : pair.types) {
    json.line(6).begin_object().member_or_null("translation_type", type.translation_type);
    write_counts(json, type.counts);
    json.end_object();
  }
  json.end_array();
  if (parsed) write_outside(json.line(5).key("outside_pairs"), pair.outside);
  json.end_object();
}

}  // namespace

std::string stats_json(const Stats& stats, const ReportOptions&) {
  JsonWriter json(JsonWriter::Spacing::kLoose);
  json.begin_object().member("version", 1);
  write_counts(json.line(1), stats.counts);
  json.line(1).member("units", stats.units).member("repetitions", stats.repetitions);
  write_problems(json.line(1), stats);
  json.line(1).key("pairs").begin_array();
  for (const PairStats& pair : stats.pairs) write_pair(json, pair, stats.outside.has_value());
  json.end_array().line(1).key("outside_pairs");
  if (stats.outside) {
    write_outside(json, *stats.outside);
  } else {
    json.null();
  }
  return json.end_object().take() + '\n';
}

}  // namespace locseg::report
