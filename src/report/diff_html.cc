// Changes as a page for reviewers: no script, nothing loaded from elsewhere, light or dark as the
// reader's system is. What was removed is struck out and what was added underlined, so that colour
// is not all that tells. The totals come last in the file, for articles are written as they are
// compared, and first on the page.
#include "base/printable.h"
#include "base/words.h"
#include "report/diff_words.h"
#include "report/formats.h"
#include "report/markup_text.h"

namespace locseg::report {
namespace {

constexpr std::string_view kDiffHead =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>locseg diff</title>\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<style>\n"
    ":root{color-scheme:light dark;--line:#d0d4d9;--quiet:#59636e;--gone:#ffe1de;--come:#d3f5da;"
    "--mark:#7a8490}\n"
    "@media(prefers-color-scheme:dark){:root{--line:#3a4047;--quiet:#9aa4af;--gone:#5c2324;"
    "--come:#1d4a2b}}\n"
    "body{font:16px/1.6 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;"
    "display:flex;flex-direction:column}\n"
    "h1{font-size:1.3rem;order:-2;margin:0}.totals{order:-1;margin:.3rem 0 1rem}\n"
    "details{border-top:1px solid var(--line)}\n"
    "summary{padding:.6rem 0;cursor:pointer;overflow-wrap:anywhere}\n"
    "section{border-left:4px solid var(--mark);margin:0 0 1rem .2rem;padding:0 0 0 1rem}\n"
    ".added,.joined,.split{border-color:#2e8b46}.removed{border-color:#c2413c}"
    ".target-changed,.both-changed,.source-changed{border-color:#b7791f}\n"
    "p{margin:.1rem 0;white-space:pre-wrap;overflow-wrap:anywhere}\n"
    ".what{color:var(--quiet);font-size:.85rem}\n"
    "del{background:var(--gone);text-decoration:line-through}\n"
    "ins{background:var(--come);text-decoration:underline}\n"
    "</style></head><body>\n<h1>locseg diff</h1>\n";

class DiffHtml final : public DiffReport {
 public:
  explicit DiffHtml(bool summary) : summary_(summary) {}

  void header(std::string& out) const override { out += kDiffHead; }

  void article(const ArticleDiff& diff, std::string& out) const override {
    if (diff.status == ArticleStatus::kSame) return;
    out += summary_ ? "<p><strong>" : "<details open><summary><strong>";
    append_markup(out, title_of(diff));
    out += "</strong>";
    if (diff.status != ArticleStatus::kChanged) out += " " + std::string(name_of(diff.status));
    out += ": " + words_for(diff.counts);
    if (summary_) {
      out += "</p>\n";
      return;
    }
    out += "</summary>\n";
    for (std::size_t i = 0; i < diff.changes.size(); ++i) {
      if (diff.changes[i].state != ChangeState::kUnchanged) change(diff, i, out);
    }
    out += "</details>\n";
  }

  void footer(const DiffTotals& totals, std::string& out) const override {
    out += "<p class=\"totals\">";
    if (totals.same()) {
      out += "No segment differs in " + base::counted(totals.all(), "article") + '.';
    } else {
      out += articles_that_differ(totals) + ": " + words_for(totals.counts) + '.';
    }
    out += "</p>\n</body></html>\n";
  }

 private:
  static void open_text(std::string& out, std::string_view lang) {
    out += "<p dir=\"auto\"";
    if (!lang.empty()) {
      out += " lang=\"";
      append_markup(out, lang);
      out += '"';
    }
    out += '>';
  }

  static void text(std::string& out, std::string_view lang, std::string_view tag,
                   std::string_view all) {
    open_text(out, lang);
    append_tagged(out, tag, all);
    out += "</p>";
  }

  static void append_tagged(std::string& out, std::string_view tag, std::string_view all) {
    if (all.empty()) return;
    if (!tag.empty()) out += '<' + std::string(tag) + '>';
    append_markup(out, all);
    if (!tag.empty()) out += "</" + std::string(tag) + '>';
  }

  static void pieces(std::string& out, std::string_view lang, std::string_view before,
                     std::string_view after, const std::vector<TextPiece>& pieces) {
    open_text(out, lang);
    for (const TextPiece& piece : pieces) {
      switch (piece.kind) {
        case PieceKind::kKept:
          append_markup(out, piece.after.of(after));
          break;
        case PieceKind::kRemoved:
          append_tagged(out, "del", piece.before.of(before));
          break;
        case PieceKind::kAdded:
          append_tagged(out, "ins", piece.after.of(after));
          break;
      }
    }
    out += "</p>";
  }

  static void change(const ArticleDiff& diff, std::size_t index, std::string& out) {
    const Change& change = diff.changes[index];
    const auto old_units = diff.before.subspan(change.before.first, change.before.count);
    const auto new_units = diff.after.subspan(change.after.first, change.after.count);
    const bool gone = new_units.empty();
    const Unit& shown = gone ? old_units.front() : new_units.front();
    out += "<section class=\"" + std::string(name_of(change.state)) + "\"><p class=\"what\">" +
           spoken(change.state);
    if (change.moved && change.state != ChangeState::kMoved) out += ", moved";
    if (!shown.id.empty()) {
      out += ", ";
      append_markup(out, base::printable(shown.id));
    }
    if (shown.line != 0) out += (gone ? ", was line " : ", line ") + std::to_string(shown.line);
    if (change.moved && old_units.front().line != 0) {
      out += ", was line " + std::to_string(old_units.front().line);
    }
    out += "</p>";
    if (has_words(diff, index)) {
      const ChangedTexts& texts = diff.texts[index];
      pieces(out, diff.source_lang, old_units[0].source, new_units[0].source, texts.source);
      pieces(out, diff.target_lang, old_units[0].target, new_units[0].target, texts.target);
    } else if (change.state == ChangeState::kMoved) {
      text(out, diff.source_lang, "", new_units[0].source);
      text(out, diff.target_lang, "", new_units[0].target);
    } else {
      for (const Unit& unit : old_units) {
        text(out, diff.source_lang, "del", unit.source);
        text(out, diff.target_lang, "del", unit.target);
      }
      for (const Unit& unit : new_units) {
        text(out, diff.source_lang, "ins", unit.source);
        text(out, diff.target_lang, "ins", unit.target);
      }
    }
    out += "</section>\n";
  }

  bool summary_;
};

}  // namespace

std::unique_ptr<DiffReport> diff_html(const ReportOptions& options) {
  return std::make_unique<DiffHtml>(options.summary);
}

}  // namespace locseg::report
