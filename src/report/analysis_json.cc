// One document, whose keys stay:
//
//     {"version": 1, "memory": "memory.db", "source_lang": "en-US", "target_lang": "de-DE",
//      "internal": true, "weights": {"context": 0, ...},
//      "total": COUNTS, "empty_articles": N, "foreign_articles": N,
//      "articles": [{"article": "docs/a.md", COUNTS}, ...],
//      "penalties": {"machine": 0, ..., "articles": null, "handed_off_since": null}}
//
// COUNTS: "segments": N, "words": N, "characters": N, "weighted_words": N,
//         "bands": {"context": BAND, ...}
// BAND:   "segments": N, "words": N, "characters": N, and the same of what is like an earlier
//         segment of the job, "within": {...} its article and "across": {...} articles
#include "base/json_writer.h"
#include "report/analysis_words.h"
#include "report/formats.h"
#include "report/scores.h"

namespace locseg::report {
namespace {

using base::JsonWriter;

void write_amount(JsonWriter& json, const Amount& amount) {
  json.member("segments", amount.segments);
  json.member("words", amount.size.words).member("characters", amount.size.characters);
}

// The members of COUNTS.
void write_article_counts(JsonWriter& json, const AnalyzedArticle& article,
                          const BandWeights& weights) {
  write_amount(json, article.sum());
  json.key("weighted_words").raw(decimal(weighted_words(article.bands, weights)));
  json.line(3).key("bands").begin_object();
  for (std::size_t i = 0; i < kBands; ++i) {
    const BandAmount& band = article.bands[i];
    json.line(4).key(name_of(static_cast<Band>(i))).begin_object();
    write_amount(json, band.all);
    write_amount(json.key("within").begin_object(), band.within);
    json.end_object();
    write_amount(json.key("across").begin_object(), band.across);
    json.end_object().end_object();
  }
  json.end_object();
}

}  // namespace

std::string analysis_json(const Analysis& analysis, const ReportOptions&) {
  JsonWriter json(JsonWriter::Spacing::kLoose);
  json.begin_object().member("version", 1).member("memory", analysis.memory);
  json.member_or_null("source_lang", analysis.source_lang);
  json.member_or_null("target_lang", analysis.target_lang);
  json.line(1).member("internal", analysis.internal).key("weights").begin_object();
  for (std::size_t i = 0; i < kBands; ++i) {
    json.member(name_of(static_cast<Band>(i)), analysis.weights[i]);
  }
  json.end_object().line(1).key("total").begin_object();
  write_article_counts(json, analysis.total, analysis.weights);
  json.end_object().line(1).member("empty_articles", analysis.empty_articles);
  json.member("foreign_articles", analysis.other_language_articles);
  json.line(1).key("articles").begin_array();
  for (const AnalyzedArticle& article : analysis.articles) {
    json.line(2).begin_object().member("article", article.path);
    write_article_counts(json, article, analysis.weights);
    json.end_object();
  }
  json.end_array().line(1).key("penalties").raw(penalties_as_json(analysis.penalties));
  return json.end_object().take() + '\n';
}

}  // namespace locseg::report
