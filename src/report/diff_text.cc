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
// In colour what was removed is red and what was added green, instead of the marks.
#include "base/printable.h"
#include "base/utf8.h"
#include "report/diff_report.h"
#include "report/text_table.h"

namespace locseg::report {
namespace {

constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kGreen = "\x1b[32m";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kCyan = "\x1b[36m";
constexpr std::string_view kReset = "\x1b[m";

class TextReport final : public DiffReport {
 public:
  explicit TextReport(const DiffReportOptions& options) : options_(options) {}

  void article(const ArticleDiff& diff, std::string& out) const override {
    if (diff.status == ArticleStatus::kSame) return;
    out += painted(kBold, title_of(diff));
    if (diff.status != ArticleStatus::kChanged) out += " " + std::string(name_of(diff.status));
    out += ": " + words_for(diff.counts) + '\n';
    if (options_.summary) return;
    for (std::size_t i = 0; i < diff.changes.size(); ++i) {
      if (diff.changes[i].state != ChangeState::kUnchanged) change(diff, i, out);
    }
  }

  void footer(const DiffTotals& totals, std::string& out) const override {
    std::uint64_t articles = 0;
    std::uint64_t differ = 0;
    for (std::size_t i = 0; i < std::size(totals.articles); ++i) {
      articles += totals.articles[i];
      if (static_cast<ArticleStatus>(i) != ArticleStatus::kSame) differ += totals.articles[i];
    }
    if (!options_.summary && articles < 2) return;
    out += std::to_string(differ) + " of " + counted(articles, "article");
    out += differ == 1 || articles == 1 ? " differs" : " differ";
    if (differ != 0) out += ": " + words_for(totals.counts);
    out += '\n';
  }

 private:
  [[nodiscard]] std::string painted(std::string_view color, std::string_view text) const {
    if (!options_.color) return std::string(text);
    return std::string(color) + std::string(text) + std::string(kReset);
  }

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
    out += "    " + painted(color, std::string(mark) + base::printable(text)) + '\n';
  }

  void pieces(std::string& out, std::string_view label, std::string_view before,
              std::string_view after, const std::vector<TextPiece>& pieces) const {
    out += "    " + std::string(label);
    for (const TextPiece& piece : pieces) {
      switch (piece.kind) {
        case PieceKind::kKept:
          out += base::printable(piece.after.of(after));
          break;
        case PieceKind::kRemoved: {
          const std::string text = base::printable(piece.before.of(before));
          out += options_.color ? painted(kRed, text) : "[-" + text + "-]";
          break;
        }
        case PieceKind::kAdded: {
          const std::string text = base::printable(piece.after.of(after));
          out += options_.color ? painted(kGreen, text) : "{+" + text + "+}";
          break;
        }
      }
    }
    out += '\n';
  }

  void change(const ArticleDiff& diff, std::size_t index, std::string& out) const {
    const Change& change = diff.changes[index];
    const auto old_units = diff.before.subspan(change.before.first, change.before.count);
    const auto new_units = diff.after.subspan(change.after.first, change.after.count);
    out += "  " + painted(kCyan, spoken(change.state));
    if (change.moved && change.state != ChangeState::kMoved) out += ", moved";
    const bool gone = new_units.empty();
    const std::string where = place(gone ? old_units.front() : new_units.front(), gone);
    if (!where.empty()) out += "  " + where;
    if (change.moved && old_units.front().line != 0) {
      out += ", was line " + std::to_string(old_units.front().line);
    }
    out += '\n';
    const ChangedTexts* const texts = index < diff.texts.size() ? &diff.texts[index] : nullptr;
    if (texts != nullptr && !(texts->source.empty() && texts->target.empty())) {
      pieces(out, "source  ", old_units[0].source, new_units[0].source, texts->source);
      pieces(out, "target  ", old_units[0].target, new_units[0].target, texts->target);
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

  DiffReportOptions options_;
};

}  // namespace

std::unique_ptr<DiffReport> diff_as_text(const DiffReportOptions& options) {
  return std::make_unique<TextReport>(options);
}

}  // namespace locseg::report
