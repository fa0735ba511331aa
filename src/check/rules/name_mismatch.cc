// Names of code that the target does not have, in any case or spacing: dotted, qualified, called.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

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

bool is_word_char(char c) { return base::is_ascii_alnum(c) || c == '_'; }

// Where the prose of the target has the name as a whole word in another case; empty if nowhere.
Span in_another_case(SegmentFacts& facts, std::string_view spelled) {
  constexpr std::string_view kGoingOn = "./\\@-";
  const auto same = [](char a, char b) { return base::ascii_lower(a) == base::ascii_lower(b); };
  const std::string_view text = facts.target().masked();
  const auto* const found =
      std::search(text.begin(), text.end(), spelled.begin(), spelled.end(), same);
  if (found == text.end()) return {};
  const auto begin = static_cast<std::size_t>(found - text.begin());
  const std::size_t end = begin + spelled.size();
  const auto goes_on = [&](char c) {
    return is_word_char(c) || kGoingOn.find(c) != std::string_view::npos;
  };
  if (begin > 0 && goes_on(text[begin - 1])) return {};
  if (end < text.size() && (goes_on(text[end]) && text[end] != '-' && text[end] != '.')) return {};
  return {begin, end};
}

// Of names whose capitals are a part of them. A heading in capitals has none but capitals.
void check_case(SegmentFacts& facts, const Name& name, Faults& faults) {
  const bool has_case = name.kind == NameKind::kPointed || name.kind == NameKind::kPascal ||
                        name.kind == NameKind::kTwoHumps;
  const std::string_view spelled = facts.source().text(name.span);
  if (!has_case) return;
  const Span found = in_another_case(facts, spelled);
  if (found.empty()) return;
  const std::string_view written = facts.target().text(found);
  const bool in_capitals = std::ranges::none_of(facts.target().text(), base::is_ascii_lower);
  if (in_capitals || facts.source().text().find(written) != std::string_view::npos) return;
  Fault& fault =
      faults.in_target(found, "the name " + quoted(spelled) + " is written " + quoted(written));
  fault.severity = Severity::kInfo;
}

// The words of letters and digits of a text, in lower case, and where they are.
std::multimap<std::string, Span> words_of(std::string_view text) {
  std::multimap<std::string, Span> words;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t begin = at;
    while (at < text.size() && base::is_ascii_alnum(text[at])) ++at;
    if (at == begin) continue;
    std::string word(text.substr(begin, at - begin));
    std::ranges::transform(word, word.begin(), base::ascii_lower);
    words.emplace(std::move(word), Span{begin, at});
  }
  return words;
}

Span with_marks_around(std::string_view text, Span span) {
  while (span.begin > 0 && text[span.begin - 1] == Side::kMark) --span.begin;
  while (span.end < text.size() && text[span.end] == Side::kMark) ++span.end;
  return span;
}

// Where the pieces of names that were torn apart are: several words of a missing name, which are
// there more often than the source has them outside such names.
std::vector<Span> pieces_of(const std::vector<Span>& missing, SegmentFacts& facts) {
  const std::string_view target = facts.target().masked();
  std::string elsewhere(facts.source().masked());
  for (const Span& name : missing) {
    std::fill_n(elsewhere.begin() + static_cast<std::ptrdiff_t>(name.begin), name.size(), ' ');
  }
  const std::multimap<std::string, Span> source_words = words_of(elsewhere);
  const std::multimap<std::string, Span> target_words = words_of(target);
  std::set<std::string> torn;
  for (const Span& name : missing) {
    std::set<std::string> there;
    for (const auto& [word, span] : words_of(facts.source().text(name))) {
      if (target_words.count(word) > source_words.count(word)) there.insert(word);
    }
    if (there.size() > 1) torn.merge(there);
  }
  std::vector<Span> pieces;
  for (const std::string& word : torn) {
    const auto [begin, end] = target_words.equal_range(word);
    for (auto at = begin; at != end; ++at) {
      pieces.push_back(with_marks_around(target, at->second));
    }
  }
  return pieces;
}

void check(SegmentFacts& facts, Faults& faults) {
  std::vector<Span> missing;
  std::size_t first = 0;  // fault of one
  Side& source = facts.source();
  for (const Name& name : source.names()) {
    if (name.kind == NameKind::kCodeNumber) continue;
    const std::string_view spelled = source.text(name.span);
    const std::string_view target = facts.target().text();
    if (facts.target().masked().find(spelled) != std::string_view::npos) continue;
    if (holds_name(target, spelled)) {
      check_case(facts, name, faults);
      continue;
    }
    if (name.kind == NameKind::kTwoHumps || find_spread(target, spelled)) continue;
    if (is_there_otherwise(name, facts)) continue;
    const bool is_function = name.kind == NameKind::kCall || name.kind == NameKind::kFunction;
    Fault& fault = faults.in_source(name.span, (is_function ? "the function " : "the name ") +
                                                   quoted(spelled) + " is missing from the target");
    if (may_be_label(facts, name)) fault.severity = Severity::kInfo;
    if (missing.empty()) first = faults.all().size() - 1;
    missing.push_back(name.span);
  }
  if (!missing.empty()) {
    faults.all()[first].leaves(TextSide::kTarget, pieces_of(missing, facts));
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
                        "in every language, and a reader looks them up. So does FILTER before a "
                        "bracket with arguments of code. The brackets of a function do not count, "
                        "nor do the point of a kind of file such as .csv and spaces between the "
                        "words of a name. A name in another case, such as .net, is an info. A "
                        "word of two parts, such as OrderId, is missed if it is the whole text; "
                        "put into several words of another script it may be a label, and is an "
                        "info.",
                    .bad = {.source = "Install Contoso.Core first.",
                            .target = "Installieren Sie zuerst Contoso.Kern."},
                    .good = {.source = "Install Contoso.Core first.",
                             .target = "Installieren Sie zuerst Contoso.Core."}},
    .needs = {.source = kLetter},
    .check = name_mismatch::check,
};

}  // namespace locseg::check
