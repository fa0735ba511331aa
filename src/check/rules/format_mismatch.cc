// Arguments of a format string are compared by what they are filled with: `%2$s %1$s` is `%s %s`.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "check/facts/text_formats.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace format_mismatch {
namespace {

// The first directive of each argument.
using Arguments = std::map<std::string_view, const Directive*>;

Arguments arguments_of(const Directives& directives) {
  Arguments out;
  for (const Directive& each : directives.all) out.try_emplace(each.argument, &each);
  return out;
}

// Of a plural form, the source for many has every argument.
std::string_view full_source(SegmentFacts& facts) {
  const std::string_view plural = facts.origin()->plural;
  return plural.empty() ? facts.source().text() : plural;
}

std::string lost_argument(std::string_view directive) {
  return "the argument " + quoted(directive) + " is missing from the target";
}

void report_lost(SegmentFacts& facts, const Directive& lost, Faults& faults) {
  const std::string_view source = full_source(facts);
  std::string message = lost_argument(lost.span.of(source));
  if (source == facts.source().text()) {
    faults.in_source(lost.span, std::move(message));
  } else {
    faults.in_target({0, facts.target().text().size()}, std::move(message));
  }
}

// What is gained may be what is lost, misspelled: they are one fault then.
void report_differences(SegmentFacts& facts, const Directives& source, const Directives& target,
                        Faults& faults) {
  const std::string_view source_text = full_source(facts);
  const std::string_view target_text = facts.target().text();
  const Arguments wanted = arguments_of(source);
  const Arguments found = arguments_of(target);
  std::vector<const Directive*> lost;
  for (const auto& [argument, directive] : wanted) {
    if (!found.contains(argument) && !facts.origin()->is_rare_form) lost.push_back(directive);
  }
  std::size_t reported = 0;  // of them
  for (const Directive& each : target.all) {
    const std::string spelled = quoted(each.span.of(target_text));
    const auto at = wanted.find(each.argument);
    if (at == wanted.end()) {
      std::string message = spelled + " takes an argument that the source does not have";
      if (reported < lost.size())
        message += "; " + lost_argument(lost[reported++]->span.of(source_text));
      faults.in_target(each.span, std::move(message));
    } else if (at->second->type != each.type) {
      faults.in_target(each.span, spelled + " takes another type than the source's " +
                                      quoted(at->second->span.of(source_text)));
    }
  }
  for (; reported < lost.size(); ++reported) report_lost(facts, *lost[reported], faults);
}

void check(SegmentFacts& facts, Faults& faults) {
  const Notation notation = notation_of(facts.origin());
  if (notation == Notation::kNone) return;
  const Directives source = read_directives(full_source(facts), notation);
  if (!source.fault_message.empty()) return;  // it is not what the flag says
  const Directives target = read_directives(facts.target().text(), notation);
  if (target.fault_message.empty()) {
    report_differences(facts, source, target, faults);
  } else {
    faults.in_target(target.fault, "the target is no format string: " + target.fault_message);
  }
}

}  // namespace
}  // namespace format_mismatch

constinit const Rule kFormatMismatch = {
    .description = {.id = "format-mismatch",
                    .group = RuleGroup::kCodes,
                    .summary = "arguments of a format string that were lost, altered or invented",
                    .why = "A program fills them in, and fails or shows nonsense. The catalog says "
                           "what notation a text has: flags of PO such as c-format, python-format, "
                           "python-brace-format or qt-format. Arguments are compared by number, "
                           "name and type, so their order is free; a plural form that few numbers "
                           "take may leave the number out.",
                    .bad = {.source = "%s has %d files",
                            .target = "%d Dateien hat %s",
                            .flags = "c-format"},
                    .good = {.source = "%s has %d files",
                             .target = "%2$d Dateien hat %1$s",
                             .flags = "c-format"},
                    .severity = Severity::kError,
                    .texts = RuleTexts::kCatalogs},
    .check = format_mismatch::check,
};

}  // namespace locseg::check
