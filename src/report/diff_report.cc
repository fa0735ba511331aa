// The table of formats, and the words that text and Markdown share.
#include "report/diff_report.h"

#include <algorithm>
#include <array>

#include "base/printable.h"
#include "report/text_table.h"

namespace locseg {

void DiffTotals::add(const ArticleDiff& diff) {
  ++articles[static_cast<std::size_t>(diff.status)];
  counts += diff.counts;
}

bool DiffTotals::same() const {
  std::uint64_t all = 0;
  for (const std::uint64_t count : articles) all += count;
  return all == of(ArticleStatus::kSame);
}

std::unique_ptr<DiffReport> make_diff_report(std::string_view format,
                                             const DiffReportOptions& options) {
  struct Entry {
    std::string_view name;
    std::unique_ptr<DiffReport> (*make)(const DiffReportOptions&);
  };
  static constexpr std::array<Entry, 4> kFormats = {{{"text", report::diff_as_text},
                                                     {"json", report::diff_as_json},
                                                     {"markdown", report::diff_as_markdown},
                                                     {"html", report::diff_as_html}}};
  for (const Entry& entry : kFormats) {
    if (entry.name == format) return entry.make(options);
  }
  return nullptr;
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
  if (counts.words != 0) out += "; " + counted(counts.words, "word");
  return out;
}

std::string title_of(const ArticleDiff& diff) {
  if (diff.before_name.empty()) return base::printable(diff.after_name);
  if (diff.after_name.empty() || diff.before_name == diff.after_name) {
    return base::printable(diff.before_name);
  }
  return base::printable(diff.before_name) + " -> " + base::printable(diff.after_name);
}

}  // namespace report
}  // namespace locseg
