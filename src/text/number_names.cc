// ICU's RuleBasedNumberFormat, DateFormatSymbols, compact NumberFormatter and Calendar, read
// what they print, whose words are then looked for. https://unicode.org/reports/tr35/.
#include "text/number_names.h"

#include <unicode/calendar.h>
#include <unicode/dcfmtsym.h>
#include <unicode/dtfmtsym.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/rbnf.h>
#include <unicode/strenum.h>
#include <unicode/ucurr.h>

#include <algorithm>
#include <compare>
#include <memory>
#include <set>
#include <string>

#include "base/ascii.h"
#include "locseg/identity.h"
#include "text/character.h"
#include "text/fold.h"
#include "text/icu_text.h"
#include "text/per_language.h"
#include "text/script.h"
#include "text/word_table.h"

namespace locseg::text {
namespace {

constexpr std::size_t kShortestNumberHead = 3;
constexpr std::size_t kShortestMonthHead = 4;

icu::Locale locale_of(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  std::string bcp47(tag);
  std::replace(bcp47.begin(), bcp47.end(), '_', '-');
  icu::Locale locale = icu::Locale::forLanguageTag(bcp47, status);
  return U_FAILURE(status) != 0 ? icu::Locale::getRoot() : locale;
}

struct SpelledNumbers {
  explicit SpelledNumbers(std::string_view tag) {
    const icu::Locale locale = locale_of(tag);
    UErrorCode status = U_ZERO_ERROR;
    const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, locale, status);
    // ICU falls back to the language of the process, which tells nothing.
    const icu::Locale actual = format.getLocale(ULOC_ACTUAL_LOCALE, status);
    const std::string_view language = actual.getLanguage();
    const bool norwegian = language == "no" && std::string_view(locale.getLanguage()) == "nb";
    if (U_FAILURE(status) != 0 || language.empty() ||
        (language != locale.getLanguage() && !norwegian))
      return;
    for (std::int32_t set = 0; set < format.getNumberOfRuleSetNames(); ++set) {
      const icu::UnicodeString name = format.getRuleSetName(set);
      if (!name.startsWith("%spellout-")) continue;
      const bool ordinal = name.startsWith("%spellout-ordinal");
      ordinals = ordinals || ordinal;
      const auto spell = [&](std::int32_t value) {
        icu::UnicodeString spelled;
        icu::FieldPosition ignored;
        UErrorCode failed = U_ZERO_ERROR;
        format.format(value, name, spelled, ignored, failed);
        if (U_SUCCESS(failed) != 0) words.add(utf8_of(spelled), value);
      };
      constexpr std::int32_t kLastDay = 31;  // ordinals are days, mostly
      for (std::int32_t value = 0; value <= (ordinal ? kLastDay : 100); ++value) spell(value);
      if (ordinal) continue;
      for (std::int32_t value = 200; value <= 1000; value += 100) spell(value);
    }
    words.sort();
  }
  WordTable words{Accents::kDropped};
  bool ordinals = false;
};

// What is before and after the number of a month.
struct NumberedMonth {
  std::string before;
  std::string after;

  friend auto operator<=>(const NumberedMonth&, const NumberedMonth&) = default;
};

struct MonthNames {
  explicit MonthNames(std::string_view tag) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(locale_of(tag), status);
    if (U_FAILURE(status) != 0) return;
    using Symbols = icu::DateFormatSymbols;
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
      for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
        std::int32_t count = 0;
        const icu::UnicodeString* names = symbols.getMonths(count, context, width);
        for (std::int32_t month = 0; month < std::min(count, 12); ++month) {
          const std::string name = utf8_of(names[month]);
          const std::size_t digit = name.find_first_of("0123456789");
          if (digit == std::string::npos) {
            words.add(name, month + 1);
          } else {
            number(name, digit);
          }
        }
      }
    }
    words.sort();
  }

  // CLDR's root has M01, which says that the names are not known: any number may be a month.
  void number(const std::string& name, std::size_t digit) {
    NumberedMonth marks;
    if (!name.starts_with("M0")) {
      std::string scratch;
      marks.before = fold_case(name.substr(0, digit), scratch);
      marks.after = name.substr(std::min(name.find_last_of("0123456789") + 1, name.size()));
      while (marks.before.ends_with(' ')) marks.before.pop_back();
      if (marks.after.starts_with(' ')) marks.after.erase(0, 1);
    }
    numbered.insert(std::move(marks));
  }

  WordTable words{Accents::kKept};
  std::set<NumberedMonth> numbered;
};

// How many digits `compact` begins with, and what follows them.
std::pair<int, std::string> split_compact(const std::string& compact) {
  int digits = 0;
  std::string rest;
  for (const char c : compact) {
    if (base::is_ascii_digit(c)) {
      ++digits;
    } else {
      rest += c;
    }
  }
  return {digits, std::move(rest)};
}

struct PowersOfTen {
  explicit PowersOfTen(std::string_view tag) {
    using icu::number::Notation;
    using icu::number::NumberFormatter;
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = locale_of(tag);
    locale.setKeywordValue("numbers", "latn", status);
    for (const bool is_long : {true, false}) {
      const icu::number::LocalizedNumberFormatter format =
          NumberFormatter::withLocale(locale).notation(is_long ? Notation::compactLong()
                                                               : Notation::compactShort());
      std::int64_t power = 1000;
      for (int tens = 3; tens <= 14; ++tens, power *= 10) {
        for (const int times : {1, 2, 5}) {  // one, few, many
          UErrorCode failed = U_ZERO_ERROR;
          const auto [digits, word] =
              split_compact(utf8_of(format.formatInt(power * times, failed).toString(failed)));
          const int left = tens - std::max(digits - 1, 0);
          if (U_SUCCESS(failed) != 0 && left >= 3) words.add(word, left);
        }
      }
    }
    words.sort();
  }
  WordTable words{Accents::kKept};
};

const SpelledNumbers& spelled_of(std::string_view lang) {
  static PerLanguage<SpelledNumbers> tables;
  return tables.of(lang);
}

const MonthNames& months_of(std::string_view lang) {
  static PerLanguage<MonthNames> tables;
  return tables.of(lang);
}

const WordTable& powers_of(std::string_view lang) {
  static PerLanguage<PowersOfTen> tables;
  return tables.of(lang).words;
}

// Letters that follow a number without a space, one power after another: 百万, 천만.
bool may_be_signs(char32_t c) { return is_spaceless_letter(c) || (c >= 0x1100 && c <= 0x11FF); }

bool is_cyclic(std::string_view calendar) { return calendar == "chinese" || calendar == "dangi"; }

}  // namespace

void find_spelled_numbers(std::string_view text, std::string_view lang,
                          std::vector<std::int64_t>& values) {
  spelled_of(lang).words.find_in(text, kShortestNumberHead, values);
}

bool spells_ordinals(std::string_view lang) { return spelled_of(lang).ordinals; }

int month_named(std::string_view word, std::string_view lang) {
  const WordTable& words = months_of(lang).words;
  if (!words.may_begin(word)) return 0;
  return static_cast<int>(
      std::max<std::int64_t>(0, words.value_of(letters_of(word, Accents::kKept))));
}

void find_months(std::string_view text, std::string_view lang, std::vector<std::int64_t>& months) {
  const WordTable& words = months_of(lang).words;
  const std::size_t before = months.size();
  words.find_in(text, kShortestMonthHead, months);
  if (months.size() == before) words.find_misspelt(text, months);
}

bool is_month_number(std::string_view before, std::string_view after, std::string_view lang) {
  const std::set<NumberedMonth>& numbered = months_of(lang).numbered;
  if (numbered.empty()) return false;
  while (before.ends_with(' ')) before.remove_suffix(1);
  while (after.starts_with(' ')) after.remove_prefix(1);
  const auto ends_before = [&](std::string_view mark) {
    constexpr std::size_t kLongest = 24;  // bytes
    std::string scratch;
    return fold_case(before.substr(before.size() - std::min(before.size(), kLongest)), scratch)
        .ends_with(mark);
  };
  return std::any_of(numbered.begin(), numbered.end(), [&](const NumberedMonth& marks) {
    return after.starts_with(marks.after) && (marks.before.empty() || ends_before(marks.before));
  });
}

bool has_dual(std::string_view lang) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(
      icu::PluralRules::forLocale(locale_of(lang), status));
  return U_SUCCESS(status) != 0 && rules != nullptr && rules->select(2) == u"two";
}

int power_of_ten(std::string_view text, std::string_view lang) {
  const WordTable& table = powers_of(lang);
  if (!table.may_begin(text)) return 0;
  const std::u32string all = letters_of(text, Accents::kKept);
  std::u32string_view word = all;
  const auto* end = std::find_if_not(word.begin(), word.end(),
                                     [](char32_t c) { return is_letter(c) || is_mark(c); });
  word = word.substr(0, static_cast<std::size_t>(end - word.begin()));
  if (word.empty()) return 0;
  if (may_be_signs(word[0])) {
    std::int64_t tens = 0;
    for (WordTable::Head head = table.head_of(word); head.size > 0; head = table.head_of(word)) {
      tens += head.value;
      word.remove_prefix(head.size);
    }
    return static_cast<int>(std::min<std::int64_t>(tens, 18));
  }
  if (const std::int64_t tens = table.value_of(word); tens > 0) return static_cast<int>(tens);
  std::vector<std::int64_t> inflected;
  table.find_inflected(word, inflected);
  return inflected.empty() ? 0 : static_cast<int>(inflected.front());
}

void find_powers_of_ten(std::string_view text, std::string_view lang,
                        std::vector<std::int64_t>& tens) {
  powers_of(lang).find_in(text, kShortestMonthHead, tens);
}

namespace {

// The calendars of the language's region but the Gregorian and those that count years in cycles.
std::vector<std::unique_ptr<icu::Calendar>> calendars_of(std::string_view lang) {
  std::vector<std::unique_ptr<icu::Calendar>> out;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = locale_of(lang);
  const std::unique_ptr<icu::StringEnumeration> names(
      icu::Calendar::getKeywordValuesForLocale("calendar", locale, 1, status));
  if (U_FAILURE(status) != 0 || names == nullptr) return out;
  while (const char* name = names->next(nullptr, status)) {
    if (std::string_view(name) == "gregorian" || is_cyclic(name)) continue;
    icu::Locale in_calendar = locale;
    in_calendar.setKeywordValue("calendar", name, status);
    std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(in_calendar, status));
    if (U_FAILURE(status) != 0) break;
    out.push_back(std::move(calendar));
  }
  return out;
}

}  // namespace

std::vector<int> years_in_calendars(int year, std::string_view lang) {
  std::vector<int> years;
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar gregorian(status);
  for (const auto& calendar : calendars_of(lang)) {
    for (const int month : {0, 11}) {  // a year of the one begins in a year of the other
      gregorian.set(year, month, 15);
      calendar->setTime(gregorian.getTime(status), status);
      years.push_back(calendar->get(UCAL_YEAR, status));
    }
  }
  return years;
}

std::vector<CalendarDay> days_in_calendars(const CalendarDay& day, std::string_view lang) {
  std::vector<CalendarDay> days;
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar gregorian(status);
  gregorian.set(day.year, day.month - 1, day.day, 12, 0);
  for (const auto& calendar : calendars_of(lang)) {
    calendar->setTime(gregorian.getTime(status), status);
    const CalendarDay there{calendar->get(UCAL_YEAR, status), calendar->get(UCAL_MONTH, status) + 1,
                            calendar->get(UCAL_DATE, status)};
    if (U_FAILURE(status) != 0) break;
    if (there.month != day.month || there.day != day.day) days.push_back(there);
  }
  return days;
}

bool is_currency_code(std::string_view letters) {
  if (letters.size() != 3) return false;
  char16_t code[4] = {};
  for (std::size_t i = 0; i < 3; ++i) {
    if (letters[i] < 'A' || letters[i] > 'Z') return false;
    code[i] = static_cast<char16_t>(letters[i]);
  }
  return ucurr_getNumericCode(code) > 0;
}

namespace {

struct Marks {
  explicit Marks(std::string_view tag) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale = locale_of(tag);
    locale.setKeywordValue("numbers", "latn", status);
    const icu::DecimalFormatSymbols symbols(locale, status);
    if (U_FAILURE(status) != 0) return;
    const auto byte = [&](icu::DecimalFormatSymbols::ENumberFormatSymbol which) {
      const icu::UnicodeString mark = symbols.getSymbol(which);
      if (mark.length() != 1 || mark.charAt(0) >= 0x80) return '\0';
      return static_cast<char>(mark.charAt(0));
    };
    marks = {byte(icu::DecimalFormatSymbols::kGroupingSeparatorSymbol),
             byte(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol)};
  }
  NumberMarks marks;
};

}  // namespace

NumberMarks number_marks(std::string_view lang) {
  // ICU takes milliseconds for the first of these, and most sources are English.
  if (primary_subtag(lang) == "en") return {};
  static PerLanguage<Marks> tables;
  return tables.of(lang).marks;
}

}  // namespace locseg::text
