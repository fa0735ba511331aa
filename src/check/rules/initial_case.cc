// A sentence that begins with a small letter, though the source's begins with a capital.
#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/character.h"

namespace locseg::check {
namespace initial_case {
namespace {

constexpr std::string_view kEnds[] = {".", "!", "?"};
constexpr std::size_t kLeastWords = 4;

// A whole sentence: of some words, with its mark at the end.
bool is_sentence(std::string_view text) {
  if (std::ranges::count(text, ' ') + 1 < static_cast<std::ptrdiff_t>(kLeastWords)) return false;
  return std::ranges::any_of(kEnds, [&](std::string_view end) { return text.ends_with(end); });
}

// The first character of `text`, which may be no letter.
char32_t first_of(std::string_view text) {
  return text.empty() ? U' ' : base::code_point_at(text, 0).value;
}

// Whether the first word is a name that begins with a small letter: it is in the source as well, or
// has a capital, a digit or a mark inside.
bool begins_with_name(std::string_view target, std::string_view source) {
  std::size_t end = 0;
  while (end < target.size() && target[end] != ' ') ++end;
  const std::string_view word = target.substr(0, end);
  for (std::size_t at = source.find(word); at != std::string_view::npos;
       at = source.find(word, at + 1)) {
    const std::size_t after = at + word.size();
    const bool bounded = (at == 0 || !base::is_ascii_alnum(source[at - 1])) &&
                         (after == source.size() || !base::is_ascii_alnum(source[after]));
    if (bounded) return true;
  }
  for (std::size_t at = 0; at < word.size();) {
    const base::CodePoint point = base::code_point_at(word, at);
    if (!text::is_lower(point.value)) return at + point.size < word.size();
    at += point.size;
  }
  return false;
}

bool goes_on_before(const Surroundings& around) {
  const std::string& previous = around.previous.target;
  if (previous.empty()) return false;
  return std::ranges::none_of(kEnds, [&](std::string_view end) { return previous.ends_with(end); });
}

void check(SegmentFacts& facts, Faults& faults) {
  const std::string_view target = facts.target().text();
  const std::string_view source = facts.source().text();
  if (!text::is_lower(first_of(target)) || !text::is_upper(first_of(source))) return;
  if (!is_sentence(target) || !is_sentence(source) || begins_with_name(target, source)) return;
  const Surroundings& around = facts.surroundings();
  if (goes_on_before(around) || around.in_cell) return;
  Fault& fault =
      faults.in_target({0, base::code_point_at(target, 0).size},
                       "the sentence begins with a small letter; in the source with a capital");
  // People begin items of a list so on purpose.
  if (facts.context().translation_type == "HT") fault.severity = Severity::kInfo;
}

}  // namespace
}  // namespace initial_case

constinit const Rule kInitialCase = {
    .description = {.id = "initial-case",
                    .group = RuleGroup::kPunctuation,
                    .summary = "a sentence that begins with a small letter",
                    .why = "Both texts are sentences of four words and more with their mark at the "
                           "end. A first word that is a name, a sentence that goes on from the "
                           "segment before, and cells of tables are no fault. A hint if "
                           "ms.translationtype is HT.",
                    .bad = {.source = "The pump runs all day.",
                            .target = "насос работает весь день.",
                            .target_lang = "ru-RU"},
                    .good = {.source = "Pumps are in msconfig as well.",
                             .target = "msconfig enthält auch die Pumpen."}},
    .check = initial_case::check,
};

}  // namespace locseg::check
