// `[!NOTE]` and its kin, whose keyword programs read. Translated ones are repaired when the source
// says what they were.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace alert_keyword_translated {
namespace {

constexpr std::array<std::string_view, 5> kKeywords = {"NOTE", "TIP", "IMPORTANT", "CAUTION",
                                                       "WARNING"};

bool is_keyword(std::string_view word) {
  return std::any_of(kKeywords.begin(), kKeywords.end(), [&](std::string_view keyword) {
    return std::equal(word.begin(), word.end(), keyword.begin(), keyword.end(),
                      [](char a, char b) { return base::ascii_lower(a) == base::ascii_lower(b); });
  });
}

// The words between `[!` (or the wide `[！`) and `]`, each with its brackets as its span.
struct Alert {
  Span whole;
  std::string_view word;
};

std::vector<Alert> alerts_of(std::string_view text) {
  std::vector<Alert> alerts;
  for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    const std::size_t skip = rest.starts_with('!') ? 1 : rest.starts_with("！") ? 3 : 0;
    if (skip == 0) continue;
    const std::size_t end = text.find_first_of("[]()\n", at + 1);
    if (end == std::string_view::npos || text[end] != ']') continue;
    std::string_view word = text.substr(at + 1 + skip, end - at - 1 - skip);
    while (word.starts_with(' ')) word.remove_prefix(1);
    while (word.ends_with(' ')) word.remove_suffix(1);
    alerts.push_back({{at, end + 1}, word});
  }
  return alerts;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  const std::vector<Alert> source = alerts_of(facts.source().text());
  if (source.empty()) return;
  const std::vector<Alert> found = alerts_of(target.text());
  for (std::size_t i = 0; i < std::min(source.size(), found.size()); ++i) {
    const std::string_view spelled = target.text(found[i].whole);
    const bool sound = spelled.starts_with("[!") && is_keyword(found[i].word) &&
                       spelled.size() == found[i].word.size() + 3;
    if (!is_keyword(source[i].word) || sound) continue;
    Fault& fault = faults.in_target(
        found[i].whole, "the alert " + quoted(spelled) + " is no keyword; the source has " +
                            quoted(facts.source().text(source[i].whole)));
    if (source.size() == found.size()) {
      fault.fix.push_back({found[i].whole, "[!" + std::string(source[i].word) + "]"});
    }
  }
}

}  // namespace
}  // namespace alert_keyword_translated

constinit const Rule kAlertKeywordTranslated = {
    .description = {.id = "alert-keyword-translated",
                    .group = RuleGroup::kCodes,
                    .summary = "a translated or altered [!NOTE], [!TIP], [!WARNING] and the like",
                    .why = "The keyword is read by the program that draws the box; a translated "
                           "one shows as text in a plain quotation.",
                    .bad = {.source = "[!NOTE] Save first.",
                            .target = "[!HINWEIS] Erst speichern."},
                    .good = {.source = "[!NOTE] Save first.", .target = "[!NOTE] Erst speichern."},
                    .severity = Severity::kError,
                    .fixes = "puts the keyword of the source back"},
    .needs = {.source = kBracket, .target = kBracket},
    .check = alert_keyword_translated::check,
};

}  // namespace locseg::check
