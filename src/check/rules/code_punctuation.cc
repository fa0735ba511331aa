// Punctuation of code that became that of prose: `App：：Run`, `Awake （）`, `。NET`, `3.5 +`. What
// the source writes is in the target but for wide marks and spaces, so the repair is certain.
#include <algorithm>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "check/facts/names.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace code_punctuation {
namespace {

using base::is_ascii_alnum;
using base::is_ascii_digit;

bool has_marks(NameKind kind) {
  return kind == NameKind::kDotted || kind == NameKind::kPointed || kind == NameKind::kCall ||
         kind == NameKind::kSuffixed;
}

// What a sign has besides digits and letters.
constexpr base::ByteSet kSigns("+#=&!:(");

char at_or_space(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : ' ';
}

char before_or_space(std::string_view text, std::size_t at) { return at > 0 ? text[at - 1] : ' '; }

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_ascii_digit(text[at])) ++at;
  return at;
}

// Where the digits and points that end at `end` begin; `end` if there are none.
std::size_t number_begin(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && (is_ascii_digit(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  return begin == end || (begin > 0 && is_ascii_alnum(text[begin - 1])) ? end : begin;
}

// A sign of code or of numbers that is no name, by its mark at `at`: `3.5+`, `#4949`, `==`, `&&`,
// `!=`, `f()`, `1:45`. Empty if there is none.
Span sign_at(std::string_view text, std::size_t at) {
  const char before = before_or_space(text, at);
  const char next = at_or_space(text, at + 1);
  switch (text[at]) {
    case '+': {
      const std::size_t begin = number_begin(text, at);
      const bool ends = begin < at && !is_ascii_alnum(next) && next != '+' && next != '=';
      return ends ? Span{begin, at + 1} : Span{};
    }
    case '#':
      return is_ascii_digit(next) && before != '&' ? Span{at, digits_end(text, at + 1)} : Span{};
    case '=':
    case '&':
      return next == text[at] && before != next && before != '!' &&
                     at_or_space(text, at + 2) != next
                 ? Span{at, at + 2}
                 : Span{};
    case '!':
      return next == '=' ? Span{at, at + 2} : Span{};
    case '(': {
      const bool is_letter = at > 0 && base::is_ascii_alpha(before);
      const char outer = at > 1 ? text[at - 2] : ' ';
      return is_letter && next == ')' && outer == ' ' ? Span{at - 1, at + 2} : Span{};
    }
    default: {  // ':'
      const std::size_t begin = number_begin(text, at);
      const std::size_t end = digits_end(text, at + 1);
      const bool is_time = begin < at && at - begin <= 2 && end == at + 3 &&
                           before_or_space(text, begin) != ':' && at_or_space(text, end) != ':';
      return is_time ? Span{begin, end} : Span{};
    }
  }
}

void check_spelling(SegmentFacts& facts, Span in_source, Faults& faults) {
  Side& target = facts.target();
  const std::string_view spelled = facts.source().text(in_source);
  if (holds_name(target.text(), spelled)) return;
  auto found = find_spread(target.masked(), spelled);
  if (!found) return;
  // `\#12`: the backslash is the sign's.
  const std::string_view source = facts.source().text();
  if (before_or_space(source, in_source.begin) == '\\' &&
      before_or_space(target.text(), found->begin) == '\\') {
    --in_source.begin;
    --found->begin;
  }
  const std::string_view wanted = facts.source().text(in_source);
  Fault& fault = faults.in_target(
      *found, quoted(target.text(*found)) + " is written " + quoted(wanted) + " in the source");
  fault.fix.push_back({*found, std::string(wanted)});
}

void check_signs(SegmentFacts& facts, Faults& faults) {
  constexpr std::string_view kWritesWideTimes = "ja";
  const std::string_view text = facts.source().masked();
  MarkCursor marks(text, facts.source().marks());
  for (std::size_t at = marks.find(kSigns, 0); at < text.size(); at = marks.find(kSigns, at + 1)) {
    if (text[at] == ':' && facts.target().primary_lang() == kWritesWideTimes) continue;
    const Span sign = sign_at(text, at);
    if (!sign.empty()) check_spelling(facts, sign, faults);
  }
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& source = facts.source();
  for (const Name& name : source.names()) {
    if (has_marks(name.kind)) check_spelling(facts, name.span, faults);
  }
  if (source.has(kColon | kRoundBracket | kOtherAscii | kAmpersand)) check_signs(facts, faults);
}

}  // namespace
}  // namespace code_punctuation

constinit const Rule kCodePunctuation = {
    .description = {.id = "code-punctuation",
                    .group = RuleGroup::kData,
                    .summary = "a name of code whose punctuation was widened or set apart",
                    .why = "App::Run, Awake(), .NET and C# are typed and searched for as they are; "
                           "with wide marks or with spaces inside they are other names. So are ==, "
                           "&&, 3.5+, #12 and 1:45 told from prose by what is not between. A mark "
                           "that the source does not write into a name is prose.",
                    .bad = {.source = "Call Pump::Start first.",
                            .target = "先调用 Pump：：Start。",
                            .target_lang = "zh-CN"},
                    .good = {.source = "Call Pump::Start first.",
                             .target = "先调用 Pump::Start。",
                             .target_lang = "zh-CN"},
                    .fixes = "writes the name as the source does"},
    .needs = {.source = kStop | kColon | kBracket | kOtherAscii | kAmpersand},
    .check = code_punctuation::check,
};

}  // namespace locseg::check
