// A page to hand on with an offer: no script, nothing loaded from elsewhere.
#include <fmt/core.h>

#include "base/words.h"
#include "locseg/memory.h"
#include "report/analysis_words.h"
#include "report/formats.h"
#include "report/markup_text.h"

namespace locseg::report {
namespace {

constexpr std::string_view kAnalysisHead =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>locseg "
    "analyze</title>\n<meta name=\"viewport\" content=\"width=device-width\">\n<style>\n"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}\n"
    "h2{font-size:1.1rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}\n"
    "table{border-collapse:collapse;font-variant-numeric:tabular-nums}\n"
    "th,td{padding:.1rem .8rem;text-align:right}th:first-child,td:first-child{text-align:left}\n"
    "thead th,tfoot td{border-top:1px solid #888;border-bottom:1px solid #888}\n"
    "</style></head><body>\n<h1>Analysis</h1>\n";

void append_amount_cells(std::string& out, const Amount& amount) {
  out += fmt::format("<td>{}</td><td>{}</td><td>{}</td>", base::grouped(amount.segments),
                     base::grouped(amount.size.words), base::grouped(amount.size.characters));
}

void append_table(std::string& out, const AnalyzedArticle& article, const BandWeights& weights) {
  out +=
      "<table><thead><tr><th></th><th>segments</th><th>words</th><th>characters</th>"
      "<th>weight</th><th>weighted words</th><th>words like earlier ones of the article</th>"
      "<th>of other articles</th></tr></thead>\n<tbody>\n";
  Amount within;
  Amount across;
  for (std::size_t i = 0; i < kBands; ++i) {
    const BandAmount& band = article.bands[i];
    out += fmt::format("<tr><td>{}</td>", name_of(static_cast<Band>(i)));
    append_amount_cells(out, band.all);
    out +=
        fmt::format("<td>{}%</td><td>{}</td><td>{}</td><td>{}</td></tr>\n", weights[i],
                    rounded(band.all.size.words * weights[i]),
                    base::grouped(band.within.size.words), base::grouped(band.across.size.words));
    within += band.within;
    across += band.across;
  }
  out += "</tbody>\n<tfoot><tr><td>total</td>";
  append_amount_cells(out, article.sum());
  out += fmt::format("<td></td><td>{}</td><td>{}</td><td>{}</td></tr></tfoot></table>\n",
                     rounded(weighted_words(article.bands, weights)),
                     base::grouped(within.size.words), base::grouped(across.size.words));
}

}  // namespace

std::string analysis_html(const Analysis& analysis, const ReportOptions&) {
  std::string out(kAnalysisHead);
  out += "<p>Against ";
  append_markup(out, analysis.memory);
  out += ", from ";
  append_markup(out, shown_language(analysis.source_lang));
  out += " to ";
  append_markup(out, shown_language(analysis.target_lang));
  out += fmt::format(". {} articles, {} of them without a segment", analysis.articles.size(),
                     analysis.empty_articles);
  if (analysis.other_language_articles != 0) {
    out += fmt::format("; {} in other languages left out", analysis.other_language_articles);
  }
  if (const std::string off = to_string(analysis.penalties); !off.empty()) {
    out += ". Penalties: ";
    append_markup(out, off);
  }
  out += ".</p>\n<h2>All</h2>\n";
  append_table(out, analysis.total, analysis.weights);
  for (const AnalyzedArticle& article : analysis.articles) {
    out += "<h2>";
    append_markup(out, article.path);
    out += "</h2>\n";
    append_table(out, article, analysis.weights);
  }
  return out + "</body></html>\n";
}

}  // namespace locseg::report
