// Text that is not in Unicode's form NFC, outside codes and addresses; the order of combining marks
// apart. Each fault is one word or so: from the last character that begins a sequence to the next.
#include "base/utf8.h"
#include "check/facts/addresses.h"
#include "check/rules/rules.h"
#include "text/normal.h"

namespace locseg::check {
namespace not_normalized {
namespace {

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (text::is_nfc(target.text())) return;
  const std::string_view text = target.masked();
  std::string scratch;
  for (std::size_t at = 0; at < text.size();) {
    // Words between ASCII spaces and marks of codes: normalization never crosses them.
    const std::size_t begin = text.find_first_not_of(" \n\t\x01", at);
    if (begin == std::string_view::npos) break;
    at = std::min(text.find_first_of(" \n\t\x01", begin), text.size());
    const std::string_view word = text.substr(begin, at - begin);
    if (text::is_nfc_but_for_order(word) || is_address(word)) continue;
    const std::string composed(text::to_nfc(word, scratch));
    faults.in_target({begin, at}, "not in Unicode's normal form NFC")
        .fix.push_back({{begin, at}, composed});
  }
}

}  // namespace
}  // namespace not_normalized

constinit const Rule kNotNormalized = {
    .description = {.id = "not-normalized",
                    .group = RuleGroup::kScript,
                    .summary = "text that is not in Unicode's normal form NFC",
                    .why = "It looks like the usual spelling and is not equal to it: searches, "
                           "terminology and memories miss it. Addresses and code are left as "
                           "they are, and so is the order of marks on one letter, such as Arabic "
                           "shadda before its vowel.",
                    .bad = {.source = "Open the file.", .target = "Datei o\u0308ffnen."},
                    .good = {.source = "Open the file.",
                             .target = "مع\u0651\u064Eد",
                             .target_lang = "ar-SA"},
                    .fixes = "composes it"},
    .needs =
        {// What is in none of these blocks is in NFC whatever is beside it.
         .target = kGreekOnBlocks | kMarkBlocks | kKanaOn | kHangulBlocks | kWideLetters},
    .check = not_normalized::check,
};

}  // namespace locseg::check
