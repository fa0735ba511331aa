// Two closing marks in a row that the source does not have: `。。`, `,,`, `،،`, `.。`. Wide, narrow
// and Arabic marks are the same mark.
#include <algorithm>

#include "base/byte_set.h"
#include "base/utf8.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace repeated_punctuation {
namespace {

bool is_mark(char32_t c) {
  switch (c) {
    case U',':
    case U';':
    case U':':
    case U'.':
    case U'。':
    case U'，':
    case U'、':
    case U'；':
    case U'：':
    case U'．':
    case U'،':
    case U'؛':
    case U'۔':
      return true;
    default:
      return false;
  }
}

char narrow(char32_t c) {
  switch (c) {
    case U'。':
    case U'．':
    case U'۔':
      return '.';
    case U'，':
    case U'、':
    case U'،':
      return ',';
    case U'；':
    case U'؛':
      return ';';
    case U'：':
      return ':';
    default:
      return static_cast<char>(c);
  }
}

bool is_full_stop(char32_t c) { return narrow(c) == '.'; }

// What the marks begin with.
constexpr base::ByteSet kFirstBytes(",;:.\xD8\xDB\xE3\xEF");

struct Run {
  std::size_t marks = 0;
  char32_t first = 0;
  char32_t second = 0;
  std::size_t end = 0;
};

// Whether a mark of these may begin at `at`; kana begin like marks but for the second byte.
bool may_begin_mark(std::string_view text, std::size_t at) {
  return at < text.size() && kFirstBytes.has(text[at]) &&
         !(text[at] == '\xE3' && at + 1 < text.size() && text[at + 1] != '\x80');
}

Run run_at(std::string_view text, std::size_t begin) {
  Run run;
  run.end = begin;
  while (may_begin_mark(text, run.end)) {
    const base::CodePoint point = base::code_point_at(text, run.end);
    if (!is_mark(point.value)) break;
    ++run.marks;
    if (run.marks == 1) run.first = point.value;
    if (run.marks == 2) run.second = point.value;
    run.end += point.size;
  }
  return run;
}

// Exactly two marks that no language writes.
bool is_faulty(std::string_view text, const Run& run) {
  if (run.marks != 2) return false;
  const auto& [marks, first, second, end] = run;
  if (first == second) {
    // `..\path`, `::`, an ellipsis of two points before something.
    const bool ends = end == text.size() || text[end] == ' ' || text[end] == '\n';
    return first >= 0x80 || first == U',' || first == U';' || (first == U'.' && ends);
  }
  // `etc.,` and `z. B.:` are fine; a full stop after another mark is not.
  return (is_full_stop(first) && is_full_stop(second)) || (first >= 0x80 && second >= 0x80) ||
         (!is_full_stop(first) && is_full_stop(second) && end == text.size());
}

// The first such run; an empty span if there is no run.
Span repeated(Side& side) {
  const std::string_view text = side.masked();
  MarkCursor marks(text, side.marks());
  for (std::size_t at = marks.find(kFirstBytes, 0); at < text.size();) {
    const Run run = run_at(text, at);
    if (is_faulty(text, run)) return {at, run.end};
    at = marks.find(kFirstBytes, std::max(run.end, at + 1));
  }
  return {};
}

// Whether `text` has the same two marks in a row: `AppMain::Update`.
bool has_such(std::string_view text, const Run& run) {
  for (std::size_t at = kFirstBytes.find(text, 0); at < text.size();) {
    const Run other = run_at(text, at);
    if (other.marks > 1 && narrow(other.first) == narrow(run.first) &&
        narrow(other.second) == narrow(run.second)) {
      return true;
    }
    at = kFirstBytes.find(text, std::max(other.end, at + 1));
  }
  return false;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  const Span fault = repeated(target);
  if (fault.empty() || !repeated(facts.source()).empty()) return;
  if (has_such(facts.source().text(), run_at(target.masked(), fault.begin))) return;
  faults.in_target(fault, quoted(target.text(fault)) + " in a row; the source has none such");
}

}  // namespace
}  // namespace repeated_punctuation

constinit const Rule kRepeatedPunctuation = {
    .description = {.id = "repeated-punctuation",
                    .group = RuleGroup::kPunctuation,
                    .summary = "two commas, two full stops or a mixture that the source lacks",
                    .why = "The mark of the source was kept beside that of the translation. "
                           "Ellipses, paths and abbreviations before a comma are no fault.",
                    .bad = {.source = "Save it.", .target = "保存它。。", .target_lang = "zh-CN"},
                    .good = {.source = "Call Pump::Start first.",
                             .target = "先调用 Pump：：Start。",
                             .target_lang = "zh-CN"}},
    .needs = {.target = kStop | kThreeBytes | kGreekOnBlocks},
    .check = repeated_punctuation::check,
};

}  // namespace locseg::check
