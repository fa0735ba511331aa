// Letters of a script that neither the target's language nor the source is written in: a Cyrillic
// word in Japanese, Chinese in a German sentence. Latin is at home everywhere.
#include <algorithm>

#include "base/byte_set.h"
#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/character.h"
#include "text/script.h"

namespace locseg::check {
namespace script_mismatch {
namespace {

// What characters from U+0240 on begin with; all letters before are Latin.
constexpr base::ByteSet kFirstBytes = base::ByteSet("").with(0xC9, 0xFF);

// The classes of all characters from U+0250 on that are letters of some script; of kKanaBlocks,
// marks are left out for kKanaOn if Han is at home.
constexpr ByteClasses kOfScripts = kGreekOnBlocks | kSymbolBlocks | kKanaBlocks | kKanaOn |
                                   kHanBlocks | kHangulBlocks | kWideLetters;

bool is_common(text::Script script) {
  return script == text::Script::kCommon || script == text::Script::kInherited ||
         script == text::Script::kUnknown || script == text::Script::kLatin;
}

bool holds_script(std::string_view text, text::Script script) {
  for (std::size_t at = 0; at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    if (point.value >= 0x80 && point.valid() && text::script_of(point.value) == script) return true;
    at += point.size;
  }
  return false;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  const std::vector<text::Script>& at_home = facts.target_scripts();
  if (at_home.empty()) return;
  // Most texts hold nothing but Latin, Han and kana: then only languages without these can mind.
  const bool cjk_at_home =
      std::find(at_home.begin(), at_home.end(), text::Script::kHan) != at_home.end();
  const bool kana_at_home =
      std::find(at_home.begin(), at_home.end(), text::Script::kKatakana) != at_home.end();
  if (cjk_at_home && !target.has(kOfScripts & ~(kKanaBlocks | kHanBlocks))) return;
  if (cjk_at_home && !target.has(kGreekOnBlocks | kHangulBlocks) &&
      (kana_at_home || !target.has(kKanaBlocks))) {
    return;
  }
  const std::string_view text = target.masked();
  std::size_t begin = 0;
  std::size_t letters = 0;
  text::Script run = text::Script::kCommon;
  const auto close = [&](std::size_t end) {
    // One letter alone is a unit or a formula: µ, Ω, α.
    if (letters >= 2 && !holds_script(facts.source().text(), run)) {
      std::string message = quoted(text.substr(begin, end - begin));
      faults.in_target({begin, end}, message.append(" is written in ")
                                         .append(text::code_of(run))
                                         .append(", a script of another language"));
    }
    letters = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (letters == 0) at = kFirstBytes.find(text, at);
    if (at == text.size()) break;
    const base::CodePoint point = base::code_point_at(text, at);
    if (point.value >= 0x250 && point.valid()) {
      const text::Script script = text::script_of(point.value);
      const bool foreign =
          !is_common(script) && std::find(at_home.begin(), at_home.end(), script) == at_home.end();
      if (foreign && script == run && letters > 0) {
        ++letters;
      } else {
        close(at);
        if (foreign) {
          begin = at;
          run = script;
          letters = 1;
        }
      }
    } else if (letters > 0) {
      close(at);
    }
    at += point.size;
  }
  close(text.size());
}

}  // namespace
}  // namespace script_mismatch

constinit const Rule kScriptMismatch = {
    .description = {.id = "script-mismatch",
                    .group = RuleGroup::kScript,
                    .summary = "letters of a script that the target language is not written in",
                    .why = "Text of another language came in, from the wrong memory or by a "
                           "look-alike. Latin is at home in every language, and so is any script "
                           "that the source uses.",
                    .bad = {.source = "Open the file.", .target = "Öffnen Sie файл."},
                    .good = {.source = "Open the file.", .target = "Öffnen Sie die Datei (5 µ)."}},
    .needs = {.target = script_mismatch::kOfScripts},
    .check = script_mismatch::check,
};

}  // namespace locseg::check
