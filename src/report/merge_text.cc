// A line for each unit that was not applied, and one of counts.
#include "base/printable.h"
#include "base/words.h"
#include "report/formats.h"
#include "report/terminal_text.h"

namespace locseg::report {
namespace {

std::string name_of_unit(const Unit& unit) {
  std::string out = unit.id.empty() ? "a unit" : base::printable(unit.id);
  return out + " \"" + shortened(unit.source) + '"';
}

}  // namespace

std::string merge_text(const MergeResult& result, const ReportOptions& options) {
  std::string out;
  std::uint64_t counts[kEditOutcomes] = {};
  std::uint64_t missing = 0;
  std::uint64_t repeated = 0;
  bool blocked = false;
  for (const MergedArticle& article : result.articles) {
    const ArticleMerge& merge = *article.merge;
    missing += merge.missing.size();
    blocked = blocked || merge.blocked;
    for (std::size_t i = 0; i < merge.units.size(); ++i) {
      const MergedUnit& unit = merge.units[i];
      ++counts[static_cast<std::size_t>(unit.outcome)];
      repeated += unit.repeated ? 1 : 0;
      if (is_clean(unit.outcome)) continue;
      out += base::printable(article.path) + ": " + std::string(name_of(unit.outcome)) + ": " +
             name_of_unit(article.edited[i]);
      if (!unit.reason.empty()) out += ": " + base::printable(unit.reason);
      out += '\n';
    }
  }
  std::string sum;
  for (std::size_t i = 0; i < kEditOutcomes; ++i) {
    if (counts[i] == 0) continue;
    sum += (sum.empty() ? "" : ", ") + base::grouped(counts[i]) + ' ' +
           std::string(name_of(static_cast<EditOutcome>(i)));
  }
  if (sum.empty()) sum = "no units";
  if (repeated != 0) sum += "; " + base::grouped(repeated) + " of them repeated";
  if (counts[static_cast<std::size_t>(EditOutcome::kFuzzy)] != 0) {
    sum += "; fuzzy targets are left out" + see(options, Hint::kFuzzyUnits);
  }
  if (missing != 0) sum += "; " + base::counted(missing, "segment") + " without an edited unit";
  if (blocked) {
    sum += "; nothing was changed, because of stale units" + see(options, Hint::kStaleUnits);
  } else if (!result.written) {
    sum += "; nothing was written";
  }
  return out + sum + '\n';
}

}  // namespace locseg::report
