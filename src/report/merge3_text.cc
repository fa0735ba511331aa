// A line for each of our edits that was not kept, and the notes.
#include "base/printable.h"
#include "report/formats.h"
#include "report/terminal_text.h"

namespace locseg::report {

std::string merge3_text(const Merge3& merge, const ReportOptions& options) {
  std::string out;
  for (const LocalEdit& edit : merge.edits) {
    if (edit.fate == LocalEditStatus::kKept) continue;
    const bool stale = edit.fate == LocalEditStatus::kStale;
    out += std::string(stale ? "stale: " : "conflict: ") + base::printable(edit.id) + ", line " +
           std::to_string(edit.line) + " of ours: \"" + shortened(edit.source) + '"';
    if (!stale) {
      out += ": both changed the target";
      if (edit.resolved) out += "; decided as preferred" + see(options, Hint::kPreferredSide);
    } else if (edit.nearest.empty()) {
      out += ": theirs has nothing like its source; ours was \"" + shortened(edit.target) + '"';
    } else {
      out += ": its source is gone; the nearest in theirs is on line " +
             std::to_string(edit.nearest_line) + ", \"" + shortened(edit.nearest) +
             "\"; ours was \"" + shortened(edit.target) + '"';
    }
    out += '\n';
  }
  for (const std::string& note : merge.notes) out += "note: " + base::printable(note) + '\n';
  return out;
}

}  // namespace locseg::report
