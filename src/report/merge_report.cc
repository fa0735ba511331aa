// What a merge did with each edited unit.
#include "locseg/merge_report.h"

#include "base/printable.h"
#include "base/utf8.h"
#include "locseg/identity.h"
#include "report/json_text.h"
#include "report/text_table.h"

namespace locseg {
namespace {

using report::append_json;

// The beginning of a text, for a message.
std::string shortened(std::string_view text) {
  constexpr std::size_t kMost = 60;
  std::string out;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (++count > kMost) return out + "...";
    out += base::printable(text.substr(at, point.size));
    at += point.size;
  }
  return out;
}

std::string name_of_unit(const Unit& unit) {
  std::string out = unit.id.empty() ? "a unit" : base::printable(unit.id);
  return out + " \"" + shortened(unit.source) + '"';
}

bool is_listed(EditOutcome outcome) {
  return outcome != EditOutcome::kApplied && outcome != EditOutcome::kUnchanged;
}

}  // namespace

std::string merge_as_text(std::span<const MergedArticle> articles, bool written) {
  std::string out;
  std::uint64_t counts[kEditOutcomes] = {};
  std::uint64_t missing = 0;
  std::uint64_t repeated = 0;
  bool blocked = false;
  for (const MergedArticle& article : articles) {
    const ArticleMerge& merge = *article.merge;
    missing += merge.missing.size();
    blocked = blocked || merge.blocked;
    for (std::size_t i = 0; i < merge.units.size(); ++i) {
      const MergedUnit& unit = merge.units[i];
      ++counts[static_cast<std::size_t>(unit.outcome)];
      repeated += unit.repeated ? 1 : 0;
      if (!is_listed(unit.outcome)) continue;
      out += base::printable(article.path) + ": " + std::string(name_of(unit.outcome)) + ": " +
             name_of_unit(article.edited[i]);
      if (!unit.reason.empty()) out += ": " + unit.reason;
      out += '\n';
    }
  }
  std::string sum;
  for (std::size_t i = 0; i < kEditOutcomes; ++i) {
    if (counts[i] == 0) continue;
    sum += (sum.empty() ? "" : ", ") + report::grouped(counts[i]) + ' ' +
           std::string(name_of(static_cast<EditOutcome>(i)));
  }
  if (sum.empty()) sum = "no units";
  if (repeated != 0) sum += "; " + report::grouped(repeated) + " of them repeated";
  if (missing != 0) sum += "; " + report::grouped(missing) + " segments not spoken of";
  if (blocked) {
    sum += "; nothing was changed, because of stale units (see --on-stale)";
  } else if (!written) {
    sum += "; nothing was written";
  }
  return out + sum + '\n';
}

std::string merge_as_json(std::span<const MergedArticle> articles, bool written) {
  std::string out = std::string("{\"written\":") + (written ? "true" : "false") + ",\"articles\":[";
  for (const MergedArticle& article : articles) {
    const ArticleMerge& merge = *article.merge;
    out += out.back() == '[' ? "\n{\"article\":" : ",\n{\"article\":";
    append_json(out, article.path);
    out += ",\"before\":\"" + to_hex(merge.before) + "\",\"after\":\"" + to_hex(merge.after) +
           "\",\"missing\":" + std::to_string(merge.missing.size()) + ",\"counts\":{";
    for (std::size_t i = 0; i < kEditOutcomes; ++i) {
      const auto outcome = static_cast<EditOutcome>(i);
      out += (i == 0 ? "\"" : ",\"") + std::string(name_of(outcome)) +
             "\":" + std::to_string(merge.count(outcome));
    }
    out += "},\"units\":[";
    for (std::size_t i = 0; i < merge.units.size(); ++i) {
      const MergedUnit& unit = merge.units[i];
      const Unit& edited = article.edited[i];
      if (unit.outcome == EditOutcome::kUnchanged) continue;
      out += out.back() == '[' ? "\n {\"outcome\":\"" : ",\n {\"outcome\":\"";
      out += std::string(name_of(unit.outcome)) + "\",\"id\":";
      append_json(out, edited.id);
      out +=
          ",\"line\":" + (edited.line == 0 ? "null" : std::to_string(edited.line)) + ",\"source\":";
      append_json(out, edited.source);
      out += ",\"target\":";
      append_json(out, edited.target);
      out += ",\"segments\":[";
      for (std::size_t k = 0; k < unit.segments.size(); ++k) {
        out += (k == 0 ? "" : ",") + std::to_string(unit.segments[k]);
      }
      out += "],\"reason\":";
      if (unit.reason.empty()) {
        out += "null";
      } else {
        append_json(out, unit.reason);
      }
      out += unit.repeated ? ",\"repeated\":true}" : ",\"repeated\":false}";
    }
    out += "],\"missing_segments\":[";
    for (const std::uint32_t segment : merge.missing) {
      const Unit& unit = article.segments[segment];
      out += out.back() == '[' ? "{\"id\":" : ",{\"id\":";
      append_json(out, unit.id);
      out += ",\"line\":" + std::to_string(unit.line) + '}';
    }
    out += "]}";
  }
  return out + "\n]}\n";
}

std::string merge3_as_text(const Merge3& merge) {
  std::string out;
  for (const LocalEdit& edit : merge.edits) {
    if (edit.fate == LocalEditStatus::kKept) continue;
    const bool stale = edit.fate == LocalEditStatus::kStale;
    out += std::string(stale ? "stale: " : "conflict: ") + base::printable(edit.id) + ", line " +
           std::to_string(edit.line) + " of ours: \"" + shortened(edit.source) + '"';
    if (!stale) {
      out += edit.resolved ? ": both changed the target; decided by --prefer"
                           : ": both changed the target";
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

}  // namespace locseg
