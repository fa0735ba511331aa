// What a reader or a program fills in: {0}, {{name}}, ${x}, %s, <name>.
#include <algorithm>

#include "check/facts/text_formats.h"
#include "check/facts/values.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace placeholder_mismatch {
namespace {

// Still there, as code or with its brackets escaped: a matter of form. Numbers occur too often to
// tell.
bool stands_otherwise(std::string_view placeholder, std::string_view text) {
  if (placeholder.size() < 5) return false;
  return text.find(placeholder.substr(1, placeholder.size() - 2)) != std::string_view::npos;
}

// `<...>` outside code, whatever it holds.
std::size_t count_angles(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t open = text.find('<'); open != std::string_view::npos;
       open = text.find('<', open + 1)) {
    const std::size_t end = text.find_first_of("<>\n", open + 1);
    if (end != std::string_view::npos && end > open + 1 && text[end] == '>') ++count;
  }
  return count;
}

// `<your name>` is for a reader, who needs it in his language: one that is not there was
// translated if there are as many.
bool is_translated(const Value& value, SegmentFacts& facts) {
  return value.key.starts_with('<') &&
         count_angles(facts.target().text()) >= count_angles(facts.source().text());
}

// `{client-id}` of a path in an article, put into the reader's language: `{идентификатор}`. In
// another script it is no code.
std::size_t count_braces_in_other_script(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t open = text.find('{'); open != std::string_view::npos;
       open = text.find('{', open + 1)) {
    const std::size_t end = text.find_first_of("{}\n", open + 1);
    if (end == std::string_view::npos || text[end] != '}') continue;
    const std::string_view inside = text.substr(open + 1, end - open - 1);
    if (std::ranges::any_of(inside, [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
      ++count;
    }
  }
  return count;
}

// Every placeholder that was lost has one in the reader's script in its place.
bool are_for_readers(SegmentFacts& facts, const std::vector<Value>& lost) {
  return facts.origin() == nullptr &&
         std::ranges::all_of(lost, [](const Value& it) { return it.key.starts_with('{'); }) &&
         count_braces_in_other_script(facts.target().text()) >=
             lost.size() + count_braces_in_other_script(facts.source().text());
}

// `[text]{.underline}`, `# Heading {#id}`: an attribute of Pandoc's, which is markup.
bool is_attribute(std::string_view text, const Value& value) {
  if (!value.key.starts_with("{.") && !value.key.starts_with("{#")) return false;
  if (value.key.starts_with("{.")) return true;
  return value.span.begin > 0 &&
         std::string_view("]) ").find(text[value.span.begin - 1]) != std::string_view::npos;
}

// Without those of a notation that a catalog names: format-mismatch and message-format-mismatch
// know more of them.
std::vector<Value> placeholders_of(Side& side, SegmentFacts& facts) {
  std::vector<Value> values = values_of(side, markup::CodeKind::kPlaceholder);
  if (facts.origin() == nullptr || values.empty()) return values;
  const Notation notation = notation_of(facts.origin());
  const bool has_percent = notation != Notation::kNone && notation != Notation::kBraces;
  const bool has_braces = notation == Notation::kBraces || is_icu_message(facts);
  std::erase_if(values, [&](const Value& value) {
    return (has_percent && value.key.starts_with('%')) ||
           (has_braces && value.key.starts_with('{'));
  });
  return values;
}

void check(SegmentFacts& facts, Faults& faults) {
  const std::vector<Value> source = placeholders_of(facts.source(), facts);
  const std::vector<Value> target = placeholders_of(facts.target(), facts);
  std::vector<Value> lost = lacking(source, target);
  std::erase_if(lost, [&](const Value& it) {
    return stands_otherwise(it.key, facts.target().text()) || is_translated(it, facts) ||
           is_attribute(facts.source().text(), it);
  });
  std::vector<Value> gained = lacking(target, source);
  std::erase_if(gained, [&](const Value& it) {
    return stands_otherwise(it.key, facts.source().text()) ||
           (it.key.starts_with('<') &&
            count_angles(facts.target().text()) == count_angles(facts.source().text()));
  });
  const bool is_for_readers = !lost.empty() && are_for_readers(facts, lost);
  report_differences(lost, gained, "the placeholder ", faults);
  if (!is_for_readers) return;
  for (Fault& fault : faults.all()) fault.severity = Severity::kInfo;
}

}  // namespace
}  // namespace placeholder_mismatch

constinit const Rule kPlaceholderMismatch = {
    .description = {.id = "placeholder-mismatch",
                    .group = RuleGroup::kCodes,
                    .summary = "a placeholder that was lost, altered or invented",
                    .why = "{0}, {{name}}, ${x}, %s are filled in by a program, or by a reader who "
                           "looks the name up elsewhere. Their order is free. The text in "
                           "<name> outside code may be translated; that it is there counts.",
                    .bad = {.source = "Copy {0} to {1}.", .target = "Kopieren Sie {0} nach {2}."},
                    .good = {.source = "Copy {0} to {1} as <your name>.",
                             .target = "Nach {1} kopieren Sie {0} als <Ihr Name>."}},
    .needs = {.either = kBracket | kPercent | kAngle},
    .check = placeholder_mismatch::check,
};

}  // namespace locseg::check
