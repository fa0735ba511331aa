// A decimal point or a comma of thousands that was turned into the wide mark that ends sentences:
// `1。0` for `1.0`, `1，000` for `1,000`.
#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/bytes.h"
#include "check/numbers/digits.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace decimal_punctuation {
namespace {

struct WideMark {
  std::string_view wide;
  char narrow;
};
constexpr WideMark kMarks[] = {{"。", '.'}, {"．", '.'}, {"，", ','}, {"、", ','}};

// The wide mark at `at`, between two digits; null if it is none.
const WideMark* mark_between_digits(std::string_view text, std::size_t at) {
  constexpr std::size_t kSize = 3;
  if (at == 0 || !base::is_ascii_digit(text[at - 1]) || at + kSize >= text.size() ||
      !base::is_ascii_digit(text[at + kSize])) {
    return nullptr;
  }
  const auto* mark = std::ranges::find(kMarks, text.substr(at, kSize), &WideMark::wide);
  return mark == std::end(kMarks) ? nullptr : mark;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  const std::string_view text = target.masked();
  for (const Span digits : target.digits()) {
    const std::size_t at = digits.end;
    const WideMark* mark = mark_between_digits(text, at);
    if (mark == nullptr) continue;
    const std::size_t end = at + mark->wide.size();
    // "2、3" lists two numbers, as "2,3" of the source may do; three digits after it tell.
    const std::size_t last = std::min(text.find_first_not_of("0123456789", end), text.size());
    if (mark->narrow == ',' && last - end != 3) continue;
    std::string written(1, text[at - 1]);
    written += mark->narrow;
    written += text[end];
    if (facts.source().text().find(written) == std::string_view::npos) continue;
    faults
        .in_target({at, end}, quoted(mark->wide) + " between digits; the source has " +
                                  quoted(std::string_view(&mark->narrow, 1)))
        .fix.push_back({{at, end}, std::string(1, mark->narrow)});
  }
}

}  // namespace
}  // namespace decimal_punctuation

constinit const Rule kDecimalPunctuation = {
    .description = {.id = "decimal-punctuation",
                    .group = RuleGroup::kData,
                    .summary = "a decimal point turned into a wide mark, such as 1。0",
                    .why = "Machine translation took the point for a sentence's end. The number "
                           "reads as two.",
                    .bad = {.source = "Install 1.0 first.",
                            .target = "首先安装 1。0。",
                            .target_lang = "zh-CN"},
                    .good = {.source = "Install 1.0 first.",
                             .target = "首先安装 1.0。",
                             .target_lang = "zh-CN"},
                    .severity = Severity::kError,
                    .fixes = "puts the source's mark between the digits"},
    .needs = {.target = kWideStops},
    .check = decimal_punctuation::check,
};

}  // namespace locseg::check
