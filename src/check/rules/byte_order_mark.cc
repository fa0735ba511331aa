// U+FEFF as the first character.
#include "check/facts/article_facts.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace byte_order_mark {
namespace {

void check(ArticleFacts& facts, Faults& faults) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (!facts.article().bytes().starts_with(kMark)) return;
  faults.in_article({0, kMark.size()}, "a byte-order mark, which UTF-8 does not need")
      .fix.push_back({{0, kMark.size()}, ""});
}

}  // namespace
}  // namespace byte_order_mark

constinit const Rule kByteOrderMark = {
    .description = {.id = "byte-order-mark",
                    .group = RuleGroup::kArticle,
                    .summary = "a byte-order mark at the start",
                    .why = "UTF-8 has one byte order. Some tools do not see the front matter "
                           "behind the mark and publish it as text.",
                    .bad = {.article = "\xEF\xBB\xBF---\nms.contentlocale: de-DE\n---\nHallo.\n"},
                    .good = {.article = "---\nms.contentlocale: de-DE\n---\nHallo.\n"},
                    .severity = Severity::kInfo,
                    .fixes = "removes it"},
    .check = byte_order_mark::check,
};

}  // namespace locseg::check
