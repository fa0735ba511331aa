// Two or more spaces between words, where the source has none such. Markdown shows them as one, so
// the fault is small; but memories and diffs tell them apart.
#include "base/bytes.h"
#include "base/utf8.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace double_space {
namespace {

// Bars, arrows and dashes, which a layout sets apart: `a  |  b`, `a  -  b`.
bool is_divider(char32_t c) {
  return c == U'|' || c == U'-' || c == U'>' || c == U'\u2013' || c == U'\u2014' ||
         (c >= 0x2190 && c <= 0x21FF);
}

// `masked`: the text without its codes, so that the end of a tag is no arrow.
bool is_gap(std::string_view text, std::string_view masked, std::size_t begin, std::size_t end) {
  if (begin == 0 || end == text.size()) return false;  // edge-space's, or a line's end
  const std::string_view before = text.substr(0, begin);
  const std::string_view after = text.substr(end);
  if (before.ends_with('\n') || after.starts_with('\n') || after.starts_with('\r')) return false;
  if (before.ends_with("&gt;") || after.starts_with("&gt;")) return false;
  const std::size_t last = base::char_begin(masked, begin - 1);
  return !is_divider(base::code_point_at(masked, last).value) &&
         !is_divider(base::code_point_at(masked, end).value);
}

void check(SegmentFacts& facts, Faults& faults) {
  const std::string_view whole = facts.target().text();
  if (base::find_text(whole, 0, "  ", 0) == whole.size()) return;
  const std::string_view target = facts.target().masked();
  std::size_t at = target.find("  ");
  if (at == std::string_view::npos || facts.source().text().find("  ") != std::string_view::npos) {
    return;
  }
  while (at != std::string_view::npos) {
    std::size_t end = target.find_first_not_of(' ', at);
    if (end == std::string_view::npos) end = target.size();
    if (is_gap(facts.target().text(), target, at, end)) {
      Fault& fault = faults.in_target({at, end}, "spaces in a row; the source has single ones");
      fault.fix.push_back({{at, end}, " "});
      fault.once_an_article = true;
    }
    at = target.find("  ", end);
  }
}

}  // namespace
}  // namespace double_space

constinit const Rule kDoubleSpace = {
    .description = {.id = "double-space",
                    .group = RuleGroup::kPunctuation,
                    .summary = "two or more spaces in a row that the source does not have",
                    .why = "Readers see one space, but memories, diffs and terminology searches "
                           "see two. Spaces at the start or the end of a line mean something in "
                           "Markdown and are no fault, nor are those beside bars, dashes and "
                           "arrows: |, -, >. Said once an article.",
                    .bad = {.source = "Select the file.", .target = "Wählen Sie  die Datei aus."},
                    .good = {.source = "Select the file.", .target = "Wählen Sie die Datei aus."},
                    .severity = Severity::kInfo,
                    .fixes = "leaves one space"},
    .needs = {.target = kSpace},
    .check = double_space::check,
};

}  // namespace locseg::check
