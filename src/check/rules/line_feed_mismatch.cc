// Hard line breaks, which readers see: two spaces or a backslash before a line feed. Where a text
// merely runs on in the next line, translations may break it elsewhere.
#include "check/rules/rules.h"

namespace locseg::check {
namespace line_feed_mismatch {
namespace {

std::size_t hard_breaks(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    std::string_view before = text.substr(0, at);
    if (before.ends_with('\r')) before.remove_suffix(1);
    if (before.ends_with("  ") || before.ends_with('\\')) ++count;
  }
  return count;
}

std::size_t line_feeds(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += c == '\n' ? 1 : 0;
  return count;
}

void check(SegmentFacts& facts, Faults& faults) {
  const std::string_view source = facts.source().text();
  const std::string_view target = facts.target().text();
  const bool markdown = facts.context().syntax == markup::Syntax::kMarkdown;
  const std::size_t wanted = markdown ? hard_breaks(source) : line_feeds(source);
  const std::size_t found = markdown ? hard_breaks(target) : line_feeds(target);
  if (wanted == found) return;
  faults.in_target({0, target.size()}, "line breaks: " + std::to_string(found) +
                                           " in the target, " + std::to_string(wanted) +
                                           " in the source");
}

}  // namespace
}  // namespace line_feed_mismatch

constinit const Rule kLineFeedMismatch = {
    .description = {.id = "line-feed-mismatch",
                    .group = RuleGroup::kPunctuation,
                    .summary = "line breaks that readers see were lost or gained",
                    .why = "Lines of an address or a list run together. In Markdown only hard "
                           "breaks count: two spaces or a backslash at a line's end.",
                    .bad = {.source = "Name  \nStreet", .target = "Name Straße"},
                    .good = {.source = "Name  \nStreet\nand number",
                             .target = "Name  \nStraße und Nummer"},
                    .texts = RuleTexts::kArticles},
    .needs = {.either = kLineEnd},
    .check = line_feed_mismatch::check,
};

}  // namespace locseg::check
