// Quotation marks of which one is inside an emphasis and the other outside: `"**a" b**`. As many
// marks as there are, an emphasis holds both of a pair or none.
#include <algorithm>
#include <iterator>

#include "base/byte_set.h"
#include "base/utf8.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace quote_across_emphasis {
namespace {

constexpr char32_t kQuotes[] = {U'"', U'“', U'”', U'„', U'«', U'»', U'「', U'」'};
// What they begin with.
constexpr base::ByteSet kFirstBytes("\"\xC2\xE2\xE3");

std::size_t quotes_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = kFirstBytes.find(text, 0); at < text.size();
       at = kFirstBytes.find(text, at)) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (std::ranges::find(kQuotes, point.value) != std::end(kQuotes)) ++count;
    at += point.size;
  }
  return count;
}

// The first emphasis with an odd number of marks in a text with an even one; null if there is none.
const markup::Code* crossed(Side& side) {
  if (!side.has(kEmphasis) || !side.has(kQuote | kLatinBlocks | kMarkBlocks | kKanaBlocks)) {
    return nullptr;
  }
  const std::string_view text = side.masked();
  const std::size_t all = quotes_in(text);
  if (all == 0 || all % 2 != 0) return nullptr;
  const auto& codes = side.codes().codes;
  const auto found = std::ranges::find_if(codes, [&](const markup::Code& code) {
    return code.kind == markup::CodeKind::kEmphasis && code.paired() &&
           quotes_in(code.inside().of(text)) % 2 != 0;
  });
  return found == codes.end() ? nullptr : &*found;
}

void check(SegmentFacts& facts, Faults& faults) {
  const markup::Code* code = crossed(facts.target());
  if (code == nullptr || crossed(facts.source()) != nullptr) return;
  faults.in_target(code->whole(),
                   "a quotation begins inside the emphasis and ends outside, or "
                   "the other way round");
}

}  // namespace
}  // namespace quote_across_emphasis

constinit const Rule kQuoteAcrossEmphasis = {
    .description = {.id = "quote-across-emphasis",
                    .group = RuleGroup::kCodes,
                    .summary = "quotation marks of which one is inside an emphasis only",
                    .why = "Emphasis and quotation marks name the same thing, so they enclose one "
                           "another. Where they cross, one of them is on the wrong words.",
                    .bad = {.source = "Open the *Valve List* panel.",
                            .target = "Öffnen Sie den Bereich \"*Ventile\" Liste*."},
                    .good = {.source = "Open the *Valve List* panel.",
                             .target = "Öffnen Sie den Bereich \"*Ventilliste*\"."}},
    .needs = {.target = kEmphasis},
    .check = quote_across_emphasis::check,
};

}  // namespace locseg::check
