// One source, several translations. One finding a source: at the first use of a translation that
// is not the commonest, with one use of each other.
#include "check/rules/rules.h"
#include "check/rules/variants.h"

namespace locseg::check {
namespace inconsistent_target {
namespace {

constexpr std::uint32_t kLeastWords = 3;

void check(const CorpusEntries& entries, std::vector<CorpusFault>& faults) {
  for (Disagreement& found : disagreements(entries, KeyedBy::kSource)) {
    if (entries[found.entry].source_words < kLeastWords) continue;
    faults.push_back(
        {found.entry, std::move(found.related), TextSide::kTarget,
         "the same source is translated in " + std::to_string(found.variants) + " ways"});
  }
}

}  // namespace
}  // namespace inconsistent_target

constinit const Rule kInconsistentTarget = {
    .description =
        {.id = "inconsistent-target",
         .group = RuleGroup::kConsistency,
         .summary = "a source of three or more words that is translated in several ways",
         .why = "Readers take two wordings for two things, and a memory does not know which to "
                "offer. Case, white space and punctuation do not count, but in sources of up "
                "to eight words stops, commas and how many words they are: a heading is not "
                "the step that ends with a point. One finding a source.",
         .bad = {.source = "",
                 .target = "",
                 .article = "<span data-ttu-id=\"a1b2c-103\">Datei jetzt speichern</span><span "
                            "class=\"sxs-lookup\"><span data-stu-id=\"a1b2c-103\">Save the file "
                            "now</span></span>\n<span data-ttu-id=\"a1b2c-104\">Datei sofort "
                            "sichern</span><span class=\"sxs-lookup\"><span "
                            "data-stu-id=\"a1b2c-104\">Save the file now</span></span>\n"},
         .good = {.source = "",
                  .target = "",
                  .article = "<span data-ttu-id=\"a1b2c-103\">Datei jetzt speichern</span><span "
                             "class=\"sxs-lookup\"><span data-stu-id=\"a1b2c-103\">Save the file "
                             "now</span></span>\n<span data-ttu-id=\"a1b2c-104\">Datei jetzt "
                             "speichern.</span><span class=\"sxs-lookup\"><span "
                             "data-stu-id=\"a1b2c-104\">Save the file now.</span></span>\n"},
         .severity = Severity::kInfo},
    .check = inconsistent_target::check,
};

}  // namespace locseg::check
