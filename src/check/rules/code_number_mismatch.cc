// GUIDs and part numbers of the source that the target does not have, and names with a hyphen of
// which it has all but the digits: `UTF-8`, `ISO-8859-4`, `Windows-1254`.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "check/facts/names.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace code_number_mismatch {
namespace {

// A name of letters and digits with a hyphen.
struct NumberedName {
  Span span;
  std::string letters;  // lower case, a 0 for each number
};

constexpr base::ByteSet kOfNames = base::kAsciiAlnum.with("-");

std::vector<NumberedName> numbered_names(std::string_view text) {
  std::vector<NumberedName> names;
  for (std::size_t hyphen = text.find('-'); hyphen != std::string_view::npos;) {
    std::size_t begin = hyphen;
    while (begin > 0 && kOfNames.has(text[begin - 1])) --begin;
    std::size_t end = hyphen;
    while (end < text.size() && kOfNames.has(text[end])) ++end;
    NumberedName name{{begin, end}, {}};
    bool has_letter = false;
    for (std::size_t at = begin; at < end; ++at) {
      const bool is_digit = base::is_ascii_digit(text[at]);
      has_letter = has_letter || base::is_ascii_alpha(text[at]);
      if (!is_digit || !name.letters.ends_with('0')) {
        name.letters += is_digit ? '0' : base::ascii_lower(text[at]);
      }
    }
    const bool is_sound = text[begin] != '-' && text[end - 1] != '-';
    if (has_letter && is_sound && name.letters.find('0') != std::string::npos) {
      names.push_back(std::move(name));
    }
    hyphen = text.find('-', end);
  }
  return names;
}

// The same letters with other digits, where neither text has the other's name.
void check_digits(SegmentFacts& facts, Faults& faults) {
  Side& source = facts.source();
  Side& target = facts.target();
  if (!target.has(kDigit) || !target.has(kHyphen)) return;
  const std::vector<NumberedName> wanted = numbered_names(source.masked());
  if (wanted.empty()) return;
  const std::vector<NumberedName> found = numbered_names(target.masked());
  for (const NumberedName& name : wanted) {
    const std::string_view spelled = source.text(name.span);
    if (holds_name(target.text(), spelled)) continue;
    const auto other = std::ranges::find_if(found, [&](const NumberedName& it) {
      return it.letters == name.letters && !holds_name(source.text(), target.text(it.span));
    });
    if (other == found.end()) continue;
    faults.in_target(other->span, quoted(target.text(other->span)) + " is " + quoted(spelled) +
                                      " in the source");
  }
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& source = facts.source();
  if (!source.has(kDigit)) return;
  bool is_missing = false;
  for (const Name& name : source.names()) {
    if (name.kind != NameKind::kCodeNumber) continue;
    const std::string_view spelled = source.text(name.span);
    if (holds_name(facts.target().text(), spelled)) continue;
    is_missing = true;
    faults.in_source(name.span, quoted(spelled) + " is missing from the target");
  }
  if (!is_missing) check_digits(facts, faults);
}

}  // namespace
}  // namespace code_number_mismatch

constinit const Rule kCodeNumberMismatch = {
    .description = {.id = "code-number-mismatch",
                    .group = RuleGroup::kData,
                    .summary = "a GUID, a part number or the digits of a name, missing or altered",
                    .why = "One wrong digit names another order, tenant or product, and no reader "
                           "sees it. Case does not count. Of part numbers those with a capital and "
                           "three digits after a hyphen are known; other names with a hyphen, such "
                           "as UTF-8, if the target has their letters with other digits.",
                    .bad = {.source = "Order part 6Y5-00005.",
                            .target = "Bestellen Sie Teil 6Y5-00006."},
                    .good = {.source = "Order part 6Y5-00005.",
                             .target = "Bestellen Sie Teil 6Y5-00005."},
                    .severity = Severity::kError},
    .needs = {.source = kHyphen},
    .check = code_number_mismatch::check,
};

}  // namespace locseg::check
