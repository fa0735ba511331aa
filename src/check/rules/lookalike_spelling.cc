// Thai and Lao letters typed as others that look the same. Unicode: U+0E33 and U+0EB3 have a
// compatibility decomposition, which readers cannot tell from them; two U+0E40 look like one
// U+0E41, in Lao U+0EC0 and U+0EC1; a mark typed twice covers itself. A mark of Thai is above or
// below a consonant (Indic_Syllabic_Category); behind anything else it was typed at the wrong
// place.
#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/character.h"

namespace locseg::check {
namespace lookalike_spelling {
namespace {

struct Composed {
  char32_t first;
  char32_t second;
  char32_t whole;
};

constexpr Composed kComposed[] = {
    {0x0E4D, 0x0E32, 0x0E33},
    {0x0ECD, 0x0EB2, 0x0EB3},
    {0x0E40, 0x0E40, 0x0E41},
    {0x0EC0, 0x0EC0, 0x0EC1},
};

bool is_tone(char32_t c) { return (c >= 0x0E48 && c <= 0x0E4B) || (c >= 0x0EC8 && c <= 0x0ECB); }

bool is_thai_or_lao(char32_t c) { return c >= 0x0E00 && c < 0x0F00; }

struct Found {
  Span span;
  std::string meant;
  bool twice = false;
};

// What is wrong at `at`; an empty span if nothing is.
Found look(std::string_view text, std::size_t at) {
  const base::CodePoint first = base::code_point_at(text, at);
  std::size_t next = at + first.size;
  if (!is_thai_or_lao(first.value) || next >= text.size()) return {};
  base::CodePoint second = base::code_point_at(text, next);
  if (second.value == first.value && text::is_mark(first.value)) {
    return {{at, next + second.size}, std::string(text.substr(at, first.size)), true};
  }
  std::string meant;
  if (is_tone(second.value)) {  // the tone goes before the whole letter
    meant = text.substr(next, second.size);
    next += second.size;
    if (next >= text.size()) return {};
    second = base::code_point_at(text, next);
  }
  const auto* composed = std::ranges::find_if(kComposed, [&](const Composed& it) {
    return it.first == first.value && it.second == second.value;
  });
  if (composed == std::end(kComposed)) return {};
  if (composed->first == composed->second && !meant.empty()) return {};
  base::append_utf8(meant, composed->whole);
  return {{at, next + second.size}, std::move(meant)};
}

bool is_thai_mark(char32_t c) { return c >= 0x0E31 && c < 0x0E50 && text::is_mark(c); }

// Whether the mark at `at`, which is not first in the text, is behind a letter that carries none.
bool has_no_base(std::string_view text, std::size_t at) {
  const char32_t before = base::code_point_at(text, base::char_begin(text, at - 1)).value;
  const bool carries = (before >= 0x0E01 && before <= 0x0E2E) || is_thai_mark(before);
  const bool shows_marks = before == 0x25CC || before == static_cast<char32_t>(Side::kMark);
  return !carries && !shows_marks;
}

void report_without_base(std::string_view text, std::size_t at, Faults& faults) {
  const base::CodePoint point = base::code_point_at(text, at);
  if (at == 0 || !is_thai_mark(point.value) || !has_no_base(text, at)) return;
  faults.in_target({at, at + point.size}, "a mark that is above no letter").once_an_article = true;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (!target.has(kThreeBytes)) return;
  const std::string_view text = target.masked();
  for (std::size_t at = text.find('\xE0'); at != std::string_view::npos;
       at = text.find('\xE0', at)) {
    Found found = look(text, at);
    if (found.span.empty()) {
      report_without_base(text, at, faults);
      at += base::code_point_at(text, at).size;
      continue;
    }
    at = found.span.end;
    std::string message = found.twice ? "a mark is typed twice; readers see one"
                                      : "letters that only look like the one that is meant";
    Fault& fault = faults.in_target(found.span, std::move(message));
    fault.fix.push_back({found.span, std::move(found.meant)});
    fault.once_an_article = true;
  }
}

}  // namespace
}  // namespace lookalike_spelling

constinit const Rule kLookalikeSpelling = {
    .description =
        {.id = "lookalike-spelling",
         .group = RuleGroup::kScript,
         .summary = "Thai or Lao letters typed as others that look the same",
         .why = "Readers see nothing, but searches, glossaries and memories do not find "
                "the word. NFC leaves it alone. So is a mark that no consonant carries, which was "
                "typed at the wrong place. Said once an article.",
         .bad = {.source = "The amount", .target = "จ\u0E4D\u0E32นวน", .target_lang = "th-TH"},
         .good = {.source = "The amount", .target = "จ\u0E33นวน", .target_lang = "th-TH"},
         .severity = Severity::kInfo,
         .fixes = "types the letter that is meant"},
    .needs = {.target = kGreekOnBlocks},
    .check = lookalike_spelling::check,
};

}  // namespace locseg::check
