// Brackets without a partner in the target, where those of the source have theirs. Brackets of one
// shape count as one kind, whatever their width: `(a）` is closed.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/byte_set.h"
#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/character.h"

namespace locseg::check {
namespace bracket_balance {
namespace {

enum class Shape : std::uint8_t { kNone, kRound, kSquare, kCurly, kLenticular, kCorner, kDouble };

struct Bracket {
  Shape shape = Shape::kNone;
  bool opens = false;
};

Bracket bracket_of(char32_t c) {
  switch (c) {
    case U'(':
    case U'（':
      return {Shape::kRound, true};
    case U')':
    case U'）':
      return {Shape::kRound, false};
    case U'[':
    case U'［':
      return {Shape::kSquare, true};
    case U']':
    case U'］':
      return {Shape::kSquare, false};
    case U'{':
    case U'｛':
      return {Shape::kCurly, true};
    case U'}':
    case U'｝':
      return {Shape::kCurly, false};
    case U'【':
      return {Shape::kLenticular, true};
    case U'】':
      return {Shape::kLenticular, false};
    case U'「':
      return {Shape::kCorner, true};
    case U'」':
      return {Shape::kCorner, false};
    case U'『':
    case U'《':
      return {Shape::kDouble, true};
    case U'』':
    case U'》':
      return {Shape::kDouble, false};
    default:
      return {};
  }
}

// `a)`, `12.)`, `iv)` at the start: a list's label, which opens nothing. Digits, a letter of any
// script or a small Roman number.
bool is_label(std::string_view text, std::size_t bracket) {
  const std::size_t begin = text.find_first_not_of(" \t\n\x01");
  if (begin >= bracket) return false;
  std::string_view label = text.substr(begin, bracket - begin);
  if (label.ends_with('.')) label.remove_suffix(1);
  if (label.empty()) return false;
  if (label.find_first_not_of("0123456789") == std::string_view::npos) return true;
  if (label.find_first_not_of("ivx") == std::string_view::npos) return true;
  if (label.find_first_not_of("IVX") == std::string_view::npos) return true;
  const base::CodePoint letter = base::code_point_at(label, 0);
  return letter.size == label.size() && text::is_letter(letter.value);
}

// What brackets begin with.
constexpr base::ByteSet kFirstBytes("()[]{}\xE3\xEF");

struct Unpaired {
  std::vector<Span> brackets;  // that close nothing, then those that nothing closes
  bool crosses = false;        // the first closes a bracket, but another one opens between the two
};

Unpaired find_unpaired(std::string_view text, std::span<const std::size_t> places) {
  struct Open {
    Shape shape;
    Span span;
  };
  std::vector<Open> open;
  Unpaired found;
  bool is_first = true;
  MarkCursor marks(text, places);
  for (std::size_t at = 0;;) {
    at = marks.find(kFirstBytes, at);
    if (at == text.size()) break;
    const base::CodePoint point = base::code_point_at(text, at);
    const Bracket bracket = bracket_of(point.value);
    const Span span{at, at + point.size};
    at += point.size;
    if (bracket.shape == Shape::kNone) continue;
    const bool may_be_label = std::exchange(is_first, false) && bracket.shape == Shape::kRound;
    if (bracket.opens) {
      open.push_back({bracket.shape, span});
    } else if (!open.empty() && open.back().shape == bracket.shape) {
      open.pop_back();
    } else if (!may_be_label || !is_label(text, span.begin)) {
      if (found.brackets.empty()) {
        found.crosses = std::ranges::find(open, bracket.shape, &Open::shape) != open.end();
      }
      found.brackets.push_back(span);
    }
  }
  for (const Open& it : open) found.brackets.push_back(it.span);
  return found;
}

bool is_paired(std::string_view text) {
  return find_unpaired(text, marks_of(text)).brackets.empty();
}

// The pair is in two segments of one paragraph: neither is whole, and both together are.
bool closes_over(std::string_view first, std::string_view second) {
  if (first.empty() || second.empty()) return false;
  if (is_paired(first) || is_paired(second)) return false;
  return is_paired(std::string(first).append(" ").append(second));
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  const auto [unpaired, crosses] = find_unpaired(target.masked(), target.marks());
  if (unpaired.empty() || !is_paired(facts.source().masked())) return;
  const Surroundings& around = facts.surroundings();
  if (closes_over(around.previous.target, target.text()) ||
      closes_over(target.text(), around.next.target)) {
    return;
  }
  const Span first = unpaired.front();
  Fault& fault = faults.in_target(
      first, "the bracket " + quoted(target.text(first)) +
                 (crosses ? " crosses another pair; those of the source do not cross"
                          : " has no partner; those of the source are paired"));
  fault.leaves(TextSide::kTarget, unpaired);
  // A link whose text it is in was torn.
  for (const markup::Code& code : target.codes().codes) {
    if (code.kind == markup::CodeKind::kLink && code.inside().contains(first)) {
      fault.traces.push_back({TextSide::kTarget, code.inside()});
    }
  }
}

}  // namespace
}  // namespace bracket_balance

constinit const Rule kBracketBalance = {
    .description = {.id = "bracket-balance",
                    .group = RuleGroup::kPunctuation,
                    .summary = "a bracket without its partner, where the source's are paired",
                    .why = "A reader looks for the other end, and a Markdown link falls apart. "
                           "Wide and narrow brackets of one shape pair; labels of lists such as "
                           "a) open nothing, and a pair may reach into the next segment of its "
                           "paragraph.",
                    .bad = {.source = "Restart (or stop) it.",
                            .target = "Starten Sie neu (oder halten Sie an."},
                    .good = {.source = "a) Restart (or stop) it.",
                             .target = "b.) 重启（或停止)。",
                             .target_lang = "zh-CN"}},
    .needs = {.target = kBracket | kWideBrackets},
    .check = bracket_balance::check,
};

}  // namespace locseg::check
