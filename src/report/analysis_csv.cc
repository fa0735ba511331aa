// RFC 4180, a record for each band of each article and then for each of the whole job, which the
// first column tells apart. Names that a spreadsheet would take for formulas are guarded as those
// of units are.
#include <fmt/core.h>

#include "base/spreadsheet_text.h"
#include "base/utf8.h"
#include "report/analysis_words.h"
#include "report/formats.h"

namespace locseg::report {
namespace {

std::string field(std::string_view text) {
  std::string valid;
  base::append_valid_utf8(valid, text);
  std::string guarded;
  base::append_guarded(guarded, valid);
  if (guarded.find_first_of(",\"\r\n") == std::string::npos) return guarded;
  std::string out = "\"";
  for (const char c : guarded) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

void append_amount_fields(std::string& out, const Amount& amount) {
  out += fmt::format(",{},{},{}", amount.segments, amount.size.words, amount.size.characters);
}

void append_bands(std::string& out, std::string_view of, const AnalyzedArticle& article,
                  const BandWeights& weights) {
  const std::string name = field(article.path);
  for (std::size_t i = 0; i < kBands; ++i) {
    const BandAmount& band = article.bands[i];
    out += fmt::format("{},{},{}", of, name, name_of(static_cast<Band>(i)));
    append_amount_fields(out, band.all);
    out += fmt::format(",{},{}", weights[i], decimal(band.all.size.words * weights[i]));
    append_amount_fields(out, band.within);
    append_amount_fields(out, band.across);
    out += "\r\n";
  }
}

}  // namespace

std::string analysis_csv(const Analysis& analysis, const ReportOptions&) {
  std::string out =
      "of,article,band,segments,words,characters,weight,weighted_words,within_segments,"
      "within_words,within_characters,across_segments,across_words,across_characters\r\n";
  for (const AnalyzedArticle& article : analysis.articles) {
    append_bands(out, "article", article, analysis.weights);
  }
  append_bands(out, "job", analysis.total, analysis.weights);
  return out;
}

}  // namespace locseg::report
