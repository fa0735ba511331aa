// A lost `.`, `?` or `!` at the end of a sentence. Looks through what shows nothing, closing marks,
// brackets, quotation marks and links on both sides; any closing mark of the target serves, for a
// sentence may turn into a question or a list's head.
#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/utf8.h"
#include "check/facts/addresses.h"
#include "check/facts/prose_words.h"
#include "check/rules/rules.h"
#include "text/character.h"

namespace locseg::check {
namespace final_punctuation {
namespace {

bool is_quote(char32_t c) {
  switch (c) {
    case U'"':
    case U'\'':
    case U'“':
    case U'”':
    case U'’':
    case U'»':
    case U'«':
      return true;
    default:
      return false;
  }
}

bool closes(char32_t c) {
  switch (c) {
    case U'*':
    case U'_':
    case U'\\':
    case U'>':
    case static_cast<char32_t>(Side::kMark):
      return true;
    default:
      return is_quote(c) || text::is_space(c) || text::is_invisible(c) ||
             (text::paired_bracket(c) != c && !text::is_open_bracket(c));
  }
}

// The last character that is none of those.
struct End {
  char32_t mark = 0;  // 0: there is none
  std::size_t at = 0;
  bool quoted = false;  // a quotation mark follows it
};

End end_of(std::string_view text) {
  End end;
  while (!text.empty()) {
    end.at = base::char_begin(text, text.size() - 1);
    const char32_t c = base::code_point_at(text, end.at).value;
    if (!closes(c)) {
      end.mark = c;
      return end;
    }
    end.quoted = is_quote(c) || (end.quoted && text::is_invisible(c));
    text.remove_suffix(text.size() - end.at);
  }
  return {};
}

bool ends_sentence(char32_t c) { return c == U'.' || c == U'?' || c == U'!'; }

constexpr std::string_view kVerbs[] = {
    "are",  "can",  "could", "do",     "does", "had",    "has", "have", "is",   "may",
    "must", "need", "needs", "please", "see",  "should", "was", "were", "will", "would",
};
static_assert(std::is_sorted(std::begin(kVerbs), std::end(kVerbs)));

// What parts words.
constexpr base::ByteSet kGaps(" \n\r\t\x01");

bool is_relative(std::string_view word) {
  return word == "that" || word == "which" || word == "who" || word == "whom" || word == "where";
}

// Four words and more, half of them in lower case, with a verb that is none of a relative clause
// or a question mark: a sentence. `The number of users that were active.` is a label with a point,
// which languages write without.
bool is_sentence(std::string_view text, bool question) {
  std::size_t words = 0;
  std::size_t lower = 0;
  bool verb = question;
  bool relative = false;
  std::string folded;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && kGaps.has(text[at])) ++at;
    if (at == text.size()) break;
    const std::size_t begin = at;
    at = kGaps.find(text, begin);
    const char c = text[begin];
    if (!base::is_ascii_alpha(c) && c != '(') continue;
    if (base::is_ascii_lower(c)) ++lower;
    ++words;
    folded.assign(text.substr(begin, at - begin));
    std::erase_if(folded, [](char x) { return !base::is_ascii_alpha(x); });
    std::transform(folded.begin(), folded.end(), folded.begin(), base::ascii_lower);
    relative = relative || is_relative(folded);
    // May is a month, and `Can view orders.` describes a role.
    const bool may_be_verb = base::is_ascii_lower(c) || folded == "please" || folded == "see";
    verb = verb ||
           (!relative && may_be_verb &&
            std::binary_search(std::begin(kVerbs), std::end(kVerbs), std::string_view(folded)));
  }
  return verb && words >= 4 && lower * 2 >= words;
}

// `(such as the pump, etc.)`: the mark at `at` is in a bracket that was opened inside a
// sentence, or is the name of an option, `-?`.
bool is_part_of_sentence(std::string_view text, std::size_t at) {
  if (at > 0 && (text[at - 1] == '-' || text[at - 1] == '/')) return true;
  std::size_t depth = 0;
  for (std::size_t open = at; open-- > 0;) {
    if (text[open] == ')') ++depth;
    if (text[open] != '(') continue;
    if (depth > 0) {
      --depth;
      continue;
    }
    const End before = end_of(text.substr(0, open));
    return before.mark != 0 && !ends_sentence(before.mark);
  }
  return false;
}

// A closing mark right before a quotation mark: the quotation moved, and its mark with it.
bool has_quoted_end(std::string_view text) {
  bool mark = false;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (mark && is_quote(point.value)) return true;
    if (!text::is_invisible(point.value)) {
      mark = text::is_punctuation(point.value) && !is_quote(point.value) &&
             text::paired_bracket(point.value) == point.value;
    }
    at += point.size;
  }
  return false;
}

// Whether a text goes on a sentence that another began: in lower case, behind a dash, in brackets.
bool continues(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    at += point.size;
    if (text::is_space(point.value) || text::is_invisible(point.value)) continue;
    if (point.value == U'*' || point.value == U'_') continue;
    return text::is_lower(point.value) || point.value == U'-' || point.value == U'–' ||
           point.value == U'—' || point.value == U'(' || point.value == U'（';
  }
  return false;
}

// What is around the segment takes the mark away rightly: the sentence goes on, or it is a
// question that heads something, which languages put as a noun.
bool is_excused(SegmentFacts& facts, char32_t wanted) {
  const Surroundings& around = facts.surroundings();
  if (wanted == U'?' && (around.in_heading || around.in_cell)) return true;
  if (!is_blank(around.after)) return continues(around.after);
  return continues(around.next.source) || continues(around.next.target);
}

std::string_view last_word(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" \n\r\t\x01");
  if (end == std::string_view::npos) return {};
  const std::size_t before = text.find_last_of(" \n\r\t\x01", end);
  return text.substr(before + 1, end - before);
}

// Not a heading such as `How to save?`, which languages put as a noun.
bool is_question(std::string_view text, char32_t mark) {
  return mark == U'?' && !text.starts_with("How to ");
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& source = facts.source();
  const End wanted = end_of(source.masked());
  if (!ends_sentence(wanted.mark)) return;
  Side& target = facts.target();
  const std::string_view text = target.masked();
  const char32_t found = end_of(text).mark;
  // The code at the end may carry the mark, as a URL or an include does.
  if (found == 0 || is_blank(text)) return;
  if (text::is_punctuation(found) || text::is_symbol(found)) return;
  if (!is_sentence(source.masked(), is_question(source.masked(), wanted.mark)) ||
      is_part_of_sentence(source.masked(), wanted.at)) {
    return;
  }
  if (target.primary_lang() == "th" || target.primary_lang() == "lo") return;
  if (wanted.quoted && has_quoted_end(text)) return;
  // A mark would be read as a part of it.
  if (is_address(last_word(text))) return;
  if (is_excused(facts, wanted.mark)) return;
  std::string mark(1, static_cast<char>(wanted.mark));
  faults.in_target({target.text().size(), target.text().size()},
                   "the source ends with " + quoted(mark) + ", the target with no mark");
}

}  // namespace
}  // namespace final_punctuation

constinit const Rule kFinalPunctuation = {
    .description = {.id = "final-punctuation",
                    .group = RuleGroup::kPunctuation,
                    .summary = "a sentence that lost its final mark",
                    .why = "The sentence runs into the next one. Judged for sentences of four "
                           "words and more that have a verb, through brackets, quotation marks "
                           "and links; any other closing mark serves. Questions in headings and "
                           "cells, and sentences that continue in the next segment, are ignored. "
                           "Japanese and Thai often write none.",
                    .bad = {.source = "You must save the file before you close it.",
                            .target = "Speichern Sie die Datei, bevor Sie sie schließen"},
                    .good = {.source = "You must save the file before you [close it](close.md).",
                             .target = "Speichern Sie die Datei, bevor Sie sie "
                                       "[schließen.](close.md)\u200B"},
                    .off_for = "ja"},
    .needs = {.source = kStop},
    .check = final_punctuation::check,
};

}  // namespace locseg::check
