// Embeddings, overrides and isolates that are not closed in the target, or closed without being
// open. UAX #9; both kinds must be closed in the reverse of the order they were opened in.
#include "base/utf8.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace bidi_unbalanced {
namespace {

// The first control without its partner.
Span unbalanced(std::string_view text) {
  struct Open {
    bool isolate;
    Span span;
  };
  std::vector<Open> open;
  for (std::size_t at = text.find('\xE2'); at != std::string_view::npos;
       at = text.find('\xE2', at + 1)) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (!point.valid()) continue;
    const Span span{at, at + point.size};
    const char32_t c = point.value;
    if (c == 0x202A || c == 0x202B || c == 0x202D || c == 0x202E) {
      open.push_back({false, span});
    } else if (c >= 0x2066 && c <= 0x2068) {
      open.push_back({true, span});
    } else if (c == 0x202C || c == 0x2069) {
      if (open.empty() || open.back().isolate != (c == 0x2069)) return span;
      open.pop_back();
    }
  }
  return open.empty() ? Span{} : open.front().span;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (!target.has(kMarkBlocks)) return;
  const Span fault = unbalanced(target.text());
  if (fault.empty() || !unbalanced(facts.source().text()).empty()) return;
  faults.in_target(fault, "a bidirectional control " + quoted(target.text(fault)) +
                              " has no partner in the target");
}

}  // namespace
}  // namespace bidi_unbalanced

constinit const Rule kBidiUnbalanced = {
    .description = {.id = "bidi-unbalanced",
                    .group = RuleGroup::kScript,
                    .summary = "a bidirectional embedding or isolate that is not closed",
                    .why = "It changes the order of what follows, in the worst case of the rest "
                           "of the paragraph.",
                    .bad = {.source = "Open the file.",
                            .target = "افتح \u202BAzure الآن.",
                            .target_lang = "ar-SA"},
                    .good = {.source = "Open the file.",
                             .target = "افتح \u202BAzure\u202C الآن.",
                             .target_lang = "ar-SA"}},
    .check = bidi_unbalanced::check,
};

}  // namespace locseg::check
