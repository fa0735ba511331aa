// Characters that show nothing and do nothing here: zero-width spaces, byte-order marks, soft
// hyphens, control characters. Scripts that need joiners and directions that need marks keep them.
#include <algorithm>
#include <iterator>
#include <utility>

#include "base/byte_set.h"
#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/character.h"

namespace locseg::check {
namespace invisible_character {
namespace {

struct Invisible {
  char32_t value;
  std::string_view name;
  std::string_view needed_by;  // languages, ` th km `
};

constexpr Invisible kInvisibles[] = {
    {0x00AD, "soft hyphen", ""},
    {0x180E, "Mongolian vowel separator", " mn "},
    {0x200B, "zero-width space", " th lo km my bo "},
    {0x200C, "zero-width non-joiner", " fa ur ku ar hi bn mr ne pa gu ta te kn ml si my km "},
    {0x2060, "word joiner", ""},
    {0x2061, "function application", ""},
    {0x2062, "invisible times", ""},
    {0x2063, "invisible separator", ""},
    {0x2064, "invisible plus", ""},
    {0x2028, "line separator", ""},
    {0x2029, "paragraph separator", ""},
    {0xFEFF, "byte-order mark", ""},
    {0xFFF9, "annotation anchor", ""},
};

// Its name where `c` is one that `lang` does not need; empty else.
std::string_view name_of(char32_t c, std::string_view lang) {
  if ((c < 0x20 && c != U'\n' && c != U'\r' && c != U'\t') || (c >= 0x7F && c < 0xA0)) {
    return "control character";
  }
  const auto* at = std::find_if(std::begin(kInvisibles), std::end(kInvisibles),
                                [&](const Invisible& it) { return it.value == c; });
  if (at == std::end(kInvisibles)) return {};
  std::string padded(1, ' ');
  padded.append(lang);
  padded += ' ';
  return at->needed_by.find(padded) == std::string_view::npos ? at->name : std::string_view();
}

// Between two letters or digits, where searches, and readers who copy the word, stumble over it.
bool is_inside_word(std::string_view text, Span span) {
  if (span.begin == 0 || span.end == text.size()) return false;
  const auto is_word = [&](std::size_t at) {
    const char32_t c = base::code_point_at(text, at).value;
    return text::is_letter(c) || text::digit_value(c) >= 0;
  };
  return is_word(base::char_begin(text, span.begin - 1)) && is_word(span.end);
}

// What they begin with.
constexpr base::ByteSet kFirstBytes = base::ByteSet("\x7F\xC2\xE1\xE2\xEF").with(0, 0x1F);

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  const std::string_view text = target.text();
  MarkCursor marks(text, target.marks());
  for (std::size_t begin = marks.find(kFirstBytes, 0); begin < text.size();) {
    const base::CodePoint point = base::code_point_at(text, begin);
    const std::size_t at = begin + point.size;
    const std::size_t here = std::exchange(begin, marks.find(kFirstBytes, at));
    if (!point.valid()) continue;
    const std::string_view name = name_of(point.value, target.primary_lang());
    if (name.empty()) continue;
    const std::string_view bytes = text.substr(here, point.size);
    if (facts.source().text().find(bytes) != std::string_view::npos) continue;
    std::string message("an invisible ");
    Fault& fault =
        faults.in_target({here, at}, message.append(name).append(" that the source does not have"));
    if (!is_inside_word(text, {here, at})) fault.severity = Severity::kInfo;
  }
}

}  // namespace
}  // namespace invisible_character

constinit const Rule kInvisibleCharacter = {
    .description = {.id = "invisible-character",
                    .group = RuleGroup::kScript,
                    .summary = "a character that shows nothing and that the source does not have",
                    .why = "Searches miss the word, and a name that is copied does not work; "
                           "outside of a word it is an info. "
                           "Zero-width spaces in Thai or Khmer, joiners in scripts that need "
                           "them, and marks of direction are no fault.",
                    .bad = {.source = "Open the file.", .target = "Da\u200Btei öffnen."},
                    .good = {.source = "Open the file.", .target = "Datei öffnen."}},
    .needs = {.target = kControl | kLatinBlocks | kGreekOnBlocks | kMarkBlocks | kWideBlocks},
    .check = invisible_character::check,
};

}  // namespace locseg::check
