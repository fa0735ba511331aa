// Two tables: what each article has in each band, in words, which are what is bought; then the job
// with all that is known of it.
#include <fmt/core.h>

#include "base/printable.h"
#include "base/words.h"
#include "locseg/memory.h"
#include "report/analysis_words.h"
#include "report/formats.h"
#include "report/text_table.h"

namespace locseg::report {
namespace {

std::string_view name(std::size_t band) { return name_of(static_cast<Band>(band)); }

void append_articles(std::string& out, const Analysis& analysis) {
  Table table;
  Table::Row head = {"article, words of it", "segments", "all"};
  for (std::size_t i = 0; i < kBands; ++i) head.emplace_back(name(i));
  head.emplace_back("weighted");
  table.add(std::move(head));
  for (const AnalyzedArticle& article : analysis.articles) {
    const Amount sum = article.sum();
    Table::Row row = {article.path, base::grouped(sum.segments), base::grouped(sum.size.words)};
    for (const BandAmount& band : article.bands) row.push_back(base::grouped(band.all.size.words));
    row.push_back(rounded(weighted_words(article.bands, analysis.weights)));
    table.add(std::move(row));
  }
  table.append_to(out);
}

void append_job(std::string& out, const Analysis& analysis) {
  Table table;
  table.add({"", "", "", "", "", "weighted", "words like earlier", "ones of the job"});
  table.add({"all", "segments", "words", "characters", "weight", "words", "same article",
             "other article"});
  Amount within;
  Amount across;
  for (std::size_t i = 0; i < kBands; ++i) {
    const BandAmount& band = analysis.total.bands[i];
    table.add({std::string(name(i)), base::grouped(band.all.segments),
               base::grouped(band.all.size.words), base::grouped(band.all.size.characters),
               fmt::format("{}%", analysis.weights[i]),
               rounded(band.all.size.words * analysis.weights[i]),
               base::grouped(band.within.size.words), base::grouped(band.across.size.words)});
    within += band.within;
    across += band.across;
  }
  const Amount sum = analysis.total.sum();
  table.add({"total", base::grouped(sum.segments), base::grouped(sum.size.words),
             base::grouped(sum.size.characters), "",
             rounded(weighted_words(analysis.total.bands, analysis.weights)),
             base::grouped(within.size.words), base::grouped(across.size.words)});
  table.append_to(out);
}

}  // namespace

std::string analysis_text(const Analysis& analysis, const ReportOptions&) {
  std::string out = fmt::format("{}: {} → {}\n", base::printable(analysis.memory),
                                base::printable(shown_language(analysis.source_lang)),
                                base::printable(shown_language(analysis.target_lang)));
  if (const std::string off = to_string(analysis.penalties); !off.empty()) {
    out += "penalties: " + off + '\n';
  }
  out += '\n';
  append_articles(out, analysis);
  out += '\n';
  append_job(out, analysis);
  if (analysis.empty_articles != 0) {
    out += fmt::format("{} without a segment\n", base::counted(analysis.empty_articles, "article"));
  }
  if (analysis.other_language_articles != 0) {
    out += fmt::format("{} in other languages left out\n",
                       base::counted(analysis.other_language_articles, "article"));
  }
  return out;
}

}  // namespace locseg::report
