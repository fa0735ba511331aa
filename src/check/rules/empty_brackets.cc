// Brackets that hold nothing and do so in the target only: `提供商 ()`.
#include "check/rules/rules.h"
#include "check/words.h"

namespace locseg::check {
namespace {

constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
    {"(", ")"}, {"（", "）"}, {"[", "]"}, {"［", "］"}, {"【", "】"}, {"「", "」"}, {"《", "》"},
};

struct Empty {
  std::size_t count = 0;
  Span first;
};

Empty empty_pairs(std::string_view text) {
  Empty found;
  for (const auto& [open, close] : kPairs) {
    for (std::size_t at = text.find(open); at != std::string_view::npos;
         at = text.find(open, at + open.size())) {
      std::size_t end = at + open.size();
      while (end < text.size() && text[end] == ' ') ++end;
      if (!text.substr(end).starts_with(close)) continue;
      // `f()` is a function; `- [ ]` a task.
      const bool call = open == "(" && at > 0 && text[at - 1] != ' ' &&
                        text[at - 1] != Side::kMark &&
                        static_cast<unsigned char>(text[at - 1]) < 0x80;
      if (call || open == "[") continue;
      if (found.count++ == 0) found.first = {at, end + close.size()};
    }
  }
  return found;
}

void check(Facts& facts, Faults& faults) {
  Side& target = facts.target();
  if (!target.has(kBracket | kKanaBlocks | kWideBlocks)) return;
  const Empty found = empty_pairs(target.masked());
  if (found.count == 0 || empty_pairs(facts.source().masked()).count >= found.count) return;
  faults.in_target(found.first, "the brackets are empty; the source has none such");
}

}  // namespace

constinit const Rule kEmptyBrackets = {
    .description = {.id = "empty-brackets",
                    .group = RuleGroup::kPunctuation,
                    .summary = "brackets around nothing that the source does not have",
                    .why = "What stood inside was lost or moved out. Functions such as f() and "
                           "empty boxes [ ] are no fault.",
                    .bad = {.source = "the provider (CSP) pays",
                            .target = "CSP der Anbieter () zahlt"},
                    .good = {.source = "Call it with Main().", .target = "Rufen Sie Main() auf."}},
    .check = check,
};

}  // namespace locseg::check
