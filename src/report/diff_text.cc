// Changes for a terminal:
//
//     docs/a.md: 1 target changed, 1 removed; 9 words
//       target changed  f0ed8-104, line 21
//         source  Select the plan.
//         target  Wählen Sie [-den Plan-]{+einen Plan+} aus.
//       removed  f0ed8-105, was line 23
//         - Gone.
//         - Weg.
//
// In colour what was removed is on red and what was added on green, instead of the marks.
#include "base/printable.h"
#include "report/diff_words.h"
#include "report/formats.h"
#include "report/terminal_text.h"

namespace locseg::report {
namespace {

class DiffText final : public DiffReport {
 public:
  explicit DiffText(const ReportOptions& options)
      : summary_(options.summary), color_(options.color) {}

  void article(const ArticleDiff& diff, std::string& out) const override {
    if (diff.status == ArticleStatus::kSame) return;
    out += painted(color_, kBold, title_of(diff));
    if (diff.status != ArticleStatus::kChanged) out += " " + std::string(name_of(diff.status));
    out += ": " + words_for(diff.counts) + '\n';
    if (summary_) return;
    for (std::size_t i = 0; i < diff.changes.size(); ++i) {
      if (diff.changes[i].state != ChangeState::kUnchanged) change(diff, i, out);
    }
  }

  void footer(const DiffTotals& totals, std::string& out) const override {
    if (!summary_ && totals.all() < 2) return;
    out += articles_that_differ(totals);
    if (!totals.same()) out += ": " + words_for(totals.counts);
    out += '\n';
  }

 private:
  static std::string place(const Unit& unit, bool gone) {
    std::string out = base::printable(unit.id);
    if (unit.line != 0) {
      if (!out.empty()) out += ", ";
      out += (gone ? "was line " : "line ") + std::to_string(unit.line);
    }
    return out;
  }

  void line(std::string& out, std::string_view color, std::string_view mark,
            std::string_view text) const {
    out += "    " + painted(color_, color, std::string(mark) + base::printable(text)) + '\n';
  }

  void change(const ArticleDiff& diff, std::size_t index, std::string& out) const {
    const Change& change = diff.changes[index];
    const auto old_units = diff.before.subspan(change.before.first, change.before.count);
    const auto new_units = diff.after.subspan(change.after.first, change.after.count);
    out += "  " + painted(color_, kCyan, spoken(change.state));
    if (change.moved && change.state != ChangeState::kMoved) out += ", moved";
    const bool gone = new_units.empty();
    const std::string where = place(gone ? old_units.front() : new_units.front(), gone);
    if (!where.empty()) out += "  " + where;
    if (change.moved && old_units.front().line != 0) {
      out += ", was line " + std::to_string(old_units.front().line);
    }
    out += '\n';
    if (has_words(diff, index)) {
      const ChangedTexts& texts = diff.texts[index];
      out += "    source  " +
             words_changed(old_units[0].source, new_units[0].source, texts.source, color_) + '\n';
      out += "    target  " +
             words_changed(old_units[0].target, new_units[0].target, texts.target, color_) + '\n';
      return;
    }
    if (change.state == ChangeState::kMoved) {
      line(out, "", "source  ", new_units[0].source);
      line(out, "", "target  ", new_units[0].target);
      return;
    }
    for (const Unit& unit : old_units) {
      line(out, kRed, "- ", unit.source);
      line(out, kRed, "- ", unit.target);
    }
    for (const Unit& unit : new_units) {
      line(out, kGreen, "+ ", unit.source);
      line(out, kGreen, "+ ", unit.target);
    }
  }

  bool summary_;
  bool color_;
};

}  // namespace

std::unique_ptr<DiffReport> diff_text(const ReportOptions& options) {
  return std::make_unique<DiffText>(options);
}

}  // namespace locseg::report
