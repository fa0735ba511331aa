// Workflow commands, as finding_github.cc has them: a warning for what is stale or untranslated, a
// notice for the rest.
#include <fmt/core.h>

#include "report/formats.h"
#include "report/github_text.h"
#include "report/status_words.h"

namespace locseg::report {
namespace {

std::string message_for(const Drift& drift) {
  std::string message(meaning_of(drift.kind));
  if (!drift.old_source.empty() && drift.old_source != drift.new_source) {
    message += "\nwas: " + drift.old_source;
  }
  if (!drift.new_source.empty()) message += "\nnow: " + drift.new_source;
  return message;
}

void append_annotation(std::string& out, const PageStatus& page, const Drift& drift) {
  const bool warns = is_stale(drift.kind) || is_untranslated(drift.kind);
  out += fmt::format("::{} file={},line={},col={}", warns ? "warning" : "notice",
                     github_property(page.translation), drift.position.line, drift.position.column);
  // An end on another line makes GitHub drop the columns; an annotation needs none.
  if (drift.end.line == drift.position.line) {
    out += fmt::format(",endLine={},endColumn={}", drift.end.line, drift.end.column);
  }
  out += fmt::format(",title={}::{}\n", name_of(drift.kind), github_message(message_for(drift)));
}

}  // namespace

std::string status_github(const Status& status, const ReportOptions&) {
  std::string out;
  for (const PageStatus& page : status.pages) {
    for (const Drift& drift : page.drifts) append_annotation(out, page, drift);
    if (page.state == PageState::kNotTranslated) {
      out += fmt::format("::notice file={},title={}::{} does not exist\n",
                         github_property(page.source), name_of(page.state),
                         github_message(page.translation));
    } else if (page.state == PageState::kNoSource || !page.moved_source.empty()) {
      out += fmt::format(
          "::notice file={},title={}::its source, {}, is gone{}\n",
          github_property(page.translation), name_of(page.state), github_message(page.source),
          page.moved_source.empty() ? std::string()
                                    : github_message("; it is " + page.moved_source + " now"));
    }
  }
  return out;
}

}  // namespace locseg::report
