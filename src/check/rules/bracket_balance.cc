// Brackets without a partner in the target, where those of the source have theirs. Brackets of one
// shape count as one kind, whatever their width: `(a）` is closed.
#include <array>

#include "base/utf8.h"
#include "check/facts/byte_set.h"
#include "check/rules/rules.h"

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

// `a)`, `12.)`: a list's label, which opens nothing.
bool is_label(std::string_view text, std::size_t bracket) {
  std::size_t at = bracket;
  while (at > 0 && bracket - at < 3 && static_cast<unsigned char>(text[at - 1]) > ' ' &&
         text[at - 1] != '(') {
    --at;
  }
  return bracket > at && (at == 0 || text[at - 1] == ' ' || text[at - 1] == '\n');
}

// What brackets begin with.
constexpr ByteSet kFirstBytes("()[]{}\xE3\xEF");

// The first bracket without a partner; an empty span where there is none. A bracket inside others
// is looked for among what is open, no deeper than is sane.
Span unpaired(std::string_view text) {
  struct Open {
    Shape shape;
    Span span;
  };
  std::vector<Open> open;
  for (std::size_t at = 0;;) {
    at = kFirstBytes.find(text, at);
    if (at == text.size()) break;
    const base::CodePoint point = base::code_point_at(text, at);
    const Bracket bracket = bracket_of(point.value);
    const Span span{at, at + point.size};
    at += point.size;
    if (bracket.shape == Shape::kNone) continue;
    if (bracket.opens) {
      open.push_back({bracket.shape, span});
    } else if (!open.empty() && open.back().shape == bracket.shape) {
      open.pop_back();
    } else if (bracket.shape != Shape::kRound || !is_label(text, span.begin)) {
      return span;
    }
  }
  return open.empty() ? Span{} : open.front().span;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (!target.has(kBracket | kKanaBlocks | kWideBlocks)) return;
  const Span fault = unpaired(target.masked());
  if (fault.empty() || !unpaired(facts.source().masked()).empty()) return;
  faults.in_target(fault, "the bracket " + quoted(target.text(fault)) +
                              " has no partner; those of the source are paired");
}

}  // namespace
}  // namespace bracket_balance

constinit const Rule kBracketBalance = {
    .description = {.id = "bracket-balance",
                    .group = RuleGroup::kPunctuation,
                    .summary = "a bracket without its partner, where the source's are paired",
                    .why = "A reader looks for the other end, and a Markdown link falls apart. "
                           "Wide and narrow brackets of one shape pair; labels of lists such as "
                           "a) open nothing.",
                    .bad = {.source = "Restart (or stop) it.",
                            .target = "Starten Sie neu (oder halten Sie an."},
                    .good = {.source = "Restart (or stop) it.",
                             .target = "重启（或停止)。",
                             .target_lang = "zh-CN"}},
    .check = bracket_balance::check,
};

}  // namespace locseg::check
