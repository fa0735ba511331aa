// One translation of several sources. Off: a language may well have one word for two.
#include "check/rules/rules.h"
#include "check/rules/variants.h"

namespace locseg::check {
namespace inconsistent_source {
namespace {

constexpr std::uint32_t kLeastWords = 3;

void check(const CorpusEntries& entries, std::vector<CorpusFault>& faults) {
  for (Disagreement& found : disagreements(entries, KeyedBy::kTarget)) {
    if (entries[found.entry].source_words < kLeastWords) continue;
    faults.push_back({found.entry, std::move(found.related), TextSide::kSource,
                      std::to_string(found.variants) + " sources have the same translation"});
  }
}

}  // namespace
}  // namespace inconsistent_source

constinit const Rule kInconsistentSource = {
    .description =
        {.id = "inconsistent-source",
         .group = RuleGroup::kConsistency,
         .summary = "several sources that have the same translation",
         .why = "One of them may be mistranslated, or the sources say one thing in two ways. "
                "Often neither is so, which is why the rule is off.",
         .bad = {.source = "",
                 .target = "",
                 .article = "<span data-ttu-id=\"a1b2c-103\">Datei jetzt speichern</span><span "
                            "class=\"sxs-lookup\"><span data-stu-id=\"a1b2c-103\">Save the file "
                            "now</span></span>\n<span data-ttu-id=\"a1b2c-104\">Datei jetzt "
                            "speichern</span><span class=\"sxs-lookup\"><span "
                            "data-stu-id=\"a1b2c-104\">Delete the file now</span></span>\n"},
         .good = {.source = "",
                  .target = "",
                  .article = "<span data-ttu-id=\"a1b2c-103\">Datei jetzt speichern</span><span "
                             "class=\"sxs-lookup\"><span data-stu-id=\"a1b2c-103\">Save the file "
                             "now</span></span>\n<span data-ttu-id=\"a1b2c-104\">Datei jetzt "
                             "speichern</span><span class=\"sxs-lookup\"><span "
                             "data-stu-id=\"a1b2c-104\">Save the file now.</span></span>\n"},
         .severity = Severity::kInfo,
         .on = false},
    .check = inconsistent_source::check,
};

}  // namespace locseg::check
