// A space at the apostrophe of a suffix in Turkish and Azerbaijani: `Merkezi 'nde`, `2020 ' den`,
// `**Gönder**' i`.
#include <algorithm>

#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/character.h"

namespace locseg::check {
namespace split_suffix {
namespace {

constexpr std::string_view kApostrophes[] = {"'", "’"};

struct Parts {
  Span before;  // the spaces before the apostrophe
  Span apostrophe;
  Span after;  // the spaces behind it
  Span suffix;
};

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

// The lower-case letters from `at` on: where they end, and how many they are.
std::pair<std::size_t, std::size_t> letters_from(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (at < text.size()) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (!text::is_letter(point.value)) break;
    if (!text::is_lower(point.value)) return {at, 99};
    at += point.size;
    ++count;
  }
  return {at, count};
}

Parts parts_at(std::string_view text, std::size_t at, std::size_t size) {
  Parts parts;
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  parts.before = {begin, at};
  parts.apostrophe = {at, at + size};
  parts.after = {at + size, skip_spaces(text, at + size)};
  parts.suffix = {parts.after.end, letters_from(text, parts.after.end).first};
  return parts;
}

// Whether an apostrophe before `at` opens a quotation that none behind it closes.
bool has_open_quotation(std::string_view text, std::size_t at) {
  bool open = false;
  for (std::size_t i = 0; i < at;) {
    const base::CodePoint point = base::code_point_at(text, i);
    const std::size_t end = i + point.size;
    if (point.value == U'\'' || point.value == U'‘' || point.value == U'’') {
      const char before = i == 0 ? ' ' : text[i - 1];
      const bool at_begin =
          std::string_view(" \n([{*\"\x01").find(before) != std::string_view::npos;
      const bool at_end = end == text.size() || text[end] == ' ';
      open = point.value == U'‘' || (!open && at_begin && !at_end);
    }
    i = end;
  }
  return open;
}

// Of a suffix, not of a quotation: something before it, one to six small letters behind it, and no
// apostrophe that it could open or close for.
bool is_split(std::string_view text, const Parts& parts) {
  constexpr std::size_t kLongest = 6;
  if (parts.before.begin == 0 || (parts.before.empty() && parts.after.empty())) return false;
  const std::size_t count = letters_from(text, parts.suffix.begin).second;
  if (count == 0 || count > kLongest) return false;
  const std::size_t last = base::char_begin(text, parts.before.begin - 1);
  const char32_t c = base::code_point_at(text, last).value;
  const bool ends_name = text::is_letter(c) || text::digit_value(c) >= 0 || c == U')' ||
                         c == U'*' || c == static_cast<char32_t>(Side::kMark);
  if (!ends_name) return false;
  const std::string_view behind = text.substr(parts.suffix.end);
  if (std::ranges::any_of(kApostrophes,
                          [&](std::string_view it) { return behind.starts_with(it); })) {
    return false;
  }
  return !parts.before.empty() || !has_open_quotation(text, parts.apostrophe.begin);
}

// Whether an apostrophe after `at` closes a quotation: before a space, a mark or the end.
bool has_closing(std::string_view text, std::size_t at) {
  for (std::size_t quote = text.find('\'', at); quote != std::string_view::npos;
       quote = text.find('\'', quote + 1)) {
    const std::size_t next = quote + 1;
    if (next == text.size() || !text::is_letter(base::code_point_at(text, next).value)) return true;
  }
  return false;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (target.primary_lang() != "tr" && target.primary_lang() != "az") return;
  if (!target.has(kSpace)) return;
  if (facts.source().masked().find(" '") != std::string_view::npos) return;
  const std::string_view text = target.masked();
  for (const std::string_view apostrophe : kApostrophes) {
    for (std::size_t at = text.find(apostrophe); at != std::string_view::npos;
         at = text.find(apostrophe, at + 1)) {
      const Parts parts = parts_at(text, at, apostrophe.size());
      if (!is_split(text, parts)) continue;
      if (parts.after.empty() && apostrophe == "'" && has_closing(text, parts.suffix.end)) continue;
      Fault& fault = faults.in_target(
          {parts.before.begin, parts.suffix.end},
          "the suffix " + quoted(target.text(parts.suffix)) + " is set apart from its word");
      if (!parts.before.empty()) fault.fix.push_back({parts.before, ""});
      if (!parts.after.empty()) fault.fix.push_back({parts.after, ""});
    }
  }
}

}  // namespace
}  // namespace split_suffix

constinit const Rule kSplitSuffix = {
    .description = {.id = "split-suffix",
                    .group = RuleGroup::kPunctuation,
                    .summary = "a space at the apostrophe of a suffix in Turkish",
                    .why = "A suffix is part of its word: Merkezi'nde, 2020'den. Machine "
                           "translation sets it apart where the name is emphasized or a link. "
                           "Azerbaijani writes it alike; words in quotation marks are no suffixes.",
                    .bad = {.source = "Open it in the Pump Center.",
                            .target = "Pompa Merkezi 'nde açın.",
                            .target_lang = "tr-TR"},
                    .good = {.source = "Open it in the Pump Center.",
                             .target = "Pompa Merkezi'nde açın.",
                             .target_lang = "tr-TR"},
                    .fixes = "joins them"},
    .needs = {.target = kQuote | kMarkBlocks},
    .check = split_suffix::check,
};

}  // namespace locseg::check
