// ICU's RelativeDateTimeFormatter, and the names of day periods in its data.
// https://unicode.org/reports/tr35/tr35-dates.html.
#include "text/spoken_times.h"

#include <unicode/locid.h>
#include <unicode/reldatefmt.h>
#include <unicode/resbund.h>

#include <algorithm>
#include <string>
#include <vector>

#include "text/fold.h"
#include "text/icu_text.h"
#include "text/per_language.h"

namespace locseg::text {
namespace {

icu::Locale locale_of_tag(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(std::string(tag), status);
  return U_FAILURE(status) != 0 ? icu::Locale::getRoot() : locale;
}

std::string folded(const icu::UnicodeString& text) {
  std::string scratch;
  return std::string(fold_case(utf8_of(text), scratch));
}

// Phrases, folded, that a text may hold.
class Phrases {
 public:
  void add(const icu::UnicodeString& phrase) {
    if (!phrase.isEmpty()) phrases_.push_back(folded(phrase));
  }
  [[nodiscard]] bool any_in(std::string_view text) const {
    std::string scratch;
    const std::string_view lower = fold_case(text, scratch);
    return std::ranges::any_of(phrases_, [&](const std::string& phrase) {
      return lower.find(phrase) != std::string_view::npos;
    });
  }

 private:
  std::vector<std::string> phrases_;
};

struct RelativeYears {
  explicit RelativeYears(std::string_view tag) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::RelativeDateTimeFormatter format(locale_of_tag(tag), status);
    for (const UDateDirection direction :
         {UDAT_DIRECTION_LAST, UDAT_DIRECTION_THIS, UDAT_DIRECTION_NEXT}) {
      icu::UnicodeString said;
      format.format(direction, UDAT_ABSOLUTE_YEAR, said, status);
      if (U_SUCCESS(status) != 0) words.add(said);
    }
  }

  Phrases words;
};

// ICU prints no midnight, so CLDR's data are asked.
struct Twelves {
  explicit Twelves(std::string_view tag) {
    UErrorCode status = U_ZERO_ERROR;
    icu::ResourceBundle data(nullptr, locale_of_tag(tag), status);
    for (const char* key : {"calendar", "gregorian", "dayPeriod", "format", "wide"}) {
      data = data.get(key, status);
    }
    for (const char* key : {"midnight", "noon"}) {
      UErrorCode found = status;
      const icu::UnicodeString word = data.getStringEx(key, found);
      if (U_SUCCESS(found) != 0) words.add(word);
    }
  }

  Phrases words;
};

}  // namespace

bool tells_relative_year(std::string_view text, std::string_view lang) {
  static PerLanguage<RelativeYears> tables;
  return tables.of(lang).words.any_in(text);
}

bool tells_twelve(std::string_view text, std::string_view lang) {
  static PerLanguage<Twelves> tables;
  return tables.of(lang).words.any_in(text);
}

}  // namespace locseg::text
