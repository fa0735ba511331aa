// Pairs of emphasis marks that were lost or gained, judged on the published form. Losing all of
// them is a style in some languages (Chinese writes labels between quotation marks) and has its own
// switch in the thresholds.
#include "check/rules/rules.h"

namespace locseg::check {
namespace {

std::size_t pairs_of(const markup::Codes& codes, std::string_view text) {
  std::size_t pairs = 0;
  std::uint64_t last_end = 0;
  bool first = true;
  for (const markup::Code& code : codes.codes) {
    if (code.kind != markup::CodeKind::kEmphasis) continue;
    // `**a** **b**` and `**a b**` say the same, and so do `***a***` and `**a**`.
    const bool inside_last = !first && code.open.begin < last_end;
    const bool beside_last =
        !first && text.substr(last_end, code.open.begin - std::min(last_end, code.open.begin))
                          .find_first_not_of(" ") == std::string_view::npos;
    if (!inside_last && !beside_last) ++pairs;
    last_end = std::max<std::uint64_t>(last_end, code.whole().end);
    first = false;
  }
  return pairs;
}

void check(Facts& facts, Faults& faults) {
  if (!facts.has(kEmphasis)) return;
  const std::size_t source = pairs_of(facts.source().published_codes(), facts.source().published());
  const std::size_t target = pairs_of(facts.target().published_codes(), facts.target().published());
  if (source == target) return;
  const auto count = [](std::size_t n) { return std::to_string(n); };
  const Span whole{0, facts.target().text().size()};
  if (target > source) {
    faults.in_target(whole, "the target emphasizes " + count(target) + " stretches, the source " +
                                count(source));
  } else if (target > 0) {
    faults.in_target(whole, "the target emphasizes " + count(target) + " stretches, the source " +
                                count(source));
  }
}

}  // namespace

constinit const Rule kEmphasisMismatch = {
    .description = {.id = "emphasis-mismatch",
                    .group = RuleGroup::kCodes,
                    .summary = "emphasis that was lost in part, or gained",
                    .why = "Bold words are mostly labels to be found on the screen. Losing some "
                           "of several, or gaining any, is a sign of marks that moved. Losing "
                           "all is a style in some languages.",
                    .bad = {.source = "Select **File**, then **Save**.",
                            .target = "Wählen Sie **Datei** und dann Speichern aus."},
                    .good = {.source = "Select **File**, then **Save**.",
                             .target = "Wählen Sie **Datei** und dann **Speichern** aus."}},
    .check = check,
};

}  // namespace locseg::check
