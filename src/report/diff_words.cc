#include "report/diff_words.h"

#include <algorithm>

#include "base/printable.h"
#include "base/words.h"

namespace locseg {

void DiffTotals::add(const ArticleDiff& diff) {
  ++articles[static_cast<std::size_t>(diff.status)];
  counts += diff.counts;
}

std::uint64_t DiffTotals::all() const {
  std::uint64_t sum = 0;
  for (const std::uint64_t count : articles) sum += count;
  return sum;
}

namespace report {

std::string spoken(ChangeState state) {
  std::string name(name_of(state));
  std::replace(name.begin(), name.end(), '-', ' ');
  return name;
}

std::string words_for(const DiffCounts& counts) {
  std::string out;
  for (std::size_t i = 0; i < kChangeStates; ++i) {
    const auto state = static_cast<ChangeState>(i);
    if (state == ChangeState::kUnchanged || counts.states[i] == 0) continue;
    if (!out.empty()) out += ", ";
    out += std::to_string(counts.states[i]) + ' ' + spoken(state);
  }
  if (out.empty()) out = "every segment is the same";
  if (counts.words != 0) out += "; " + base::counted(counts.words, "word");
  return out;
}

std::string articles_that_differ(const DiffTotals& totals) {
  const std::uint64_t all = totals.all();
  const std::uint64_t differ = all - totals.of(ArticleStatus::kSame);
  return std::to_string(differ) + " of " + base::counted(all, "article") +
         (differ == 1 || all == 1 ? " differs" : " differ");
}

std::string title_of(const ArticleDiff& diff) {
  if (diff.before_name.empty()) return base::printable(diff.after_name);
  if (diff.after_name.empty() || diff.before_name == diff.after_name) {
    return base::printable(diff.before_name);
  }
  return base::printable(diff.before_name) + " -> " + base::printable(diff.after_name);
}

bool has_words(const ArticleDiff& diff, std::size_t index) {
  return index < diff.texts.size() &&
         !(diff.texts[index].source.empty() && diff.texts[index].target.empty());
}

}  // namespace report
}  // namespace locseg
