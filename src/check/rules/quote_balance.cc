// Quotation marks without a partner in the target, where those of the source are even. Between two
// Hebrew letters they are gershayim, a sign of abbreviation: ארה"ב.
#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/script.h"

namespace locseg::check {
namespace quote_balance {
namespace {

struct QuoteCount {
  std::size_t straight = 0;  // "
  std::size_t low = 0;       // „
  std::size_t left = 0;      // “
  std::size_t right = 0;     // ”
  std::size_t guillemets_left = 0;
  std::size_t guillemets_right = 0;
  Span last;

  [[nodiscard]] std::size_t all() const { return straight + low + left + right; }
  void add(const QuoteCount& other) {
    straight += other.straight;
    low += other.low;
    left += other.left;
    right += other.right;
    guillemets_left += other.guillemets_left;
    guillemets_right += other.guillemets_right;
  }

  [[nodiscard]] bool balanced() const {
    return all() % 2 == 0 && guillemets_left == guillemets_right;
  }
};

// What quotation marks begin with.
constexpr base::ByteSet kFirstBytes("\"\xC2\xE2\xEF");

bool is_hebrew_at(std::string_view text, std::size_t at) {
  return at < text.size() &&
         text::script_of(base::code_point_at(text, at).value) == text::Script::kHebrew;
}

// Gershayim are before the last letter of a word; in ב"חנות" a quotation begins.
bool is_letter_sign(std::string_view text, Span mark) {
  if (mark.begin == 0 || !is_hebrew_at(text, mark.end)) return false;
  return is_hebrew_at(text, base::char_begin(text, mark.begin - 1)) &&
         !is_hebrew_at(text, base::next_char_begin(text, mark.end + 1));
}

bool is_behind_digit(std::string_view text, std::size_t at) {
  return at > 0 && base::is_ascii_digit(text[at - 1]);
}

// With marks behind digits only if they are no inches.
QuoteCount count_quotes(std::string_view text, bool has_inches) {
  QuoteCount count;
  for (std::size_t at = kFirstBytes.find(text, 0); at < text.size();) {
    const base::CodePoint point = base::code_point_at(text, at);
    std::size_t* counter = nullptr;
    switch (point.value) {
      case U'"':
      case U'＂':
        if (!has_inches || !is_behind_digit(text, at)) counter = &count.straight;
        break;
      case U'„':
        counter = &count.low;
        break;
      case U'“':
        counter = &count.left;
        break;
      case U'”':
      case U'‟':
        counter = &count.right;
        break;
      case U'«':
        counter = &count.guillemets_left;
        break;
      case U'»':
        counter = &count.guillemets_right;
        break;
      default:
        break;
    }
    if (counter != nullptr && !is_letter_sign(text, {at, at + point.size})) {
      ++*counter;
      count.last = {at, at + point.size};
    }
    at = kFirstBytes.find(text, at + point.size);
  }
  return count;
}

// 5" is a length: a straight mark behind a digit where no quotation is open.
bool holds_inches(std::string_view text) {
  bool open = false;
  for (std::size_t at = text.find('"'); at != std::string_view::npos; at = text.find('"', at + 1)) {
    if (!open && is_behind_digit(text, at)) return true;
    open = !open;
  }
  return false;
}

// A translation may write inches as a mark that the source has in words or as a prime.
bool tells_inches(std::string_view source) {
  return source.find("inch") != std::string_view::npos ||
         source.find("″") != std::string_view::npos || holds_inches(source);
}

// The partner is in a segment beside this one, which lacks one as well.
bool pairs_with(QuoteCount here, std::string_view neighbour) {
  const QuoteCount there = count_quotes(neighbour, true);
  if (neighbour.empty() || there.balanced()) return false;
  here.add(there);
  return here.balanced();
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  const QuoteCount found = count_quotes(target.masked(), false);
  if (found.balanced()) return;
  const std::string_view source = facts.source().masked();
  if (!count_quotes(source, false).balanced() || tells_inches(source)) return;
  const Surroundings& around = facts.surroundings();
  if (pairs_with(found, around.previous.target) || pairs_with(found, around.next.target)) return;
  faults.in_target(found.last,
                   "the quotation marks of the target are not paired; those of the "
                   "source are");
}

}  // namespace
}  // namespace quote_balance

constinit const Rule kQuoteBalance = {
    .description =
        {.id = "quote-balance",
         .group = RuleGroup::kPunctuation,
         .summary = "a quotation mark without its partner, where the source's are paired",
         .why = "A reader cannot tell where the quoted name ends. Straight and curly "
                "marks may pair with one another, in the next segment of the paragraph too; "
                "inches, apostrophes and the gershayim of Hebrew abbreviations do not count.",
         .bad = {.source = "Select \"Save\" now.", .target = "Wählen Sie jetzt „Speichern aus."},
         .good = {.source = "The price is in the US \"store\".",
                  .target = "המחיר ב\"חנות\" של ארה\"ב.",
                  .target_lang = "he-IL"}},
    .needs = {.target = kQuote | kQuoteSigns},
    .check = quote_balance::check,
};

}  // namespace locseg::check
