// A space just inside brackets, quotation marks or the text of a link, where the source has none:
// `( a )`, `" a "`, `[a ](b)`.
#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "check/facts/prose_words.h"
#include "check/rules/rules.h"
#include "text/character.h"
#include "text/script.h"

namespace locseg::check {
namespace inner_space {
namespace {

struct Spaces {
  Span span;
  bool of_link = false;  // at the end of a link's text
};

bool is_solid(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] != ' ' && text[at] != '\n';
}

// `( ... )`: what stands for the arguments of a call.
bool is_ellipsis(std::string_view text, std::size_t at) {
  return text.substr(at).starts_with("...") || text.substr(0, at).ends_with("...");
}

// Round brackets with something in them, spaces at one end or both.
void find_in_brackets(std::string_view text, std::vector<Spaces>& found) {
  constexpr base::FourBytes kRound = {'(', ')', '(', ')'};
  for (std::size_t at = base::find_any_of(text, 0, kRound); at < text.size();
       at = base::find_any_of(text, at + 1, kRound)) {
    if (text[at] == '(') {
      std::size_t end = at + 1;
      while (end < text.size() && text[end] == ' ') ++end;
      if (end > at + 1 && is_solid(text, end) && text[end] != ')' && !is_ellipsis(text, end) &&
          text.find(')', end) != std::string_view::npos) {
        found.push_back({{at + 1, end}});
      }
    } else {
      std::size_t begin = at;
      while (begin > 0 && text[begin - 1] == ' ') --begin;
      if (begin < at && begin > 0 && is_solid(text, begin - 1) && text[begin - 1] != '(' &&
          !is_ellipsis(text, begin) && text.rfind('(', begin) != std::string_view::npos) {
        found.push_back({{begin, at}});
      }
    }
  }
}

// Straight quotation marks of which the opening one has a space behind and the closing one before.
// If one lacks its partner, it is not known which.
void find_in_quotes(std::string_view text, std::vector<Spaces>& found) {
  if (std::ranges::count(text, '"') % 2 != 0) return;
  for (std::size_t open = text.find('"'); open != std::string_view::npos;) {
    const std::size_t close = text.find('"', open + 1);
    if (close == std::string_view::npos) return;
    const bool opens = open == 0 || !base::is_ascii_alnum(text[open - 1]);
    if (opens && close > open + 3 && text[open + 1] == ' ' && text[close - 1] == ' ') {
      std::size_t begin = open + 1;
      while (begin < close && text[begin] == ' ') ++begin;
      std::size_t end = close;
      while (end > begin && text[end - 1] == ' ') --end;
      if (begin < end) {
        found.push_back({{open + 1, begin}});
        found.push_back({{end, close}});
      }
    }
    open = text.find('"', close + 1);
  }
}

void find_in_links(Side& side, std::vector<Spaces>& found) {
  for (const markup::Code& code : side.codes().codes) {
    if (code.kind != markup::CodeKind::kLink || is_blank(side.text(code.inside()))) continue;
    const Span inside = code.inside();
    std::size_t begin = inside.begin;
    while (side.text()[begin] == ' ') ++begin;
    std::size_t end = inside.end;
    while (side.text()[end - 1] == ' ') --end;
    if (begin > inside.begin) found.push_back({{inside.begin, begin}, true});
    if (end < inside.end) found.push_back({{end, inside.end}, true});
  }
}

std::vector<Spaces> find(Side& side) {
  std::vector<Spaces> found;
  if (!side.has(kSpace) || !side.has(kBracket | kQuote)) return found;
  if (side.has(kRoundBracket)) find_in_brackets(side.masked(), found);
  if (side.has(kQuote)) find_in_quotes(side.masked(), found);
  if (side.has(kBracket)) find_in_links(side, found);
  return found;
}

// A space goes from the text of a link to the outside, unless there is one or a mark.
void fix_link(Side& target, Span span, Fault& fault) {
  const std::string_view text = target.text();
  fault.fix.push_back({span, ""});
  for (const markup::Code& code : target.codes().codes) {
    if (code.kind != markup::CodeKind::kLink || !code.inside().contains(span)) continue;
    const bool front = span.begin == code.inside().begin;
    const std::size_t outside = front ? code.open.begin : code.close.end;
    if (front ? outside == 0 : outside == text.size()) return;
    const std::size_t beside = front ? base::char_begin(text, outside - 1) : outside;
    if (!text::is_letter(base::code_point_at(text, beside).value)) return;
    const Edit space{{outside, outside}, " "};
    fault.fix.insert(front ? fault.fix.begin() : fault.fix.end(), space);
    return;
  }
}

// Between a round bracket and emphasis in Chinese and Japanese: half a character wide, and set
// there that the asterisks are read as marks.
bool sets_emphasis_apart(SegmentFacts& facts, const Spaces& spaces) {
  constexpr text::Script kWide[] = {text::Script::kHan, text::Script::kHiragana,
                                    text::Script::kKatakana};
  if (spaces.of_link ||
      std::ranges::find_first_of(facts.target_scripts(), kWide) == facts.target_scripts().end()) {
    return false;
  }
  const std::string_view text = facts.target().text();
  const bool front = text[spaces.span.begin - 1] == '(';
  const bool behind = spaces.span.end < text.size() && text[spaces.span.end] == ')';
  return (front && text.substr(spaces.span.end).starts_with('*')) ||
         (behind && text[spaces.span.begin - 1] == '*');
}

bool is_space_at(std::string_view text, std::size_t at) {
  return text::is_space(base::code_point_at(text, at).value);
}

// Whether the space at an end of a link's text is beside another outside of it, or at an end of the
// segment: then a browser shows one or none; beside U+00A0 it shows a wide one.
bool is_swallowed(Side& target, Span span) {
  const std::string_view text = target.text();
  return std::ranges::any_of(target.codes().codes, [&](const markup::Code& code) {
    if (code.kind != markup::CodeKind::kLink || !code.inside().contains(span)) return false;
    if (span.begin == code.inside().begin) {
      return code.open.begin == 0 || is_space_at(text, base::char_begin(text, code.open.begin - 1));
    }
    return code.close.end == text.size() || is_space_at(text, code.close.end);
  });
}

// Brackets around spaces alone: what a program or a reader is to fill in.
bool has_blank(std::string_view text) {
  for (std::size_t at = text.find("( "); at != std::string_view::npos;
       at = text.find("( ", at + 1)) {
    const std::size_t end = text.find_first_not_of(' ', at + 1);
    if (end != std::string_view::npos && text[end] == ')') return true;
  }
  return false;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  const std::vector<Spaces> found = find(target);
  if (found.empty() || !find(facts.source()).empty() || has_blank(facts.source().masked())) return;
  for (const Spaces& spaces : found) {
    Fault& fault = faults.in_target(
        spaces.span, spaces.of_link
                         ? "a space at an end of the link's text; the source has none"
                         : "a space just inside brackets or quotation marks; the source has none");
    if (spaces.of_link) {
      fix_link(target, spaces.span, fault);
      if (is_swallowed(target, spaces.span)) fault.severity = Severity::kInfo;
    } else {
      fault.fix.push_back({spaces.span, ""});
      if (sets_emphasis_apart(facts, spaces)) fault.severity = Severity::kInfo;
    }
  }
}

}  // namespace
}  // namespace inner_space

constinit const Rule kInnerSpace = {
    .description =
        {.id = "inner-space",
         .group = RuleGroup::kPunctuation,
         .summary = "a space just inside brackets, quotation marks or a link's text",
         .why = "It looks wrong, a line may break there, and a link's underline goes too "
                "far. Straight quotation marks count if both have the space. Beside another "
                "space, outside of the link, no reader sees it: an info. So it is between a round "
                "bracket and emphasis in Chinese and Japanese, where it is half a character.",
         .bad = {.source = "Ask the owner (*Pump*).",
                 .target = "Fragen Sie den Eigentümer ( *Pumpe* )."},
         .good = {.source = "Ask the owner (*Pump*).",
                  .target = "Fragen Sie den Eigentümer (*Pumpe*)."},
         .fixes = "removes it, or moves it behind the link"},
    .needs = {.target = kBracket | kQuote},
    .check = inner_space::check,
};

}  // namespace locseg::check
