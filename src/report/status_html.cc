// A page for reviewers: no script, nothing loaded from elsewhere. The table of pages leads to their
// sentences, which fold.
#include <fmt/core.h>

#include "report/excerpt.h"
#include "report/formats.h"
#include "report/markup_text.h"
#include "report/status_words.h"

namespace locseg::report {
namespace {

constexpr std::string_view kStatusHead =
    "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>locseg "
    "status</title>\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<style>\n"
    ":root{color-scheme:light dark}\n"
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\n"
    "h2{font-size:1.1rem}table{border-collapse:collapse}\n"
    "td,th{padding:.1rem 1rem .1rem 0;text-align:start;overflow-wrap:anywhere}\n"
    "summary{font-weight:bold;margin:1rem 0 .5rem;overflow-wrap:anywhere}\n"
    "section{border-left:4px solid #4a7ebb;margin:1rem 0;padding:.2rem 1rem}\n"
    ".behind{border-color:#e69500}\n"
    "p{margin:.2rem 0;white-space:pre-wrap;overflow-wrap:anywhere}\n"
    ".place{color:GrayText;font-size:.9rem}\n"
    "del{background:#c6282833}ins{background:#2e7d3233;text-decoration:none}\n"
    "</style></head><body>\n<h1>locseg status</h1>\n";

// `element`: that the text is in, or empty.
void append_text(std::string& out, std::string_view text, std::string_view lang,
                 std::string_view element) {
  if (text.empty()) return;
  out += "<p dir=\"auto\"";
  if (!lang.empty()) {
    out += " lang=\"";
    append_markup(out, lang);
    out += '"';
  }
  out += '>';
  if (!element.empty()) out += fmt::format("<{}>", element);
  append_markup(out, excerpt_of(text, {}).text);
  if (!element.empty()) out += fmt::format("</{}>", element);
  out += "</p>";
}

void append_drift_section(std::string& out, const PageStatus& page, const Drift& drift) {
  const bool is_behind = is_stale(drift.kind) || is_untranslated(drift.kind);
  out +=
      fmt::format("<section{}><p class=\"place\">{}: {}{}, line {}, column {}",
                  is_behind ? " class=\"behind\"" : "", name_of(drift.kind), meaning_of(drift.kind),
                  drift.code ? " (code)" : "", drift.position.line, drift.position.column);
  if (drift.source_line != 0) out += fmt::format("; line {} of the source", drift.source_line);
  out += "</p>";
  const bool same = drift.old_source == drift.new_source;
  if (!same) append_text(out, drift.old_source, "", "del");
  append_text(out, drift.new_source, "", same ? "" : "ins");
  append_text(out, drift.translation, page.language, "");
  out += "</section>\n";
}

// What there is to say of the page besides its state.
std::string remark_on(const PageStatus& page) {
  if (!page.moved_source.empty()) return "its source is " + page.moved_source + " now";
  if (page.state == PageState::kNoSource) return "expected " + page.source;
  return words_for(page);
}

void append_page_row(std::string& out, const PageStatus& page, std::size_t number) {
  out += "<tr><td>";
  const bool leads = !page.drifts.empty();
  if (leads) out += fmt::format("<a href=\"#page-{}\">", number);
  append_markup(out, page.translation);
  if (leads) out += "</a>";
  out += "</td><td>";
  append_markup(out, page.language);
  out += "</td><td>" + spoken(page.state) + "</td><td>";
  append_markup(out, remark_on(page));
  out += "</td></tr>\n";
}

}  // namespace

std::string status_html(const Status& status, const ReportOptions&) {
  std::string rows;
  std::string details;
  std::size_t number = 0;
  for (const PageStatus& page : status.pages) {
    if (page.state == PageState::kUpToDate) continue;
    append_page_row(rows, page, ++number);
    if (page.drifts.empty()) continue;
    details += fmt::format("<details open id=\"page-{}\"><summary>", number);
    append_markup(details, page.translation);
    details += "</summary>\n";
    for (const Drift& drift : page.drifts) append_drift_section(details, page, drift);
    details += "</details>\n";
  }
  std::string out(kStatusHead);
  out += "<h2>" + sum_of(status) + "</h2>\n";
  if (!rows.empty()) {
    out += "<table>\n<tr><th>page</th><th>language</th><th>state</th><th></th></tr>\n" + rows +
           "</table>\n";
  }
  return out + details + "</body></html>\n";
}

}  // namespace locseg::report
