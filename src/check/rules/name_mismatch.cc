// Names of code that the target does not have, in any case or spacing: dotted, qualified, called.
#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "check/facts/names.h"
#include "check/rules/rules.h"

namespace locseg::check {
namespace name_mismatch {
namespace {

constexpr std::string_view kDotless = "ı";  // for i: dotted-i tells

// Whether a word with a capital is right before the name: `Order History.AssetID` is the field of a
// title, and only the field is code.
bool ends_title(std::string_view source, std::size_t at) {
  if (at < 2 || source[at - 1] != ' ') return false;
  const std::size_t gap = source.find_last_of(" \n", at - 2);
  const char first = source[gap + 1];
  return gap != std::string_view::npos && base::is_ascii_upper(first);
}

// Spellings that name the same thing: a function without its brackets, a kind of file without its
// point (`CSV-Datei`), a name in words.
bool is_there_otherwise(const Name& name, SegmentFacts& facts) {
  const std::string_view source = facts.source().text();
  const std::string_view target = facts.target().text();
  const std::string_view spelled = name.span.of(source);
  const bool lower = std::none_of(spelled.begin(), spelled.end(), base::is_ascii_upper);
  switch (name.kind) {
    case NameKind::kCall:
      return holds_name(target, spelled.substr(0, spelled.size() - 2));
    case NameKind::kPointed:
      // A point on the wrong side, `NET.`, is shown on the right one there.
      if (facts.is_right_to_left() && holds_name(target, spelled.substr(1))) return true;
      return lower && holds_name(target, spelled.substr(1));
    case NameKind::kPascal: {
      std::string joined(target);
      std::erase(joined, ' ');
      for (std::size_t at = joined.find(kDotless); at != std::string::npos;
           at = joined.find(kDotless, at)) {
        joined.replace(at, kDotless.size(), "i");
      }
      return holds_name(joined, spelled);
    }
    case NameKind::kDotted:
      return ends_title(source, name.span.begin) &&
             holds_name(target, spelled.substr(spelled.find_last_of(".:") + 1));
    default:
      return false;
  }
}

// `FastTab` in Arabic words: the whole text is a name, and becomes several words of the reader's
// script. That may be a label, which is translated, as well as a name.
bool may_be_label(SegmentFacts& facts, const Name& name) {
  const std::string_view target = facts.target().text();
  return name.span.size() == facts.source().text().size() &&
         std::ranges::none_of(target, base::is_ascii_alnum) &&
         target.find_first_of(" _") != std::string_view::npos;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& source = facts.source();
  if (!source.has(kLetter)) return;
  for (const Name& name : source.names()) {
    if (name.kind == NameKind::kCodeNumber) continue;
    const std::string_view spelled = source.text(name.span);
    const std::string_view target = facts.target().text();
    if (holds_name(target, spelled) || find_spread(target, spelled)) continue;
    if (is_there_otherwise(name, facts)) continue;
    Fault& fault =
        faults.in_source(name.span, (name.kind == NameKind::kCall ? "the function " : "the name ") +
                                        quoted(spelled) + " is missing from the target");
    if (may_be_label(facts, name)) fault.severity = Severity::kInfo;
  }
}

}  // namespace
}  // namespace name_mismatch

constinit const Rule kNameMismatch = {
    .description = {.id = "name-mismatch",
                    .group = RuleGroup::kData,
                    .summary = "a name of code or a function that is missing or altered",
                    .why =
                        "Contoso.Core, App::Run, .NET, Awake() and OrderLineId name one thing "
                        "in every language, and a reader looks them up. Case does not count, "
                        "nor do the brackets of a function, the point of a kind of file such as "
                        ".csv, and spaces between the words of a name. A word of two parts, such "
                        "as OrderId, counts if it is the whole text; put into "
                        "several words of another script it may be a label, and is an info.",
                    .bad = {.source = "Install Contoso.Core first.",
                            .target = "Installieren Sie zuerst Contoso.Kern."},
                    .good = {.source = "Install Contoso.Core first.",
                             .target = "Installieren Sie zuerst Contoso.Core."}},
    .check = name_mismatch::check,
};

}  // namespace locseg::check
