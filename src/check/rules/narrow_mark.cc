// Narrow marks in Chinese: a comma, semicolon, colon and so on after a Han letter and
// before another, a space or the end. Numbers, times and code are beside neither.
#include <algorithm>
#include <iterator>

#include "base/byte_set.h"
#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/script.h"

namespace locseg::check {
namespace narrow_mark {
namespace {

struct Wide {
  char narrow;
  std::string_view wide;
};

constexpr Wide kWides[] = {{',', "，"}, {';', "；"}, {':', "："}, {'!', "！"}, {'?', "？"}};

bool is_han(std::string_view text, std::size_t at) {
  return text::script_of(base::code_point_at(text, at).value) == text::Script::kHan;
}

// Whether a Han letter is before `at`, marks of emphasis and closing quotes apart.
bool follows_han(std::string_view text, std::size_t at) {
  while (at > 0) {
    const std::size_t before = base::char_begin(text, at - 1);
    const char32_t c = base::code_point_at(text, before).value;
    if (c != static_cast<char32_t>(Side::kMark) && c != U'”' && c != U'）' && c != U'》' &&
        c != U'」') {
      return is_han(text, before);
    }
    at = before;
  }
  return false;
}

bool ends_part(std::string_view text, std::size_t at) {
  return at == text.size() || text[at] == ' ' || text[at] == '\n' || is_han(text, at);
}

void report(SegmentFacts& facts, std::size_t at, std::string_view wide, Faults& faults) {
  const std::string_view text = facts.target().masked();
  std::size_t end = at + 1;
  while (end < text.size() && text[end] == ' ') ++end;
  if (end == text.size() || !is_han(text, end)) end = at + 1;
  Fault& fault =
      faults.in_target({at, at + 1}, "a narrow " + quoted(text.substr(at, 1)) +
                                         " after a letter; " + std::string(wide) + " is usual");
  fault.fix.push_back({{at, end}, std::string(wide)});
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (target.primary_lang() != "zh") return;
  if (!target.has(kStop | kColon)) return;
  const std::string_view text = target.masked();
  static constexpr base::ByteSet kNarrow(",;:!?");
  for (const std::size_t at : target.marks()) {
    if (!kNarrow.has(text[at]) || !ends_part(text, at + 1) || !follows_han(text, at)) continue;
    const std::string_view mark = std::ranges::find(kWides, text[at], &Wide::narrow)->wide;
    report(facts, at, mark, faults);
  }
}

}  // namespace
}  // namespace narrow_mark

constinit const Rule kNarrowMark = {
    .description = {.id = "narrow-mark",
                    .group = RuleGroup::kPunctuation,
                    .summary = "a narrow comma, colon or the like in Chinese prose",
                    .why = "Chinese prose has wide marks (GB/T 15834). A mark counts after a Han "
                           "letter and before another, a space or the end; full stops, numbers, "
                           "times and code are left alone.",
                    .bad = {.source = "Open it, then wait.",
                            .target = "打开它, 然后等待。",
                            .target_lang = "zh-CN"},
                    .good = {.source = "Open it, then wait.",
                             .target = "打开它，然后等待。",
                             .target_lang = "zh-CN"},
                    .fixes = "writes the wide mark, without the space behind it"},
    .needs = {.target = kThreeBytes},
    .check = narrow_mark::check,
};

}  // namespace locseg::check
