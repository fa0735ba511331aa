// A lost `.`, `?` or `!` at the end of a sentence. Looks through closing marks, brackets, quotation
// marks and links on both sides; any closing mark of the target serves, for a sentence may turn
// into a question or a list's head.
#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/utf8.h"
#include "check/facts/prose_words.h"
#include "check/rules/rules.h"
#include "text/character.h"

namespace locseg::check {
namespace final_punctuation {
namespace {

bool closes(char32_t c) {
  switch (c) {
    case U' ':
    case U'\n':
    case U'\r':
    case U'\t':
    case U'\u00A0':
    case U'\u3000':
    case U'"':
    case U'\'':
    case U'“':
    case U'”':
    case U'’':
    case U'»':
    case U'«':
    case U'*':
    case U'_':
    case U'\\':
    case U'>':
    case static_cast<char32_t>(Side::kMark):
      return true;
    default:
      return c >= 0x20 && text::paired_bracket(c) != c && !text::is_open_bracket(c);
  }
}

// The last character that is none of those; 0 where there is none.
char32_t last_telling(std::string_view text) {
  while (!text.empty()) {
    const std::size_t at = base::char_begin(text, text.size() - 1);
    const char32_t c = base::code_point_at(text, at).value;
    if (!closes(c)) return c;
    text.remove_suffix(text.size() - at);
  }
  return 0;
}

bool ends_sentence(char32_t c) { return c == U'.' || c == U'?' || c == U'!'; }

constexpr std::string_view kVerbs[] = {
    "are",  "can",  "could", "do",     "does", "had",    "has", "have", "is",   "may",
    "must", "need", "needs", "please", "see",  "should", "was", "were", "will", "would",
};
static_assert(std::is_sorted(std::begin(kVerbs), std::end(kVerbs)));

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
    const std::size_t begin = text.find_first_not_of(" \n\r\t\x01", at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(" \n\r\t\x01", begin), text.size());
    const char c = text[begin];
    if (!base::is_ascii_alpha(c) && c != '(') continue;
    if (c >= 'a' && c <= 'z') ++lower;
    ++words;
    folded.assign(text.substr(begin, at - begin));
    std::erase_if(folded, [](char x) { return !base::is_ascii_alpha(x); });
    std::transform(folded.begin(), folded.end(), folded.begin(), base::ascii_lower);
    relative = relative || is_relative(folded);
    // May is a month, and `Can view orders.` describes a role.
    const bool may_be_verb = (c >= 'a' && c <= 'z') || folded == "please" || folded == "see";
    verb = verb ||
           (!relative && may_be_verb &&
            std::binary_search(std::begin(kVerbs), std::end(kVerbs), std::string_view(folded)));
  }
  return verb && words >= 4 && lower * 2 >= words;
}

// Not a heading such as `How to save?`, which languages put as a noun.
bool is_question(std::string_view text, char32_t mark) {
  return mark == U'?' && !text.starts_with("How to ");
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& source = facts.source();
  if (!source.has(kStop)) return;
  const char32_t wanted = last_telling(source.masked());
  if (!ends_sentence(wanted) ||
      !is_sentence(source.masked(), is_question(source.masked(), wanted))) {
    return;
  }
  Side& target = facts.target();
  const std::string_view text = target.masked();
  const char32_t found = last_telling(text);
  // The code at the end may carry the mark, as a URL or an include does.
  if (found == 0 || is_blank(text)) return;
  if (text::is_punctuation(found) || text::is_symbol(found)) return;
  if (target.primary_lang() == "th" || target.primary_lang() == "lo") return;
  std::string mark(1, static_cast<char>(wanted));
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
                           "and links; any other closing mark serves. Japanese and Thai often "
                           "write none.",
                    .bad = {.source = "You must save the file before you close it.",
                            .target = "Speichern Sie die Datei, bevor Sie sie schließen"},
                    .good = {.source = "You must save the file before you [close it](close.md).",
                             .target = "Speichern Sie die Datei, bevor Sie sie "
                                       "[schließen.](close.md)"},
                    .off_for = "ja"},
    .check = final_punctuation::check,
};

}  // namespace locseg::check
