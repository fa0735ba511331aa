// Two closing marks in a row that the source does not have: `。。`, `,,`, `.。`.
#include "base/utf8.h"
#include "check/rules/rules.h"

namespace locseg::check {
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
      return true;
    default:
      return false;
  }
}

bool is_full_stop(char32_t c) { return c == U'.' || c == U'。' || c == U'．'; }

/// The first run of exactly two marks that no language writes; an empty span where there is none.
Span repeated(std::string_view text) {
  std::size_t run = 0;
  std::size_t begin = 0;
  char32_t first = 0;
  char32_t second = 0;
  const auto faulty = [&](std::size_t end) {
    if (run != 2) return false;
    if (first == second) {
      // `..\path`, `::`, an ellipsis of two points before something.
      const bool ends = end == text.size() || text[end] == ' ' || text[end] == '\n';
      return first >= 0x80 || ((first == U',' || first == U';') || (first == U'.' && ends));
    }
    // `etc.,` and `z. B.:` are fine; a full stop after another mark is not.
    return (is_full_stop(first) && is_full_stop(second)) || (first >= 0x80 && second >= 0x80) ||
           (!is_full_stop(first) && is_full_stop(second) && end == text.size());
  };
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (is_mark(point.value)) {
      if (run == 0) {
        begin = at;
        first = point.value;
      } else if (run == 1) {
        second = point.value;
      }
      ++run;
    } else {
      if (faulty(at)) return {begin, at};
      run = 0;
    }
    at += point.size;
  }
  return faulty(text.size()) ? Span{begin, text.size()} : Span{};
}

void check(Facts& facts, Faults& faults) {
  Side& target = facts.target();
  if (!target.has(kStop | kThreeBytes)) return;
  const Span fault = repeated(target.masked());
  if (fault.empty() || !repeated(facts.source().masked()).empty()) return;
  faults.in_target(fault, quoted(target.text(fault)) + " in a row; the source has none such");
}

}  // namespace

constinit const Rule kRepeatedPunctuation = {
    .description = {.id = "repeated-punctuation",
                    .group = RuleGroup::kPunctuation,
                    .summary = "two commas, two full stops or a mixture that the source lacks",
                    .why = "The mark of the source was kept beside that of the translation. "
                           "Ellipses, paths and abbreviations before a comma are no fault.",
                    .bad = {.source = "Save it.", .target = "保存它。。", .target_lang = "zh-CN"},
                    .good = {.source = "Save it...", .target = "Speichern usw., ..."}},
    .check = check,
};

}  // namespace locseg::check
