// Numbers that one side has and the other does not: see check/numbers/number_difference.h. One
// finding a segment, which names the numbers of both sides, and one more for numbers that were lost
// with the texts of links.
#include <algorithm>
#include <iterator>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "check/facts/links.h"
#include "check/numbers/number_difference.h"
#include "check/rules/rules.h"
#include "text/character.h"
#include "text/spoken_times.h"

namespace locseg::check {
namespace number_mismatch {
namespace {

// A time of day or a month that cannot exist: `25:00`, `13 月`. Empty if the text has no such.
Span impossible_time(Side& side) {
  const std::string_view text = side.masked();
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
  for (const Span digits : side.digits()) {
    if (digits.size() != 2 || digits.of(text) <= "12") continue;
    const std::size_t sign = std::min(text.find_first_not_of(' ', digits.end), text.size());
    if (text.substr(sign).starts_with("月")) return {digits.begin, sign + 3};
  }
  return {};
}

constexpr std::string_view kPercentSigns[] = {"%", "％", "٪", "﹪"};

// The percent sign of a text that is a number and this sign, if the target is a number alone. In a
// sentence the sign may be a word.
Span lost_percent_sign(SegmentFacts& facts) {
  if (!facts.source().has(kPercent) || !facts.target().has(kDigit)) return {};
  const std::string_view source = facts.source().masked();
  const std::string_view target = facts.target().masked();
  const std::size_t sign = source.find('%');
  if (sign == std::string_view::npos) return {};
  const auto is_letter_in = [](std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const base::CodePoint point = base::code_point_at(text, at);
      if (text::is_letter(point.value)) return true;
      at += point.size;
    }
    return false;
  };
  const bool has_sign = std::ranges::any_of(kPercentSigns, [&](std::string_view it) {
    return target.find(it) != std::string_view::npos;
  });
  if (has_sign || is_letter_in(source) || is_letter_in(target)) return {};
  return {sign, sign + 1};
}

// The texts of `mentions`, each once, and how many.
struct Spelled {
  std::string list;
  std::size_t count = 0;
};

Spelled spelled(Side& side, const std::vector<Mention>& mentions) {
  constexpr std::size_t kMost = 4;
  std::vector<std::string_view> texts;
  for (const Mention& mention : mentions) {
    const std::string_view text = side.text(mention.span);
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  Spelled out{{}, texts.size()};
  for (std::size_t i = 0; i < std::min(kMost, texts.size()); ++i) {
    out.list.append(i == 0 ? "" : ", ").append(quoted(texts[i]));
  }
  if (texts.size() > kMost) out.list += ", ...";
  return out;
}

bool are_beside(const Mention& a, const Mention& b) {
  constexpr std::uint64_t kBeside = 8;  // bytes: a space, 年, an article
  const Span first = a.span.begin < b.span.begin ? a.span : b.span;
  const Span second = a.span.begin < b.span.begin ? b.span : a.span;
  return first.end <= second.begin && second.begin - first.end <= kBeside;
}

// `April 2nd` as `2. April 2021`: a date that both sides have, whose year the target tells besides.
bool completes_date(SegmentFacts& facts, const Mention& year) {
  const auto mentions_of = [](Side& side, bool is_source) {
    return read_mentions(NumberText(side.masked()), side.technical(), {side.lang(), is_source});
  };
  const auto is_month = [](const Mention& it) { return it.kind == MentionKind::kMonth; };
  const std::vector<Mention> source = mentions_of(facts.source(), true);
  const std::vector<Mention> target = mentions_of(facts.target(), false);
  const bool has_years = std::ranges::any_of(source, [&](const Mention& month) {
    return is_month(month) && std::ranges::any_of(source, [&](const Mention& other) {
             return other.digits == 4 && are_beside(month, other);
           });
  });
  return year.digits == 4 && !has_years && std::ranges::any_of(source, is_month) &&
         std::ranges::any_of(target, [&](const Mention& month) {
           return is_month(month) && are_beside(month, year);
         });
}

// `Earlier in 2020` as `earlier this year`, `12:01 AM` as `midnight`.
bool is_told_in_words(SegmentFacts& facts, const Mention& mention) {
  const std::string_view target = facts.target().masked();
  const std::string_view lang = facts.target().lang();
  if (mention.kind == MentionKind::kTime) {
    return facts.source().text(mention.span) == "12" && text::tells_twelve(target, lang);
  }
  return mention.digits == 4 && mention.kind == MentionKind::kNumber &&
         text::tells_relative_year(target, lang);
}

bool is_grave(const Mention& mention) {
  return mention.kind == MentionKind::kTime || mention.kind == MentionKind::kMonth ||
         mention.digits >= 4;
}

void report_count(SegmentFacts& facts, const NumberDifference& difference, Faults& faults) {
  const bool is_fewer = difference.added.empty();
  const Mention& first = is_fewer ? difference.lost[0] : difference.added[0];
  Side& side = is_fewer ? facts.source() : facts.target();
  const std::string message = "the number " + quoted(side.text(first.span)) + " is in the " +
                              (is_fewer ? "source" : "target") + " more often than in the " +
                              (is_fewer ? "target" : "source");
  Fault& fault =
      is_fewer ? faults.in_source(first.span, message) : faults.in_target(first.span, message);
  fault.severity = Severity::kInfo;
}

void report(SegmentFacts& facts, const NumberDifference& difference, Faults& faults) {
  const auto& lost = difference.lost;
  const auto& added = difference.added;
  const Spelled source = spelled(facts.source(), lost);
  const Spelled target = spelled(facts.target(), added);
  if (!lost.empty() && !added.empty()) {
    faults.in_target(added[0].span,
                     "the target has " + target.list + " where the source has " + source.list);
    return;
  }
  const std::vector<Mention>& only = lost.empty() ? added : lost;
  const bool months = std::all_of(only.begin(), only.end(), [](const Mention& mention) {
    return mention.kind == MentionKind::kMonth;
  });
  const std::size_t count = source.count + target.count;
  const std::string what = std::string(months ? "month" : "number") + (count > 1 ? "s " : " ");
  Fault& fault = lost.empty()
                     ? faults.in_target(only[0].span, "the source has no " + what + target.list)
                     : faults.in_source(only[0].span, "the " + what + source.list +
                                                          (count > 1 ? " are" : " is") +
                                                          " missing from the target");
  const bool is_addition = lost.empty();
  const bool is_mild = std::ranges::all_of(only, [&](const Mention& mention) {
    return !is_grave(mention) ||
           (is_addition ? completes_date(facts, mention) : is_told_in_words(facts, mention));
  });
  if (is_mild) fault.severity = Severity::kInfo;
}

// Takes out of `lost` what went with the texts of links, which is another slip.
std::vector<Mention> lost_with_links(SegmentFacts& facts, std::vector<Mention>& lost) {
  if (lost.empty()) return {};
  const std::vector<Span> texts = lost_link_texts(facts);
  const auto is_in_one = [&](const Span& span) {
    const auto behind = std::ranges::upper_bound(texts, span.begin, {}, &Span::begin);
    return behind != texts.begin() && std::prev(behind)->contains(span);
  };
  const auto with_links = std::stable_partition(
      lost.begin(), lost.end(), [&](const Mention& mention) { return !is_in_one(mention.span); });
  std::vector<Mention> out(with_links, lost.end());
  lost.erase(with_links, lost.end());
  return out;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& source = facts.source();
  Side& target = facts.target();
  if (target.has(kDigit) && (target.has(kColon) || target.has(kThreeBytes))) {
    const Span impossible = impossible_time(target);
    if (!impossible.empty() && impossible_time(source).empty()) {
      faults.in_target(impossible, quoted(target.text(impossible)) + " is no time that exists");
      return;
    }
  }
  NumberDifference difference = compare_numbers(facts);
  if (difference.is_of_count) {
    report_count(facts, difference, faults);
    return;
  }
  if (!difference.empty()) {
    // What the target has may stand for any that are lost.
    if (difference.added.empty()) {
      const std::vector<Mention> with_links = lost_with_links(facts, difference.lost);
      if (!with_links.empty()) report(facts, {with_links, {}}, faults);
    }
    if (!difference.empty()) report(facts, difference, faults);
    return;
  }
  const Span sign = lost_percent_sign(facts);
  if (!sign.empty()) faults.in_source(sign, "the percent sign is missing from the target");
}

}  // namespace
}  // namespace number_mismatch

constinit const Rule kNumberMismatch = {
    .description =
        {.id = "number-mismatch",
         .group = RuleGroup::kData,
         .summary = "a number, date or time that the target lacks, altered or made up",
         .why =
             "A wrong number is the fault that readers cannot see. Values are compared in both "
             "directions, not spellings: 1,000 is 1.000, 5 PM is 17:00, 10,000 is 1 万, March is "
             "3 月, 7/8/2015 a date in words, 2 and 2nd may be words, 2020 FY20 or, in Thai, "
             "2563. Digits in names (24x7, COVID-19, 21Vianet) do not count. A warning if a "
             "number is in the place of another, and for times of day, months and numbers of "
             "four or more digits, but for the year of a date that both sides have and years and "
             "hours written as this year or midnight; else a hint. A "
             "number without a word keeps its percent sign. A number that one side says twice in a "
             "breath, as 5 of 5, and the other once, is a hint.",
         .bad = {.source = "Restart after 30 days.", .target = "Nach 13 Tagen neu starten."},
         .good = {.source = "On March 3 at 5:30 PM, 1,000 of 2 million were 24x7.",
                  .target =
                      "Am 3. März um 17:30 Uhr waren 1.000 von zwei Mio. rund um die Uhr da."}},
    .needs = {.either = kDigit},
    .check = number_mismatch::check,
};

}  // namespace locseg::check
