// A space before a mark that closes a sentence or a part of it. French sets some marks apart, and
// U+00A0 and U+202F are nowhere a fault. Wide marks have their space inside, on the side of it that
// is empty: none is wanted before `（` and behind `，`.
#include <algorithm>
#include <iterator>
#include <span>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "check/facts/addresses.h"
#include "check/rules/rules.h"
#include "text/script.h"

namespace locseg::check {
namespace space_before_punctuation {
namespace {

constexpr std::string_view kWideMarks[] = {"。", "，", "、", "；", "：", "！", "？"};
constexpr std::string_view kArabicMarks[] = {"،", "؛", "؟"};
constexpr std::string_view kMarks = ",.;:!?";
constexpr std::string_view kFrenchMarks = ";:!?";

// What they begin with.
constexpr base::ByteSet kFirstBytes(",.;:!?\xD8\xE3\xEF");

// The mark that `rest` begins with; empty if it begins with none.
std::string_view mark_at(std::string_view rest) {
  const auto first = static_cast<unsigned char>(rest.front());
  if (first < 0x80) {
    return kMarks.find(rest.front()) == std::string_view::npos ? std::string_view()
                                                               : rest.substr(0, 1);
  }
  if (first == 0xD8) {
    const auto* at = std::find(std::begin(kArabicMarks), std::end(kArabicMarks), rest.substr(0, 2));
    return at == std::end(kArabicMarks) ? std::string_view() : *at;
  }
  if (first != 0xE3 && first != 0xEF) return {};
  const auto* at = std::find(std::begin(kWideMarks), std::end(kWideMarks), rest.substr(0, 3));
  return at == std::end(kWideMarks) ? std::string_view() : *at;
}

// Whether a bare address is before `end`: a mark right behind it would become part of it.
bool ends_with_address(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && text[begin - 1] > ' ' && static_cast<unsigned char>(text[begin - 1]) < 0x7F) {
    --begin;
  }
  return is_address(text.substr(begin, end - begin));
}

// The mark after the spaces of [begin, end), where they are a fault; empty else.
std::string_view faulty_mark(std::string_view text, std::size_t begin, std::size_t end,
                             bool french) {
  const std::string_view rest = text.substr(end);
  const std::string_view mark = mark_at(rest);
  if (mark.empty()) return {};
  if (french && kFrenchMarks.find(mark) != std::string_view::npos) return {};
  const char before = text[begin - 1];
  if (before == '\n' || before == '|' || before == '>') return {};
  if (ends_with_address(text, begin)) return {};
  if (mark.size() > 1) return mark;
  // `.NET`, `...`, `:name`, `!=`, ` ? ` alone between words of a table: only before a gap or end.
  const std::string_view after = rest.substr(1);
  const bool closes = after.empty() || after.front() == ' ' || after.front() == '\n' ||
                      after.front() == '"' || after.front() == ')';
  return closes ? mark : std::string_view();
}

// The next such spaces at `from` or behind, and their mark; empty if there are none.
Span find(Side& side, std::size_t from, bool french) {
  const std::string_view text = side.masked();
  const std::span<const std::size_t> marks = side.marks();
  for (auto mark = std::ranges::upper_bound(marks, from); mark != marks.end(); ++mark) {
    const std::size_t end = *mark;
    if (text[end - 1] != ' ' || !kFirstBytes.has(text[end])) continue;
    std::size_t begin = end - 1;
    while (begin > 0 && text[begin - 1] == ' ') --begin;
    if (begin == 0) continue;
    const std::string_view faulty = faulty_mark(text, begin, end, french);
    if (!faulty.empty()) return {begin, end + faulty.size()};
  }
  return {};
}

// Whether a space says as much as a mark: in Thai and its like, which part clauses with spaces and
// words with nothing. Chinese and Japanese, with marks of their own, do not.
bool parts_with_spaces(const std::vector<text::Script>& scripts) {
  return scripts.size() == 1 && text::is_spaceless(scripts.front()) &&
         scripts.front() != text::Script::kHan;
}

// `日付 : 2021`: Chinese and Japanese may set a narrow colon between spaces.
bool is_colon_between_spaces(const std::vector<text::Script>& scripts, std::string_view behind) {
  return behind.starts_with(' ') && std::ranges::find(scripts, text::Script::kHan) != scripts.end();
}

constexpr std::string_view kWideOpeners[] = {"（", "【", "《", "〈", "「", "『", "〔", "［", "｛"};

// Whether wide marks and openers begin with this byte.
bool may_begin_wide(char c) { return c == '\xE3' || c == '\xEF'; }

// Whether the spaces of [begin, end) are on the empty side of a wide mark.
bool is_beside_wide(std::string_view text, std::size_t begin, std::size_t end) {
  const char next = text[end];
  if (next == '|' || next == '\n' || next == '\r') return false;
  const std::string_view before = text.substr(0, begin);
  if (base::is_ascii(before.back()) && base::is_ascii(next)) return false;
  const auto follows = [&](std::string_view mark) { return before.ends_with(mark); };
  if (before.size() > 2 && may_begin_wide(before[before.size() - 3]) &&
      std::ranges::any_of(kWideMarks, follows)) {
    return mark_at(text.substr(end)).empty();
  }
  const char last = before.back();
  if (!may_begin_wide(next) || last == '|' || last == '\n' || last == '>') return false;
  return std::ranges::any_of(kWideOpeners, [rest = text.substr(end)](std::string_view mark) {
    return rest.starts_with(mark);
  });
}

void check_wide(Side& target, Faults& faults) {
  const std::string_view text = target.masked();
  for (std::size_t at = text.find(' '); at != std::string_view::npos;) {
    std::size_t end = at + 1;
    while (end < text.size() && text[end] == ' ') ++end;
    if (end == text.size()) return;
    if (at > 0 && is_beside_wide(text, at, end) && !ends_with_address(text, at)) {
      Fault& fault = faults.in_target({at, end}, "a space beside a wide mark, which has its own");
      fault.severity = Severity::kInfo;
      fault.once_an_article = true;
      fault.fix.push_back({{at, end}, ""});
    }
    at = text.find(' ', end);
  }
}

void check_closing(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  const bool french = target.primary_lang() == "fr";
  Span span = find(target, 0, french);
  if (span.empty() || !find(facts.source(), 0, false).empty()) return;
  const std::string_view text = target.masked();
  for (; !span.empty(); span = find(target, span.end, french)) {
    const std::string_view mark = text.substr(text.find_first_not_of(' ', span.begin),
                                              span.end - text.find_first_not_of(' ', span.begin));
    Fault& fault =
        faults.in_target(span, "a space before " + quoted(mark) + "; the source has none");
    fault.fix.push_back({{span.begin, span.end - mark.size()}, ""});
    const std::vector<text::Script>& scripts = facts.target_scripts();
    if (mark == ":" &&
        (parts_with_spaces(scripts) || is_colon_between_spaces(scripts, text.substr(span.end)))) {
      fault.severity = Severity::kInfo;
    }
  }
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (!target.has(kStop | kColon | kThreeBytes | kGreekOnBlocks)) return;
  check_closing(facts, faults);
  // In Japanese people set spaces beside labels.
  if (target.primary_lang() == "zh" && target.has(kWideStops | kWideBrackets)) {
    check_wide(target, faults);
  }
}

}  // namespace
}  // namespace space_before_punctuation

constinit const Rule kSpaceBeforePunctuation = {
    .description = {.id = "space-before-punctuation",
                    .group = RuleGroup::kPunctuation,
                    .summary = "a space before a comma, full stop or the like",
                    .why = "It looks wrong, and a line may break before some marks. In French the "
                           "space before ; : ! ? is right, and no-break spaces are right "
                           "everywhere. After a bare address the space keeps the mark out of it. "
                           "A hint, once an article, beside a wide mark in Chinese, （ or ， for "
                           "example, which has a space of its own.",
                    .bad = {.source = "Save, then close.", .target = "Speichern , dann schließen."},
                    .good = {.source = "Is .NET there?",
                             .target = "Est-ce que .NET est là ?",
                             .target_lang = "fr-FR"},
                    .fixes = "removes the space"},
    .needs = {.target = kSpace},
    .check = space_before_punctuation::check,
};

}  // namespace locseg::check
