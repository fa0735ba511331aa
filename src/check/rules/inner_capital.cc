// Capitals inside a word of a script in which names of code are not written: `ИДЕНТИФИКАТОРом`,
// `приЦингтотал`, which machines make of `ID` and `pricingTotal`.
#include "base/utf8.h"
#include "check/rules/rules.h"
#include "text/character.h"
#include "text/script.h"

namespace locseg::check {
namespace inner_capital {
namespace {

// Fewer letters are units, `кВт`, and abbreviations with an ending, `ВУЗов`.
constexpr std::size_t kLeastLetters = 6;
constexpr std::size_t kLeastCapitals = 6;

// What a word of letters of one script tells of its capitals.
struct Word {
  Span span;
  std::size_t letters = 0;
  std::size_t capitals = 0;  // in a row, up to where the word is read
  bool had_small = false;    // a small letter was read
  bool broken = false;       // a capital behind a small letter
  bool capitals_then_small = false;
  bool of_whole_words = true;  // each part begins with a capital and goes on with small letters

  void read(char32_t c) {
    ++letters;
    if (text::is_upper(c)) {
      broken = broken || had_small;
      of_whole_words = of_whole_words && capitals == 0;
      ++capitals;
      return;
    }
    if (!text::is_lower(c)) return;
    of_whole_words = of_whole_words && (had_small || capitals == 1);
    capitals_then_small = capitals_then_small || capitals >= kLeastCapitals;
    had_small = true;
    capitals = 0;
  }

  // `СберБанк` is how a company may call itself.
  [[nodiscard]] bool is_faulty() const {
    return letters >= kLeastLetters && (capitals_then_small || (broken && !of_whole_words));
  }
};

// Scripts with case but Latin, whose words may be names of code.
bool is_cased(char32_t c) {
  return c >= 0x370 && (text::is_upper(c) || text::is_lower(c)) &&
         text::script_of(c) != text::Script::kLatin;
}

Word word_at(std::string_view text, std::size_t at) {
  Word word{.span = {at, at}};
  while (word.span.end < text.size()) {
    const base::CodePoint point = base::code_point_at(text, word.span.end);
    if (!is_cased(point.value)) break;
    word.read(point.value);
    word.span.end += point.size;
  }
  return word;
}

void check(SegmentFacts& facts, Faults& faults) {
  Side& target = facts.target();
  if (!target.has(kTwoBytes)) return;
  const std::string_view text = target.masked();
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0xCD) {  // before Greek
      ++at;
      continue;
    }
    const Word word = word_at(text, at);
    if (word.span.empty()) {
      at += base::code_point_at(text, at).size;
      continue;
    }
    at = word.span.end;
    if (!word.is_faulty()) continue;
    const std::string_view spelled = target.text(word.span);
    if (facts.source().text().find(spelled) != std::string_view::npos) continue;
    faults.in_target(word.span, quoted(spelled) + " has capitals inside");
  }
}

}  // namespace
}  // namespace inner_capital

constinit const Rule kInnerCapital = {
    .description = {.id = "inner-capital",
                    .group = RuleGroup::kPunctuation,
                    .summary = "a Cyrillic, Greek or Armenian word with capitals inside",
                    .why = "Machine translation leaves them where it put an abbreviation or a name "
                           "of code into letters of its own: ИДЕНТИФИКАТОРом. Words of fewer than "
                           "six letters are no fault, such as units and abbreviations with an "
                           "ending (кВт, ВУЗов), nor are names of two words, each with its "
                           "capital.",
                    .bad = {.source = "The pump with this ID",
                            .target = "Насос с этим ИДЕНТИФИКАТОРом",
                            .target_lang = "ru-RU"},
                    .good = {.source = "Universities use 5 kW pumps.",
                             .target = "ВУЗы используют насосы на 5 кВт.",
                             .target_lang = "ru-RU"}},
    .needs = {.target = kGreekOnBlocks},
    .check = inner_capital::check,
};

}  // namespace locseg::check
