// What CLDR says of the numbers of a language: how they are spelled, its months, its powers of ten
// and its calendars. Tables are built at the first call for a language (a few milliseconds for one
// that inflects much, some 300 KB) and shared by all threads until the process ends.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace locseg::text {

/// Appends the values that words of `text` may spell in `lang`, a BCP 47 tag: zero to a hundred,
/// whole hundreds and a thousand, ordinals to 31, of every gender and case that CLDR has,
/// inflected by their stems, at the head of a compound. Generous: what
/// may be a number word counts. Nothing where CLDR spells no numbers, and none of Han numerals.
void find_spelled_numbers(std::string_view text, std::string_view lang,
                          std::vector<std::int64_t>& values);

/// True if CLDR spells the ordinal numbers of `lang`; it does for fewer languages than cardinals.
[[nodiscard]] bool spells_ordinals(std::string_view lang);

/// 1 to 12 for the long or short name of a month, of any case that CLDR has; 0 for other words.
[[nodiscard]] int month_named(std::string_view word, std::string_view lang);

/// Appends the months, 1 to 12, that words of `text` may name, inflected or misspelt too.
void find_months(std::string_view text, std::string_view lang, std::vector<std::int64_t>& months);

/// True if a number between `before` and `after` is that of a month, in a language that numbers
/// them: 3月, tháng 3.
[[nodiscard]] bool is_month_number(std::string_view before, std::string_view after,
                                   std::string_view lang);

/// True if nouns of `lang` tell two by their form, as those of Arabic do.
[[nodiscard]] bool has_dual(std::string_view lang);

/// By how many tens the word at the head of `text` multiplies the number before it, as CLDR's
/// compact forms have it: 6 for `Mio.`, 4 for `万`, 5 for `lakh`, 7 for `천만`; 0 for other words.
[[nodiscard]] int power_of_ten(std::string_view text, std::string_view lang);

/// Appends how many tens each word of `text` that is such a power means.
void find_powers_of_ten(std::string_view text, std::string_view lang,
                        std::vector<std::int64_t>& tens);

/// What the Gregorian year may be called in the other calendars that `lang`'s region uses: 2563 for
/// 2020 in Thai, 2 (Reiwa) and others in Japanese.
[[nodiscard]] std::vector<int> years_in_calendars(int year, std::string_view lang);

/// A day of some calendar; month and day count from 1.
struct CalendarDay {
  int year = 0;
  int month = 0;
  int day = 0;
};

/// What the Gregorian day is called in those of these calendars that have months of their own, the
/// Persian for example.
[[nodiscard]] std::vector<CalendarDay> days_in_calendars(const CalendarDay& day,
                                                         std::string_view lang);

/// True for the three letters of a currency, ISO 4217: `USD`.
[[nodiscard]] bool is_currency_code(std::string_view letters);

/// The marks that group the digits of `lang` and that begin its decimals; NUL if not one byte.
struct NumberMarks {
  char group = ',';
  char point = '.';
};
[[nodiscard]] NumberMarks number_marks(std::string_view lang);

}  // namespace locseg::text
