#include "article/layouts/scripts.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "markup/codes.h"
#include "text/character.h"
#include "text/script.h"

namespace locseg::article {
namespace {

// How many letters of an alphabet a character says as much as, roughly.
std::size_t weight_of(text::Script script) {
  switch (script) {
    case text::Script::kHan:
      return 3;
    case text::Script::kHangul:
    case text::Script::kHiragana:
    case text::Script::kKatakana:
      return 2;
    default:
      return 1;
  }
}

void count(std::string_view text, LetterCounts& into) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::code_point_at(text, at);
    at += c.size;
    if (c.value < 0x80) {
      const char32_t lower = c.value | 0x20;
      into.latin += lower >= U'a' && lower <= U'z';
      continue;
    }
    if (!c.valid() || !text::is_letter(c.value)) continue;
    const text::Script script = text::script_of(c.value);
    if (script == text::Script::kLatin) {
      ++into.latin;
    } else if (script != text::Script::kCommon && script != text::Script::kInherited) {
      into.other += weight_of(script);
    }
  }
}

// How many letters of an alphabet it is worth.
std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint c = base::code_point_at(text, at);
    at += c.size;
    width += c.value >= 0x80 && c.valid() ? weight_of(text::script_of(c.value)) : 1;
  }
  return width;
}

// Gives `take` the stretches of `text` that are no codes.
template <class Take>
void for_prose(std::string_view text, const Take& take) {
  const markup::Codes codes = markup::find_codes(text, markup::Syntax::kMarkdown);
  // The closing marks of links hold the addresses.
  std::vector<Span> marks;
  for (const markup::Code& code : codes.codes) {
    marks.push_back(code.open);
    if (code.paired()) marks.push_back(code.close);
  }
  std::ranges::sort(marks, {}, &Span::begin);
  std::size_t at = 0;
  for (const Span& mark : marks) {
    if (mark.begin > at) take(text.substr(at, mark.begin - at));
    at = std::max<std::size_t>(at, mark.end);
  }
  take(text.substr(std::min(at, text.size())));
}

}  // namespace

LetterCounts count_letters(std::string_view text) {
  LetterCounts counts;
  for_prose(text, [&](std::string_view prose) { count(prose, counts); });
  return counts;
}

bool has_foreign_letters(std::string_view text, const text::ExemplarLetters& letters) {
  bool found = false;
  for_prose(text, [&](std::string_view prose) {
    for (std::size_t at = 0; at < prose.size() && !found;) {
      const base::CodePoint c = base::code_point_at(prose, at);
      at += c.size;
      found = c.value >= 0x80 && c.valid() && text::is_letter(c.value) && !letters.contain(c.value);
    }
  });
  return found;
}

bool differ_in_script(std::string_view a, std::string_view b) {
  return count_letters(a).is_other() != count_letters(b).is_other();
}

bool may_say_the_same(std::string_view a, std::string_view b) {
  constexpr std::size_t kFree = 24;
  constexpr std::size_t kTimes = 4;
  const std::size_t first = width_of(a);
  const std::size_t second = width_of(b);
  return std::max(first, second) <= kTimes * std::min(first, second) + kFree;
}

}  // namespace locseg::article
