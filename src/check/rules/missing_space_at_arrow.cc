// A menu's arrow with a space on one side only: `A> B`, where the source has `A > B`. An arrow that
// a mark follows leads nowhere, and one behind another or behind an opening bracket or tag comes
// from nowhere: a space would not help them.
#include <algorithm>
#include <iterator>
#include <vector>

#include "base/utf8.h"
#include "check/facts/drawn_marks.h"
#include "check/rules/rules.h"
#include "text/character.h"
#include "text/script.h"

namespace locseg::check {
namespace missing_space_at_arrow {
namespace {

// An arrow in a text: `>`, in any spelling, and whether spaces are beside it.
struct Arrow {
  Span span;
  bool before = false;
  bool after = false;
};

bool is_gap(std::string_view text, std::size_t at) {
  return text::is_space(base::code_point_at(text, at).value);
}

// The end of what readers see before `at`: not marks of code, nor what shows nothing.
std::size_t seen_before(std::string_view text, std::size_t at) {
  while (at > 0) {
    const std::size_t begin = base::char_begin(text, at - 1);
    if (text[begin] != Side::kMark && !text::is_invisible(base::code_point_at(text, begin).value)) {
      break;
    }
    at = begin;
  }
  return at;
}

// The same for the beginning of what is behind.
std::size_t seen_behind(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (text[at] != Side::kMark && !text::is_invisible(point.value)) break;
    at += point.size;
  }
  return at;
}

// The next arrow from `from` on that has something before and behind it on its line.
bool next_arrow(std::string_view text, std::size_t from, Arrow& arrow) {
  for (std::size_t at = text.find('>', from); at != std::string_view::npos;
       at = text.find('>', at + 1)) {
    std::size_t begin = at > 0 && text[at - 1] == '\\' ? at - 1 : at;
    const std::size_t end = at + 1;
    if (begin == 0 || end == text.size()) continue;
    const char previous = text[begin - 1];
    const char next = text[end];
    if (previous == '\n' || next == '\n' || next == '>' || next == '=' || previous == '>' ||
        previous == '-' || previous == '=' || previous == '<') {
      continue;
    }
    const std::size_t first = seen_before(text, begin);
    const std::size_t last = seen_behind(text, end);
    if (first == 0 || last == text.size() || begins_with_mark(text.substr(last))) continue;
    arrow.span = {begin, end};
    arrow.before = is_gap(text, base::char_begin(text, first - 1));
    arrow.after = is_gap(text, last);
    return true;
  }
  return false;
}

// Whether the text has arrows, all of them between spaces.
bool sets_apart(std::string_view text) {
  Arrow arrow;
  std::size_t count = 0;
  for (std::size_t at = 0; next_arrow(text, at, arrow); at = arrow.span.end) {
    if (!arrow.before || !arrow.after) return false;
    ++count;
  }
  return count > 0;
}

// Whether the side without a space has a Chinese or Japanese bracket or quotation mark, which
// brings white space of its own.
bool is_set_apart_by_mark(SegmentFacts& facts, const Arrow& arrow) {
  const std::vector<text::Script>& scripts = facts.target_scripts();
  if (std::ranges::find(scripts, text::Script::kHan) == scripts.end()) return false;
  const std::string_view text = facts.target().masked();
  const std::size_t at = arrow.before
                             ? seen_behind(text, arrow.span.end)
                             : base::char_begin(text, seen_before(text, arrow.span.begin) - 1);
  const char32_t beside = base::code_point_at(text, at).value;
  return beside >= 0x80 && (arrow.before ? text::is_opening(beside) : text::is_closing(beside));
}

// Whether nothing is before the arrow that it could lead from: the arrow is the first thing in a
// tag, a bracket, a link or emphasis, or behind another one.
bool comes_from_nowhere(Side& side, const Arrow& arrow) {
  const std::string_view text = side.masked();
  std::size_t at = arrow.span.begin;
  while (at > 0 && is_gap(text, base::char_begin(text, at - 1)))
    at = base::char_begin(text, at - 1);
  if (at == 0 || text[at - 1] == '>') return true;
  const std::size_t before = base::char_begin(text, at - 1);
  if (text::is_opening(base::code_point_at(text, before).value)) return true;
  const std::vector<markup::Code>& codes = side.codes().codes;
  const auto behind = std::ranges::lower_bound(
      codes, at, {}, [](const markup::Code& code) { return code.open.begin; });
  return behind != codes.begin() && std::prev(behind)->paired() &&
         std::prev(behind)->open.end == at;
}

void check(SegmentFacts& facts, Faults& faults) {
  const std::string_view text = facts.target().masked();
  Arrow arrow;
  bool asked = false;
  for (std::size_t at = 0; next_arrow(text, at, arrow); at = arrow.span.end) {
    if (arrow.before == arrow.after || is_set_apart_by_mark(facts, arrow)) continue;
    if (!asked && !sets_apart(facts.source().masked())) return;
    asked = true;
    if (comes_from_nowhere(facts.target(), arrow)) continue;
    Fault& fault = faults.in_target(
        arrow.span, arrow.before
                        ? "no space behind the arrow; the source has spaces on both sides"
                        : "no space before the arrow; the source has spaces on both sides");
    const std::uint64_t where = arrow.before ? arrow.span.end : arrow.span.begin;
    fault.fix.push_back({{where, where}, " "});
  }
}

}  // namespace
}  // namespace missing_space_at_arrow

constinit const Rule kMissingSpaceAtArrow = {
    .description = {.id = "missing-space-at-arrow",
                    .group = RuleGroup::kPunctuation,
                    .summary = "a > between menus with a space on one side only",
                    .why = "The source sets the steps of a menu apart on both sides; a space on "
                           "one side is the trace of a lost one. None on either side is a style.",
                    .bad = {.source = "Go to File > Save > As.",
                            .target = "Wechseln Sie zu Datei> Speichern > Unter."},
                    .good = {.source = "Go to File > Save > As.",
                             .target = "Wechseln Sie zu Datei > Speichern > Unter."},
                    .fixes = "puts the space in"},
    .needs = {.source = kAngle, .target = kAngle},
    .check = missing_space_at_arrow::check,
};

}  // namespace locseg::check
