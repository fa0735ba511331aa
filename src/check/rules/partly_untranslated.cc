// A run of words of the source left in a target of another script. Runs in brackets or before them
// are glosses, `**Expiry status** (有効期限の状態)`, and quoted runs are labels of a screen.
#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/utf8.h"
#include "check/facts/prose_words.h"
#include "check/rules/rules.h"
#include "text/character.h"
#include "text/script.h"

namespace locseg::check {
namespace partly_untranslated {
namespace {

constexpr std::size_t kLeastWords = 4;

bool is_invisible_at(std::string_view text) {
  return !text.empty() && text::is_invisible(base::code_point_at(text, 0).value);
}

bool opens_gloss(std::string_view after) {
  while (after.starts_with(' ') || after.starts_with('.') || after.starts_with('*') ||
         after.starts_with(Side::kMark) || after.starts_with(']') || after.starts_with('"') ||
         is_invisible_at(after)) {
    after.remove_prefix(base::code_point_at(after, 0).size);
  }
  return after.starts_with('(') || after.starts_with("（") || after.starts_with("/(") ||
         after.starts_with("\\(");
}

bool is_quoted(std::string_view before) {
  while (before.ends_with(' ')) before.remove_suffix(1);
  for (const std::string_view mark :
       {"(", "（", "[", "「", "『", "“", "\"", "*", "《", "\x01", "'", "‘"}) {
    if (before.ends_with(mark)) return true;
  }
  return false;
}

// The same for single straight marks, which are apostrophes between letters.
bool is_in_single_marks(std::string_view text, Span run) {
  const auto is_letter = [&](std::size_t at) {
    return at < text.size() && (base::is_ascii_alpha(text[at]) || text[at] == '\'');
  };
  bool open = false;
  for (std::size_t at = 0; at <= run.begin; ++at) {
    if (text[at] != '\'') continue;
    if ((at == 0 || !is_letter(at - 1)) && is_letter(at + 1)) open = true;
    if (at > 0 && is_letter(at - 1) && !is_letter(at + 1)) open = false;
  }
  for (std::size_t at = run.end - 1; open && at < text.size(); ++at) {
    if (text[at] == '\'' && is_letter(at - 1) && !is_letter(at + 1)) return true;
  }
  return false;
}

// Between a mark that opens a quotation and one that closes it: what a user says or reads there.
bool is_in_quotation(std::string_view text, Span run) {
  constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
      {"“", "”"}, {"‘", "’"}, {"「", "」"}, {"『", "』"}, {"《", "》"}, {"«", "»"}};
  const std::string_view before = text.substr(0, run.begin);
  const std::string_view behind = text.substr(run.end);
  for (const auto& [open, close] : kPairs) {
    const std::size_t at = before.rfind(open);
    if (at == std::string_view::npos || before.find(close, at) != std::string_view::npos) continue;
    if (behind.find(close) != std::string_view::npos) return true;
  }
  return std::ranges::count(before, '"') % 2 == 1 && behind.find('"') != std::string_view::npos;
}

// `Tax report model.version.82.xml`: the run ends inside the name of a file.
bool begins_file_name(std::string_view behind) {
  return behind.size() > 1 && behind[0] == '.' && base::is_ascii_alnum(behind[1]);
}

// `Dynamics 365 for Finance and Operations`: what begins before the run is a name.
bool continues_name(std::string_view before) {
  while (before.ends_with(' ')) before.remove_suffix(1);
  return !before.empty() && base::is_ascii_digit(before.back());
}

// The title of what a link leads to, as the source has it: the page itself may be in the source's
// language.
bool is_title_of_link(SegmentFacts& facts, Span run) {
  Side& target = facts.target();
  return std::ranges::any_of(target.codes().codes, [&](const markup::Code& code) {
    if (code.kind != markup::CodeKind::kLink || !code.inside().contains(run)) return false;
    const std::string title = std::string("[").append(target.text(code.inside())).append("]");
    return facts.source().text().find(title) != std::string_view::npos;
  });
}

bool is_latin_script(const std::vector<text::Script>& scripts) {
  return scripts.empty() ||
         std::find(scripts.begin(), scripts.end(), text::Script::kLatin) != scripts.end();
}

constexpr base::ByteSet kRunStarts = base::kAsciiLetters.with("'-");
constexpr base::ByteSet kInRun = kRunStarts.with(' ', ' ');

// The next run at `at` or behind that has spaces, as all of some words have; empty if there is
// none. Moves `at` past it.
Span next_run(std::string_view text, std::size_t& at) {
  for (std::size_t space = text.find(' ', at); space != std::string_view::npos;
       space = text.find(' ', at)) {
    std::size_t begin = space;
    while (begin > at && kInRun.has(text[begin - 1])) --begin;
    at = space;
    while (at < text.size() && kInRun.has(text[at])) ++at;
    std::size_t end = at;
    while (begin < end && text[begin] == ' ') ++begin;
    while (end > begin && text[end - 1] == ' ') --end;
    if (begin < end) return {begin, end};
  }
  return {};
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (!target.has(kThreeBytes | kTwoBytes) || !target.has(kSpace)) return;
  if (is_latin_script(facts.target_scripts())) return;
  const std::string_view text = target.masked();
  const std::string_view source = facts.source().text();
  std::size_t at = 0;
  for (Span span = next_run(text, at); !span.empty(); span = next_run(text, at)) {
    const auto [begin, end] = span;
    const std::string_view run = span.of(text);
    // So many words have at least so many letters and spaces.
    if (run.size() < 2 * kLeastWords - 1) continue;
    const ProseWords words = count_prose_words(run);
    if (words.all < kLeastWords || words.lower * 5 < words.all * 3) continue;
    if (continues_name(text.substr(0, begin))) continue;
    if (source.find(run) == std::string_view::npos) continue;
    if (opens_gloss(text.substr(end)) || is_quoted(text.substr(0, begin))) continue;
    if (begins_file_name(text.substr(end)) || is_in_quotation(text, {begin, end}) ||
        is_in_single_marks(text, {begin, end})) {
      continue;
    }
    Fault& fault = faults.in_target({begin, end}, quoted(run) + " was left in the source language");
    if (is_title_of_link(facts, {begin, end})) fault.severity = Severity::kInfo;
  }
}

}  // namespace
}  // namespace partly_untranslated

constinit const Rule kPartlyUntranslated = {
    .description =
        {.id = "partly-untranslated",
         .group = RuleGroup::kCompleteness,
         .summary = "a run of source words in a target of another script",
         .why = "Part of the sentence was forgotten. Judged for four or more words of which most "
                "are lower-case; labels between quotation marks or in brackets, and runs that a "
                "gloss in brackets follows, are no fault. An info if it is the whole title of "
                "a link, whose page may be in that language.",
         .bad = {.source = "Save the file before you go on.",
                 .target = "保存文件 before you go on。",
                 .target_lang = "zh-CN"},
         .good = {.source = "Select **Add to the cart now**.",
                  .target = "**Add to the cart now**(今すぐカートに追加)を選択します。",
                  .target_lang = "ja-JP"}},
    .needs = {.target = kLetter},
    .check = partly_untranslated::check,
};

}  // namespace locseg::check
