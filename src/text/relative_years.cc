// ICU's RelativeDateTimeFormatter.
// https://unicode.org/reports/tr35/tr35-dates.html#Calendar_Fields.
#include "text/relative_years.h"

#include <unicode/locid.h>
#include <unicode/reldatefmt.h>

#include <algorithm>
#include <string>
#include <vector>

#include "text/fold.h"
#include "text/icu_text.h"
#include "text/per_language.h"

namespace locseg::text {
namespace {

struct RelativeYears {
  explicit RelativeYears(std::string_view tag) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(std::string(tag), status);
    const icu::RelativeDateTimeFormatter format(locale, status);
    for (const UDateDirection direction :
         {UDAT_DIRECTION_LAST, UDAT_DIRECTION_THIS, UDAT_DIRECTION_NEXT}) {
      icu::UnicodeString said;
      format.format(direction, UDAT_ABSOLUTE_YEAR, said, status);
      if (U_FAILURE(status) != 0 || said.isEmpty()) return;
      std::string scratch;
      phrases.emplace_back(fold_case(utf8_of(said), scratch));
    }
  }

  std::vector<std::string> phrases;
};

}  // namespace

bool tells_relative_year(std::string_view text, std::string_view lang) {
  static PerLanguage<RelativeYears> tables;
  std::string scratch;
  const std::string_view folded = fold_case(text, scratch);
  return std::ranges::any_of(tables.of(lang).phrases, [&](const std::string& phrase) {
    return folded.find(phrase) != std::string_view::npos;
  });
}

}  // namespace locseg::text
