// Changes for a comment on a pull request: a table of articles, then a folded list of changes for
// each, cut where the whole would outgrow a comment.
#include "base/words.h"
#include "report/diff_words.h"
#include "report/formats.h"
#include "report/markdown_text.h"

namespace locseg::report {
namespace {

constexpr std::size_t kMaxChanges = 50;    // shown of one article
constexpr std::size_t kMaxOfOne = 20'000;  // bytes, for one article
constexpr std::size_t kMaxOfAll = 60'000;  // GitHub takes 65,536 characters of a comment

std::string pieces(std::string_view before, std::string_view after,
                   const std::vector<TextPiece>& pieces) {
  std::string out;
  for (const TextPiece& piece : pieces) {
    if (piece.kind == PieceKind::kKept) out += markdown_text(piece.after.of(after));
    if (piece.kind == PieceKind::kRemoved) out += tagged_markdown("del", piece.before.of(before));
    if (piece.kind == PieceKind::kAdded) out += tagged_markdown("ins", piece.after.of(after));
  }
  return out;
}

void append_change_item(std::string& out, const ArticleDiff& diff, std::size_t index) {
  const Change& change = diff.changes[index];
  const auto old_units = diff.before.subspan(change.before.first, change.before.count);
  const auto new_units = diff.after.subspan(change.after.first, change.after.count);
  const Unit& shown = new_units.empty() ? old_units.front() : new_units.front();
  out += "- **" + spoken(change.state) + "**";
  if (change.moved && change.state != ChangeState::kMoved) out += ", moved";
  if (!shown.id.empty()) out += " " + markdown_text(shown.id);
  if (shown.line != 0) out += " (line " + std::to_string(shown.line) + ")";
  const auto row = [&](std::string_view text) { out += "<br>" + std::string(text); };
  if (index < diff.texts.size() && !diff.texts[index].target.empty()) {
    row(pieces(old_units[0].source, new_units[0].source, diff.texts[index].source));
    row(pieces(old_units[0].target, new_units[0].target, diff.texts[index].target));
  } else if (change.state == ChangeState::kMoved) {
    row(markdown_text(new_units[0].source));
    row(markdown_text(new_units[0].target));
  } else {
    for (const Unit& unit : old_units)
      row(tagged_markdown("del", unit.source)), row(tagged_markdown("del", unit.target));
    for (const Unit& unit : new_units)
      row(tagged_markdown("ins", unit.source)), row(tagged_markdown("ins", unit.target));
  }
  out += '\n';
}

class DiffMarkdown final : public DiffReport {
 public:
  explicit DiffMarkdown(bool summary) : summary_(summary) {}

  void article(const ArticleDiff& diff, std::string& out) const override {
    if (diff.status == ArticleStatus::kSame) return;
    std::string title = markdown_text(title_of(diff));
    if (diff.status != ArticleStatus::kChanged) title += ", " + std::string(name_of(diff.status));
    const std::string summary = "<b>" + title + "</b>: " + words_for(diff.counts);
    if (summary_) {
      out += "- " + summary + '\n';
      return;
    }
    out += "<details><summary>" + summary + "</summary>\n\n";
    const std::size_t begin = out.size();
    std::size_t shown = 0;
    std::size_t differ = 0;
    for (std::size_t i = 0; i < diff.changes.size(); ++i) {
      if (diff.changes[i].state == ChangeState::kUnchanged) continue;
      if (++differ > kMaxChanges || out.size() - begin > kMaxOfOne) continue;
      ++shown;
      append_change_item(out, diff, i);
    }
    if (shown != differ) out += "- and " + std::to_string(differ - shown) + " more\n";
    out += "\n</details>\n\n";
  }

  void footer(const DiffTotals& totals, std::string& out) const override {
    if (summary_) out += '\n';
    if (totals.same()) {
      out += "No segment differs in " + base::counted(totals.all(), "article") + ".\n";
      return;
    }
    if (totals.left_out != 0) {
      out += "Left out: " + base::counted(totals.left_out, "article") + ".\n";
    }
    out += articles_that_differ(totals) + ": " + words_for(totals.counts) + ".\n";
  }

  std::size_t most_bytes() const override { return kMaxOfAll; }

 private:
  bool summary_;
};

}  // namespace

std::unique_ptr<DiffReport> diff_markdown(const ReportOptions& options) {
  return std::make_unique<DiffMarkdown>(options.summary);
}

}  // namespace locseg::report
