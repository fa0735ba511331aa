// Asterisks that a reader of the target sees, where the source shows none: `** text**`,
// `**a、**b**`, `**“x”**y`. Judged on the published form, by CommonMark's own matching.
#include "check/rules/rules.h"

namespace locseg::check {
namespace broken_emphasis {
namespace {

bool is_run(std::string_view text, Span span, std::size_t least) {
  return span.size() >= least && text[span.begin] == '*';
}

// Asterisks that are meant to be seen, as in `\*.config`; here or in the segment beside this one,
// if the sentence goes on there.
std::size_t count_escapes(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("\\*"); at != std::string_view::npos;
       at = text.find("\\*", at + 2)) {
    ++count;
  }
  return count;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  const std::string_view text = target.published();
  const markup::Codes& found = target.published_codes();
  std::size_t loose = 0;  // asterisks
  const Span* first = nullptr;
  for (const Span& span : found.loose) {
    if (!is_run(text, span, 1)) continue;
    loose += span.size();
    if (first == nullptr || (first->size() < 2 && span.size() >= 2)) first = &span;
  }
  if (loose == 0) return;
  const std::string_view source = facts.source().published();
  for (const Span& span : facts.source().published_codes().loose) {
    if (is_run(source, span, 1)) return;
  }
  if (source.find('*') == std::string_view::npos) return;  // a footnote's or a formula's
  const Surroundings& around = facts.surroundings();
  const std::size_t meant = count_escapes(facts.source().text()) +
                            count_escapes(around.previous.source) +
                            count_escapes(around.next.source);
  if (meant >= loose) return;
  const bool as_it_stands = text.size() == target.text().size();
  faults.in_target(as_it_stands ? *first : Span{0, target.text().size()},
                   "readers see the asterisks: the emphasis has no partner or touches a space or "
                   "punctuation");
}

}  // namespace
}  // namespace broken_emphasis

constinit const Rule kBrokenEmphasis = {
    .description = {.id = "broken-emphasis",
                    .group = RuleGroup::kCodes,
                    .summary = "asterisks that show as text because they find no partner",
                    .why = "Emphasis opens only before and closes only after something that is "
                           "no space, and beside a letter not next to punctuation: ** a**, "
                           "**“a”**b. A writing without spaces meets the latter often. Asterisks "
                           "that the source escapes, \\*.config, are meant to be seen.",
                    .bad = {.source = "Select **Save** now.",
                            .target = "Wählen Sie ** Speichern** aus."},
                    .good = {.source = "Select **Save** now.",
                             .target = "Wählen Sie **Speichern** aus."}},
    .needs = {.target = kEmphasis},
    .check = broken_emphasis::check,
};

}  // namespace locseg::check
