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
#include <fmt/format.h>

#include "report/analysis.h"
#include "report/json_text.h"
#include "report/scores.h"

namespace locseg::report {
namespace {

std::string amount_json(const Amount& amount) {
  return fmt::format(R"("segments": {}, "words": {}, "characters": {})", amount.segments,
                     amount.size.words, amount.size.characters);
}

std::string counts_json(const AnalyzedArticle& article, const BandWeights& weights) {
  std::string bands;
  for (std::size_t i = 0; i < kBands; ++i) {
    const BandAmount& band = article.bands[i];
    bands += fmt::format("{}\n    \"{}\": {{{}, \"within\": {{{}}}, \"across\": {{{}}}}}",
                         i == 0 ? "" : ",", name_of(static_cast<Band>(i)), amount_json(band.all),
                         amount_json(band.within), amount_json(band.across));
  }
  return fmt::format("{}, \"weighted_words\": {},\n   \"bands\": {{{}}}",
                     amount_json(article.sum()), decimal(weighted_words(article.bands, weights)),
                     bands);
}

}  // namespace

std::string analysis_json(const Analysis& analysis) {
  std::string weights;
  for (std::size_t i = 0; i < kBands; ++i) {
    weights += fmt::format("{}\"{}\": {}", i == 0 ? "" : ", ", name_of(static_cast<Band>(i)),
                           analysis.weights[i]);
  }
  std::string articles;
  for (const AnalyzedArticle& article : analysis.articles) {
    articles += fmt::format("{}\n  {{\"article\": {}, {}}}", articles.empty() ? "" : ",",
                            json_of(article.path), counts_json(article, analysis.weights));
  }
  return fmt::format(
      "{{\"version\": 1, \"memory\": {}, \"source_lang\": {}, \"target_lang\": {},\n"
      " \"internal\": {}, \"weights\": {{{}}},\n \"total\": {{{}}},\n"
      " \"empty_articles\": {}, \"foreign_articles\": {},\n \"articles\": [{}],\n"
      " \"penalties\": {}}}\n",
      json_of(analysis.memory), json_or_null(analysis.source_lang),
      json_or_null(analysis.target_lang), analysis.internal, weights,
      counts_json(analysis.total, analysis.weights), analysis.empty_articles,
      analysis.other_language_articles, articles, penalties_as_json(analysis.penalties));
}

}  // namespace locseg::report
