// Numbers of the source that nothing in the target can stand for. See check/numbers/digits.h for
// how strictly the one and how generously the other is read.
#include <algorithm>

#include "base/ascii.h"
#include "check/numbers/number_words.h"
#include "check/numbers/source_numbers.h"
#include "check/numbers/target_numbers.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace number_mismatch {
namespace {

// A time of day or a month that cannot exist: `25:00`, `13 月`. Empty where there is none.
Span impossible_time(std::string_view text) {
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && base::is_ascii_digit(text[begin - 1])) --begin;
    const std::size_t end = skip_digits(text, at + 1);
    if (at - begin == 0 || at - begin > 2 || end != at + 3) continue;
    if (begin > 0 && (text[begin - 1] == ':' || base::is_ascii_alnum(text[begin - 1]))) continue;
    if (byte_at(text, end) == ':' || base::is_ascii_alpha(byte_at(text, end))) continue;
    const int hour = std::stoi(std::string(text.substr(begin, at - begin)));
    if (hour > 24 && hour < 100 && text[at + 1] <= '5') return {begin, end};
  }
  for (std::size_t at = 0; at < text.size();) {
    if (!base::is_ascii_digit(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    at = skip_digits(text, at);
    if (at - begin != 2 || text.substr(begin, 2) <= "12") continue;
    const std::size_t sign = std::min(text.find_first_not_of(' ', at), text.size());
    if (text.substr(sign).starts_with("月")) return {begin, sign + 3};
  }
  return {};
}

bool holds_any(const std::vector<NumberKey>& values, const std::vector<NumberKey>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](const NumberKey& key) {
    return std::binary_search(values.begin(), values.end(), key);
  });
}

void report(const Number& number, std::string_view spelled, Faults& faults) {
  std::string message;
  switch (number.kind) {
    case NumberKind::kMonth:
      message.append("the target names another month than ").append(quoted(spelled));
      break;
    case NumberKind::kTime:
      message.append("the time of day ")
          .append(quoted(spelled))
          .append(" is missing from the target");
      break;
    case NumberKind::kPlain:
    case NumberKind::kDatePart:
      message.append("the number ").append(quoted(spelled)).append(" is missing from the target");
      break;
  }
  Fault& fault = faults.in_source(number.span, std::move(message));
  const bool of_date = number.kind == NumberKind::kTime || number.kind == NumberKind::kMonth;
  if (!of_date && number.digits < 4) fault.severity = Severity::kInfo;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& source = facts.source();
  Side& target = facts.target();
  if (!facts.has(kDigit)) return;
  if (target.has(kDigit) && (target.has(kColon) || target.has(kThreeBytes))) {
    const Span impossible = impossible_time(target.masked());
    if (!impossible.empty() && impossible_time(source.masked()).empty()) {
      faults.in_target(impossible, quoted(target.text(impossible)) + " is no time that exists");
    }
  }
  if (!source.has(kDigit) || source.primary_lang() != "en") return;

  std::vector<Number> wanted;
  read_english_numbers(source.masked(), source.technical(), target.masked(), wanted);
  if (wanted.empty()) return;

  std::vector<NumberKey> values;
  std::vector<NumberKey> months;
  read_any_numbers(target.text(), target.primary_lang(), values, months);
  for (const Number& number : wanted) {
    if (number.kind == NumberKind::kMonth) {
      // A month that is not told at all is a matter of style; another month is a fault.
      const bool told = !months.empty() && knows_months(target.primary_lang());
      if (!told || holds_any(months, number.values)) continue;
    } else if (holds_any(values, number.values) ||
               (number.kind == NumberKind::kDatePart && holds_any(months, number.values))) {
      continue;
    }
    report(number, source.text(number.span), faults);
  }
}

}  // namespace
}  // namespace number_mismatch

constinit const Rule kNumberMismatch = {
    .description =
        {.id = "number-mismatch",
         .group = RuleGroup::kData,
         .summary = "a number, date or time of the source that the target does not hold",
         .why = "A wrong number is the fault that readers cannot see. Values are compared, not "
                "spellings: 1,000 is 1.000, 5 PM is 17:00, 10,000 is 1 万, March is 3 月, 2 may "
                "be a word, 2020 FY20. Digits in names (24x7, COVID-19, 21Vianet) do not count. "
                "A warning for times of day and months that differ or cannot exist and for "
                "numbers of four or more digits; else a hint.",
         .bad = {.source = "Restart after 30 days.", .target = "Nach 13 Tagen neu starten."},
         .good = {.source = "On March 3 at 5:30 PM, 1,000 of 2 million were 24x7.",
                  .target =
                      "Am 3. März um 17:30 Uhr waren 1.000 von zwei Mio. rund um die Uhr da."}},
    .check = number_mismatch::check,
};

}  // namespace locseg::check
