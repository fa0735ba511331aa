// Changes for a comment on a pull request: a table of articles, then a folded list of changes for
// each, cut where the whole would outgrow a comment.
#include <algorithm>

#include "base/ascii.h"
#include "base/printable.h"
#include "base/utf8.h"
#include "base/words.h"
#include "report/diff_words.h"
#include "report/formats.h"

namespace locseg::report {
namespace {

constexpr std::size_t kMaxChanges = 50;  // shown of one article

// What GitHub makes links of where it meets them in a text: addresses, which are cut by a comment.
constexpr std::string_view kCut = "<!-- -->";

bool is_www(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return base::ascii_lower(c) == 'w'; });
}

// Text inside HTML, which is inside Markdown or not, on one line: no mark of either means anything.
// References (`#` with a number, `GH-`, hashes of commits) and mentions are found in the text that
// the reader sees, but not in code.
std::string plain(std::string_view text) {
  std::string valid;
  base::append_valid_utf8(valid, text);
  const std::string shown = base::printable(valid);
  std::string out;
  for (std::size_t at = 0; at < shown.size(); ++at) {
    const char byte = shown[at];
    if (std::string_view("&<>|*_`[]\\~#!$").find(byte) != std::string_view::npos) {
      out += "&#" + std::to_string(static_cast<int>(byte)) + ";";
    } else {
      out += byte;
    }
    const std::string_view rest = std::string_view(shown).substr(at);
    const bool ends_www =
        byte == '.' && at >= 3 && is_www(std::string_view(shown).substr(at - 3, 3));
    if (byte == '@' || rest.starts_with("://") || ends_www) out += kCut;
  }
  return out.empty() ? out : "<code>" + out + "</code>";
}

std::string marked(std::string_view tag, std::string_view text) {
  if (text.empty()) return {};
  return "<" + std::string(tag) + ">" + plain(text) + "</" + std::string(tag) + ">";
}

std::string pieces(std::string_view before, std::string_view after,
                   const std::vector<TextPiece>& pieces) {
  std::string out;
  for (const TextPiece& piece : pieces) {
    if (piece.kind == PieceKind::kKept) out += plain(piece.after.of(after));
    if (piece.kind == PieceKind::kRemoved) out += marked("del", piece.before.of(before));
    if (piece.kind == PieceKind::kAdded) out += marked("ins", piece.after.of(after));
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
  if (!shown.id.empty()) out += " " + plain(shown.id);
  if (shown.line != 0) out += " (line " + std::to_string(shown.line) + ")";
  const auto row = [&](std::string_view text) { out += "<br>" + std::string(text); };
  if (index < diff.texts.size() && !diff.texts[index].target.empty()) {
    row(pieces(old_units[0].source, new_units[0].source, diff.texts[index].source));
    row(pieces(old_units[0].target, new_units[0].target, diff.texts[index].target));
  } else if (change.state == ChangeState::kMoved) {
    row(plain(new_units[0].source));
    row(plain(new_units[0].target));
  } else {
    for (const Unit& unit : old_units)
      row(marked("del", unit.source)), row(marked("del", unit.target));
    for (const Unit& unit : new_units)
      row(marked("ins", unit.source)), row(marked("ins", unit.target));
  }
  out += '\n';
}

class DiffMarkdown final : public DiffReport {
 public:
  explicit DiffMarkdown(bool summary) : summary_(summary) {}

  void article(const ArticleDiff& diff, std::string& out) const override {
    if (diff.status == ArticleStatus::kSame) return;
    std::string title = plain(title_of(diff));
    if (diff.status != ArticleStatus::kChanged) title += ", " + std::string(name_of(diff.status));
    const std::string summary = "<b>" + title + "</b>: " + words_for(diff.counts);
    if (summary_) {
      out += "- " + summary + '\n';
      return;
    }
    out += "<details><summary>" + summary + "</summary>\n\n";
    std::size_t shown = 0;
    std::size_t differ = 0;
    for (std::size_t i = 0; i < diff.changes.size(); ++i) {
      if (diff.changes[i].state == ChangeState::kUnchanged) continue;
      if (++differ > kMaxChanges) continue;
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
    out += articles_that_differ(totals) + ": " + words_for(totals.counts) + ".\n";
  }

 private:
  bool summary_;
};

}  // namespace

std::unique_ptr<DiffReport> diff_markdown(const ReportOptions& options) {
  return std::make_unique<DiffMarkdown>(options.summary);
}

}  // namespace locseg::report
