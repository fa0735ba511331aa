// Plurals of ICU messages against the categories that CLDR has for the target's language.
#include <algorithm>
#include <string>
#include <vector>

#include "check/facts/text_formats.h"
#include "check/rules/rules.h"
#include "text/message_format.h"

namespace locseg::check {
namespace plural_category_mismatch {
namespace {

using text::ArgumentKind;
using text::MessageArgument;

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

void check_plural(const MessageArgument& plural, const std::vector<std::string>& categories,
                  SegmentFacts& facts, Faults& faults) {
  std::vector<std::string> missing;
  for (const std::string& category : categories) {
    if (std::ranges::find(plural.selectors, category) == plural.selectors.end()) {
      missing.push_back(category);
    }
  }
  const std::string lang(facts.target().lang());
  // One text for all numbers says that none of them matters.
  if (plural.selectors.size() > 1 && !missing.empty()) {
    faults.in_target(plural.span,
                     "the plural has no " + joined(missing) + ", which " + quoted(lang) + " needs");
  }
  for (const std::string& selector : plural.selectors) {
    if (selector.starts_with('=') || std::ranges::find(categories, selector) != categories.end()) {
      continue;
    }
    faults
        .in_target(plural.span, quoted(lang) + " has no plural category " + quoted(selector) +
                                    "; it has " + joined(categories))
        .severity = Severity::kInfo;
  }
}

void check(SegmentFacts& facts, Faults& faults) {
  if (facts.origin() == nullptr) return;
  if (facts.target().lang().empty() || !is_icu_message(facts)) return;
  const text::Message target = text::parse_message(facts.target().text());
  for (const MessageArgument& each : target.arguments) {
    const bool is_ordinal = each.kind == ArgumentKind::kSelectOrdinal;
    if (each.kind != ArgumentKind::kPlural && !is_ordinal) continue;
    const auto categories = text::plural_categories(facts.target().lang(), is_ordinal);
    if (!categories.empty()) check_plural(each, categories, facts, faults);
  }
}

}  // namespace
}  // namespace plural_category_mismatch

constinit const Rule kPluralCategoryMismatch = {
    .description =
        {.id = "plural-category-mismatch",
         .group = RuleGroup::kCodes,
         .summary = "a plural of an ICU message without a category of the language, or with "
                    "another one",
         .why = "Numbers of the missing category get the text of `other`, which is wrong grammar. "
                "The categories of a language are those of CLDR; exact numbers such as `=0` are "
                "free. A category that the language does not have is never used, which is "
                "an info.",
         .bad = {.source = "{count, plural, one {# file} other {# files}}",
                 .target = "{count, plural, one {# файл} other {# файла}}",
                 .target_lang = "ru-RU",
                 .flags = "icu-message-format"},
         .good = {.source = "{count, plural, one {# file} other {# files}}",
                  .target = "{count, plural, other {# 个文件}}",
                  .target_lang = "zh-CN",
                  .flags = "icu-message-format"},
         .texts = RuleTexts::kCatalogs},
    .needs = {.source = kBracket},
    .check = plural_category_mismatch::check,
};

}  // namespace locseg::check
