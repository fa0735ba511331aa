// Broken bytes, in the parser's words.
#include "check/facts/article_facts.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace invalid_utf8 {
namespace {

void check(ArticleFacts& facts, Faults& faults) {
  report_problems(facts, {ProblemKind::kInvalidUtf8}, faults);
}

}  // namespace
}  // namespace invalid_utf8

constinit const Rule kInvalidUtf8 = {
    .description = {.id = "invalid-utf8",
                    .group = RuleGroup::kArticle,
                    .summary = "bytes that are not UTF-8",
                    .why = "Readers see replacement characters, and tools may refuse the "
                           "article or cut it.",
                    .bad = {.article = "Gr\xFC\xDF"},
                    .good = {.article = "Gr\xC3\xBC\xC3\x9F"},
                    .severity = Severity::kError},
    .check = invalid_utf8::check,
};

}  // namespace locseg::check
