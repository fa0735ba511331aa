// A short text, a cell's or a heading's, that is the same in both languages here and translated
// elsewhere. Longer ones are the business of `untranslated`.
#include <algorithm>
#include <map>
#include <vector>

#include "check/facts/key_filter.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace untranslated_repeat {
namespace {

constexpr std::size_t kLeastTranslated = 2;

struct Uses {
  std::vector<std::size_t> kept;
  std::vector<std::size_t> translated;
};

void check(const CorpusEntries& entries, std::vector<CorpusFault>& faults) {
  std::map<std::uint64_t, Uses> by_source;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const CorpusEntry& entry = entries[i];
    if (entry.kept) by_source[entry.source_key].kept.push_back(i);
  }
  KeyFilter keys(by_source.size());
  for (const auto& [key, uses] : by_source) keys.add(key);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].kept || !keys.may_have(entries[i].source_key)) continue;
    const auto uses = by_source.find(entries[i].source_key);
    if (uses == by_source.end()) continue;
    // A target that differs in case or marks only is no translation.
    const CorpusEntry& first = entries[uses->second.kept.front()];
    if (first.target_key != entries[i].target_key) uses->second.translated.push_back(i);
  }
  for (auto& [key, uses] : by_source) {
    if (uses.translated.size() < std::max(kLeastTranslated, uses.kept.size())) continue;
    uses.translated.resize(std::min<std::size_t>(uses.translated.size(), 1));
    for (const std::size_t entry : uses.kept) {
      faults.push_back({entry, uses.translated, TextSide::kTarget,
                        "the text is left as it is; elsewhere it is translated"});
    }
  }
}

}  // namespace
}  // namespace untranslated_repeat

constinit const Rule kUntranslatedRepeat = {
    .description =
        {.id = "untranslated-repeat",
         .group = RuleGroup::kConsistency,
         .summary = "a short text left in the source's language that is translated elsewhere",
         .why = "A cell or a heading was missed. Up to four words, the first with a capital and "
                "none that looks like code; elsewhere it must be translated at least twice, and at "
                "least as often as it is not. It may be a name here and a word there, so it is an "
                "info.",
         .bad = {.source = "",
                 .target = "",
                 .article = "<span data-ttu-id=\"a1b2c-103\">Weiter</span><span "
                            "class=\"sxs-lookup\"><span data-stu-id=\"a1b2c-103\">Next</span>"
                            "</span>\n<span data-ttu-id=\"a1b2c-104\">Next</span><span "
                            "class=\"sxs-lookup\"><span data-stu-id=\"a1b2c-104\">Next</span>"
                            "</span>\n<span data-ttu-id=\"a1b2c-105\">Weiter</span><span "
                            "class=\"sxs-lookup\"><span data-stu-id=\"a1b2c-105\">Next</span>"
                            "</span>\n"},
         .good = {.source = "",
                  .target = "",
                  .article = "<span data-ttu-id=\"a1b2c-103\">Weiter</span><span "
                             "class=\"sxs-lookup\"><span data-stu-id=\"a1b2c-103\">Next</span>"
                             "</span>\n<span data-ttu-id=\"a1b2c-104\">Weiter</span><span "
                             "class=\"sxs-lookup\"><span data-stu-id=\"a1b2c-104\">Next</span>"
                             "</span>\n"},
         .severity = Severity::kInfo},
    .check = untranslated_repeat::check,
};

}  // namespace locseg::check
