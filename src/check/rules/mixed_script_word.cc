// Words whose letters come from scripts that look alike: `Аzure` with a Cyrillic letter. UTS #39.
#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/character.h"
#include "text/spoof.h"

namespace locseg::check {
namespace mixed_script_word {
namespace {

// Greek, Cyrillic, Armenian and Cherokee letters, which look like Latin ones; not those of units,
// as in `μs` and `kΩ`.
bool is_lookalike(char32_t c) {
  if (c == U'μ' || c == U'Ω') return false;
  return (c >= 0x370 && c < 0x590) || (c >= 0x13A0 && c < 0x1400) || (c >= 0x1F00 && c < 0x2000);
}

// `ддTЧЧ`, `ссZ`: of a pattern for dates, localized. Runs of one letter each, and the T and Z of
// ISO 8601, which are no letters of the pattern.
bool is_date_pattern(std::string_view word) {
  std::size_t literals = 0;
  char32_t last = 0;
  std::size_t run = 2;
  for (std::size_t at = 0; at < word.size();) {
    const base::CodePoint point = base::code_point_at(word, at);
    const bool is_literal = point.value == U'T' || (point.value == U'Z' && at + 1 == word.size());
    if (is_literal || point.value != last) {
      if (run < 2) return false;
      run = is_literal ? 2 : 0;
    }
    literals += is_literal ? 1 : 0;
    run += is_literal ? 0 : 1;
    if (!is_literal && point.value < 0x250) return false;
    last = is_literal ? 0 : point.value;
    at += point.size;
  }
  return literals > 0 && run >= 2;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (!target.has(kLetter | kLatinBlocks)) return;
  const std::string_view text = target.masked();
  bool latin = false;
  bool lookalike = false;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    if (latin && lookalike) {
      const std::string_view word = text.substr(begin, end - begin);
      if (text::mixes_scripts(word) && text::is_spoof(word) && !is_date_pattern(word) &&
          facts.source().text().find(word) == std::string_view::npos) {
        faults.in_target({begin, end},
                         "the word " + quoted(word) + " mixes letters of several scripts");
      }
    }
    latin = false;
    lookalike = false;
    begin = end;
  };
  for (std::size_t at = 0; at < text.size();) {
    const unsigned char byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      const bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
      if (!letter) {
        close(at);
        begin = at + 1;
      }
      latin = latin || letter;
      ++at;
      continue;
    }
    const base::CodePoint point = base::code_point_at(text, at);
    if (!point.valid() || !text::is_letter(point.value)) {
      close(at);
      begin = at + point.size;
    } else {
      lookalike = lookalike || is_lookalike(point.value);
      latin = latin || point.value < 0x250;
    }
    at += point.size;
  }
  close(text.size());
}

}  // namespace
}  // namespace mixed_script_word

constinit const Rule kMixedScriptWord = {
    .description = {.id = "mixed-script-word",
                    .group = RuleGroup::kScript,
                    .summary = "a word of letters from several scripts that may look alike",
                    .why = "It looks right and no search finds it; in an address or a command it "
                           "leads elsewhere. The T and Z of a localized pattern for dates, "
                           "гггг-ММ-ддTЧЧ:мм:ссZ, are no fault.",
                    .bad = {.source = "Open Azure.", .target = "Öffnen Sie \u0410zure."},
                    .good = {.source = "Open Azure.", .target = "Öffnen Sie Azure."}},
    .needs = {.target = kGreekOnBlocks},
    .check = mixed_script_word::check,
};

}  // namespace locseg::check
