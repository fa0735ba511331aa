// ICU MessageFormat, parsed by ICU.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "check/facts/text_formats.h"
#include "check/rules/rules.h"
#include "text/message_format.h"

namespace locseg::check {
namespace message_format_mismatch {
namespace {

using text::ArgumentKind;
using text::MessageArgument;

std::string kind_of(const MessageArgument& argument) {
  static constexpr std::string_view kNames[] = {"",      "", "plural", "select", "selectordinal",
                                                "choice"};
  return argument.kind == ArgumentKind::kTyped
             ? argument.type
             : std::string(kNames[static_cast<std::size_t>(argument.kind)]);
}

// What an argument is used as, in any of its places.
using Uses = std::map<std::string, std::set<std::string>>;

Uses uses_of(const text::Message& message) {
  Uses out;
  for (const MessageArgument& each : message.arguments) out[each.name].insert(kind_of(each));
  return out;
}

std::string named(const MessageArgument& argument) {
  const std::string kind = kind_of(argument);
  return quoted(kind.empty() ? "{" + argument.name + "}" : "{" + argument.name + ", " + kind + "}");
}

// A plural may become plain text, and text a plural: `{n, plural, ...}` holds what `{n}` does.
bool is_free(const std::string& kind) {
  return kind.empty() || kind == "plural" || kind == "selectordinal" || kind == "number";
}

// What is gained may be what is lost, misspelled: they are one fault then.
void check_arguments(const text::Message& source, const text::Message& target, Faults& faults) {
  const Uses wanted = uses_of(source);
  const Uses found = uses_of(target);
  std::vector<const MessageArgument*> lost;
  std::set<std::string> seen;
  for (const MessageArgument& each : source.arguments) {
    if (!found.contains(each.name) && seen.insert(each.name).second) lost.push_back(&each);
  }
  std::size_t reported = 0;  // of them
  for (const MessageArgument& each : target.arguments) {
    const auto at = wanted.find(each.name);
    if (at == wanted.end()) {
      std::string message = "the source has no argument " + named(each);
      if (reported < lost.size()) message += "; " + named(*lost[reported++]) + " is missing";
      faults.in_target(each.span, std::move(message));
    } else if (const std::string kind = kind_of(each);
               !at->second.contains(kind) &&
               !(is_free(kind) && std::ranges::all_of(at->second, is_free))) {
      faults.in_target(each.span, "the source does not use the argument as " + named(each));
    }
  }
  for (; reported < lost.size(); ++reported) {
    faults.in_source(lost[reported]->span,
                     "the argument " + named(*lost[reported]) + " is missing from the target");
  }
}

std::string without(const std::set<std::string>& words, const std::set<std::string>& others) {
  std::string out;
  for (const std::string& word : words) {
    if (!others.contains(word) && word != "other") out += (out.empty() ? "" : ", ") + word;
  }
  return out;
}

// The selectors of a selection are words of the program.
void check_selectors(const text::Message& source, const text::Message& target, Faults& faults) {
  std::map<std::string, std::set<std::string>> wanted;
  for (const MessageArgument& each : source.arguments) {
    if (each.kind == ArgumentKind::kSelect) {
      wanted[each.name].insert(each.selectors.begin(), each.selectors.end());
    }
  }
  for (const MessageArgument& each : target.arguments) {
    const auto at = wanted.find(each.name);
    if (each.kind != ArgumentKind::kSelect || at == wanted.end()) continue;
    const std::set<std::string> found(each.selectors.begin(), each.selectors.end());
    const std::string gained = without(found, at->second);
    const std::string lost = without(at->second, found);
    if (gained.empty() && lost.empty()) continue;
    std::string message = "the selection";
    if (!gained.empty()) message += " has " + quoted(gained) + ", which the source has not";
    if (!lost.empty()) message += (gained.empty() ? " has no " : ", and no ") + quoted(lost);
    faults.in_target(each.span, std::move(message));
  }
}

void check(SegmentFacts& facts, Faults& faults) {
  if (facts.origin() == nullptr) return;
  if (!is_icu_message(facts)) return;
  const text::Message source = text::parse_message(facts.source().text());
  if (!source.is_sound) return;
  const text::Message target = text::parse_message(facts.target().text());
  if (!target.is_sound) {
    faults.in_target(target.fault_at,
                     "the target is no message that ICU can read: " + target.fault);
    return;
  }
  check_arguments(source, target, faults);
  check_selectors(source, target, faults);
}

}  // namespace
}  // namespace message_format_mismatch

constinit const Rule kMessageFormatMismatch = {
    .description =
        {.id = "message-format-mismatch",
         .group = RuleGroup::kCodes,
         .summary = "an ICU message that cannot be read, or takes other arguments than its source",
         .why =
             "The program shows the raw text or fails. ICU parses both sides: names and types of "
             "arguments, the words of selections, an `other` in each plural and selection. How "
             "often and in what order arguments come is free.",
         .bad = {.source = "{count, plural, one {# file} other {# files}}",
                 .target = "{count, plural, one {# Datei}}",
                 .flags = "icu-message-format"},
         .good = {.source = "{count, plural, one {# file} other {# files}}",
                  .target = "{count, plural, one {# Datei} other {# Dateien}}",
                  .flags = "icu-message-format"},
         .severity = Severity::kError,
         .texts = RuleTexts::kCatalogs},
    .needs = {.source = kBracket},
    .check = message_format_mismatch::check,
};

}  // namespace locseg::check
