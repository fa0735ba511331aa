// One JSON document; keys stay, and keys added later come last:
//
//     {"version": 1,
//      COUNTS, "units": N, "repetitions": N,
//      "problems": {"duplicate-id": N, ...},        null for a store, which keeps none
//      "pairs": [
//        {"source_lang": "en-US", "target_lang": "de-DE",   null where it is not known
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
#include <fmt/format.h>

#include "report/json_text.h"
#include "report/stats.h"

namespace locseg::report {
namespace {

std::string counts_json(const Counts& counts) {
  return fmt::format(
      R"("articles": {}, "articles_without_segments": {}, "segments": {}, )"
      R"("source": {{"words": {}, "characters": {}}}, "target": {{"words": {}, "characters": {}}})",
      counts.articles, counts.articles_without_segments, counts.segments, counts.source.words,
      counts.source.characters, counts.target.words, counts.target.characters);
}

std::string problems_json(const Stats& stats) {
  if (!stats.problems) return "null";
  std::string out;
  for (const auto& [kind, count] : *stats.problems) {
    out += fmt::format("{}\"{}\": {}", out.empty() ? "" : ", ", name_of(kind), count);
  }
  return "{" + out + "}";
}

std::string text_json(const OutsideText& text) {
  return fmt::format(R"({{"texts": {}, "words": {}, "characters": {}}})", text.texts,
                     text.size.words, text.size.characters);
}

std::string outside_json(const OutsidePairs& outside) {
  return fmt::format(R"({{"titles": {}, "descriptions": {}, "alternative_texts": {}}})",
                     text_json(outside.titles), text_json(outside.descriptions),
                     text_json(outside.alternatives));
}

std::string types_json(const PairStats& pair) {
  std::string out;
  for (const TypeStats& type : pair.types) {
    out += fmt::format("{}\n      {{\"translation_type\": {}, {}}}", out.empty() ? "" : ",",
                       json_or_null(type.translation_type), counts_json(type.counts));
  }
  return out;
}

std::string pair_json(const PairStats& pair, bool parsed) {
  return fmt::format(
      "\n    {{\"source_lang\": {}, \"target_lang\": {},\n     {},\n"
      "     \"units\": {}, \"repetitions\": {},\n     \"types\": [{}]{}}}",
      json_or_null(pair.source_lang), json_or_null(pair.target_lang), counts_json(pair.counts),
      pair.units, pair.repetitions, types_json(pair),
      parsed ? ",\n     \"outside_pairs\": " + outside_json(pair.outside) : "");
}

}  // namespace

std::string stats_json(const Stats& stats) {
  std::string pairs;
  for (const PairStats& pair : stats.pairs) {
    if (!pairs.empty()) pairs += ',';
    pairs += pair_json(pair, stats.outside.has_value());
  }
  return fmt::format(
      "{{\"version\": 1,\n {},\n \"units\": {}, \"repetitions\": {},\n \"problems\": {},\n"
      " \"pairs\": [{}],\n \"outside_pairs\": {}}}\n",
      counts_json(stats.counts), stats.units, stats.repetitions, problems_json(stats), pairs,
      stats.outside ? outside_json(*stats.outside) : "null");
}

}  // namespace locseg::report
