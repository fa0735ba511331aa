// Brackets that hold nothing, where the source has fewer such: `提供商 ()`. Those of functions
// count in both, for a function's name may be translated or set apart.
#include <algorithm>
#include <iterator>

#include "base/byte_set.h"
#include "check/facts/prose_words.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace empty_brackets {
namespace {

struct Pair {
  std::string_view open;
  std::string_view close;
};

// Not square ones: `- [ ]` is a task.
constexpr Pair kPairs[] = {
    {"(", ")"}, {"（", "）"}, {"［", "］"}, {"【", "】"}, {"「", "」"}, {"《", "》"},
};
// What they begin with.
constexpr base::ByteSet kFirstBytes("(\xE3\xEF");

// The pair whose opening bracket begins at `at`, where one of kFirstBytes is.
const Pair* pair_at(std::string_view text, std::size_t at) {
  if (text[at] == '(') return kPairs;
  // Kana begin like brackets but for the second byte, U+FF40 on like wide forms.
  const char second = at + 1 < text.size() ? text[at + 1] : '\0';
  if (second != '\x80' && second != '\xBC') return nullptr;
  const auto* pair = std::ranges::find_if(
      kPairs, [&](const Pair& it) { return text.substr(at).starts_with(it.open); });
  return pair == std::end(kPairs) ? nullptr : pair;
}

// `f()` is a function.
bool is_call(std::string_view text, std::size_t at) {
  return text[at] == '(' && at > 0 && text[at - 1] != ' ' && text[at - 1] != Side::kMark &&
         static_cast<unsigned char>(text[at - 1]) < 0x80;
}

struct Empty {
  std::size_t count = 0;
  Span first;  // that is no call; empty where all are
};

// In the text of a side, as it is or masked.
Empty empty_pairs(Side& side, std::string_view text) {
  Empty found;
  MarkCursor marks(text, side.marks());
  for (std::size_t at = marks.find(kFirstBytes, 0); at < text.size();
       at = marks.find(kFirstBytes, at + 1)) {
    const Pair* pair = pair_at(text, at);
    if (pair == nullptr) continue;
    std::size_t end = at + pair->open.size();
    while (end < text.size() && text[end] == ' ') ++end;
    if (!text.substr(end).starts_with(pair->close)) continue;
    ++found.count;
    if (found.first.empty() && !is_call(text, at)) found.first = {at, end + pair->close.size()};
  }
  return found;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  const Empty found = empty_pairs(target, target.masked());
  if (found.first.empty()) return;
  // Code of the source may be outside code in the target.
  const std::size_t wanted = empty_pairs(facts.source(), facts.source().text()).count;
  if (wanted >= found.count) return;
  faults.in_target(found.first, wanted == 0 ? "the brackets are empty; the source has none such"
                                            : "the brackets are empty; the source has fewer such");
}

}  // namespace
}  // namespace empty_brackets

constinit const Rule kEmptyBrackets = {
    .description = {.id = "empty-brackets",
                    .group = RuleGroup::kPunctuation,
                    .summary = "brackets around nothing that the source does not have",
                    .why = "What stood inside was lost or moved out. As many as the source "
                           "has, those of functions such as f() among them, and empty boxes [ ] "
                           "are no fault.",
                    .bad = {.source = "the provider (CSP) pays",
                            .target = "CSP der Anbieter () zahlt"},
                    .good = {.source = "Call it with Main().", .target = "Rufen Sie Main () auf."}},
    .needs = {.target = kRoundBracket | kWideBrackets},
    .check = empty_brackets::check,
};

}  // namespace locseg::check
