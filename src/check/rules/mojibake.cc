// UTF-8 that was read as Windows-1252 or Latin-1 and written again: `Ã¤` for `ä`, `â€™` for `’`.
// Found by undoing it: a run of characters whose bytes in Windows-1252 are UTF-8 of several bytes.
#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/script.h"

namespace locseg::check {
namespace mojibake {
namespace {

// The byte that Windows-1252 writes for `c`; 0 where it has none above ASCII.
unsigned char windows_byte(char32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned char>(c);
  constexpr char32_t kHigh[] = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
  const auto* at = std::find(std::begin(kHigh), std::end(kHigh), c);
  if (c == 0 || at == std::end(kHigh)) return 0;
  return static_cast<unsigned char>(0x80 + (at - std::begin(kHigh)));
}

// Whether a text in `scripts` may hold `c`: `é »` of French is no Han character.
bool may_hold(const std::vector<text::Script>& scripts, char32_t c) {
  const text::Script script = text::script_of(c);
  return scripts.empty() || script == text::Script::kCommon || script == text::Script::kInherited ||
         script == text::Script::kLatin || std::ranges::find(scripts, script) != scripts.end();
}

// The bytes of the text from `at` on that are one character twice encoded; empty where it is not.
Span twice_encoded(std::string_view text, std::size_t at,
                   const std::vector<text::Script>& scripts) {
  std::string bytes;
  std::size_t end = at;
  while (end < text.size() && bytes.size() < 4) {
    const base::CodePoint point = base::code_point_at(text, end);
    const unsigned char byte = point.valid() ? windows_byte(point.value) : 0;
    if (byte == 0) break;
    bytes += static_cast<char>(byte);
    end += point.size;
    if (bytes.size() == 1 && byte < 0xC2) return {};
    const base::CodePoint decoded = base::code_point_at(bytes, 0);
    if (decoded.valid() && decoded.size == bytes.size() && bytes.size() > 1) {
      return may_hold(scripts, decoded.value) ? Span{at, end} : Span{};
    }
  }
  return {};
}

Span find(std::string_view text, const std::vector<text::Script>& scripts) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (point.value >= 0xC2 && point.value <= 0xF4) {
      const Span found = twice_encoded(text, at, scripts);
      if (!found.empty()) return found;
    }
    at += point.size;
  }
  return {};
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  const Span fault = find(target.text(), facts.target_scripts());
  if (fault.empty()) return;
  if (facts.source().has(kTwoBytes) && !find(facts.source().text(), {}).empty()) return;
  faults.in_target(fault, quoted(target.text(fault)) + " is a character that was encoded twice");
}

}  // namespace
}  // namespace mojibake

constinit const Rule kMojibake = {
    .description = {.id = "mojibake",
                    .group = RuleGroup::kScript,
                    .summary = "a character that was encoded twice, such as Ã¤ for ä",
                    .why = "Some program read UTF-8 as Windows-1252 and wrote it back. Readers "
                           "see rubbish, and it gets worse at every further turn.",
                    .bad = {.source = "Open the file.", .target = "Datei Ã¶ffnen."},
                    .good = {.source = "Open the file.", .target = "Datei öffnen."},
                    .severity = Severity::kError},
    .needs = {.target = kLatinBlocks},
    .check = mojibake::check,
};

}  // namespace locseg::check
