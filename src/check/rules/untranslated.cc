// A target that is its source, and is prose: three or more words of letters only outside codes,
// half of them lower-case. Names, SKUs, GUIDs and addresses stay as they are in every language, and
// so do the values of a table whose column or row was left as it is.
#include <algorithm>

#include "base/ascii.h"
#include "check/facts/prose_words.h"
#include "check/facts/table_cells.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace untranslated {
namespace {

// What begins with a small letter goes on from somewhere else: a sample, a list of values.
bool begins_sentence(std::string_view text) {
  const auto* at = std::find_if(text.begin(), text.end(), base::is_ascii_alpha);
  return at != text.end() && *at <= 'Z';
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& source = facts.source();
  Side& target = facts.target();
  if (source.primary_lang() == target.primary_lang()) return;
  if (source.text() != target.text()) return;
  const ProseWords words = count_prose_words(target.masked());
  if (words.all < 3 || words.lower * 5 < words.all * 3) return;
  // A message of a program begins anyhow, and four plain words are no name.
  const bool is_message = facts.context().syntax == markup::Syntax::kCatalog && words.all > 3;
  if (!is_message) {
    if (words.function == 0 || (words.technical > 0 && words.function < 2)) return;
    if (!begins_sentence(target.masked())) return;
  }
  if (is_among_kept_cells(facts.place())) return;
  faults.in_target({0, target.text().size()}, "the target is the source, word for word");
}

}  // namespace
}  // namespace untranslated

constinit const Rule kUntranslated = {
    .description = {.id = "untranslated",
                    .group = RuleGroup::kCompleteness,
                    .summary = "a sentence that is still in the source language",
                    .why = "It was forgotten. Judged for three or more plain words outside codes, "
                           "most of them in lower case; names, commands, addresses and "
                           "identifiers stay as they are in every language, and so do values in "
                           "a column or a row of a table that was left as it is.",
                    .bad = {.source = "Restart the service before you go on.",
                            .target = "Restart the service before you go on."},
                    .good = {.source = "Azure Active Directory (Azure AD) B2C `az login`",
                             .target = "Azure Active Directory (Azure AD) B2C `az login`"}},
    .needs = {.target = kLetter},
    .check = untranslated::check,
};

}  // namespace locseg::check
