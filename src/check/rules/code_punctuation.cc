// Punctuation of code that became that of prose: `App：：Run`, `Awake （）`, `。NET`. The name of
// the source is in the target but for wide marks and spaces, so the repair is certain.
#include "check/facts/names.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace code_punctuation {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  Side& source = facts.source();
  for (const Name& name : source.names()) {
    if (name.kind == NameKind::kCodeNumber || name.kind == NameKind::kPascal) continue;
    const std::string_view spelled = source.text(name.span);
    if (holds_name(facts.target().text(), spelled)) continue;
    const auto found = find_spread(facts.target().masked(), spelled);
    if (!found) continue;
    Fault& fault = faults.in_target(*found, quoted(facts.target().text(*found)) + " is written " +
                                                quoted(spelled) + " in the source");
    fault.fix.push_back({*found, std::string(spelled)});
  }
}

}  // namespace
}  // namespace code_punctuation

constinit const Rule kCodePunctuation = {
    .description = {.id = "code-punctuation",
                    .group = RuleGroup::kData,
                    .summary = "a name of code whose punctuation was widened or set apart",
                    .why =
                        "App::Run, Awake(), .NET and C# are typed and searched for as they are; "
                        "with wide marks or with spaces inside they are other names. A mark that "
                        "the source does not write into a name is prose.",
                    .bad = {.source = "Call Pump::Start first.",
                            .target = "先调用 Pump：：Start。",
                            .target_lang = "zh-CN"},
                    .good = {.source = "Call Pump::Start first.",
                             .target = "先调用 Pump::Start。",
                             .target_lang = "zh-CN"},
                    .fixes = "writes the name as the source does"},
    .needs = {.source = kStop | kColon | kBracket | kOtherAscii},
    .check = code_punctuation::check,
};

}  // namespace locseg::check
