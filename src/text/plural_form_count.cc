// The plural rules of CLDR:
// https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules Forms that only
// fractions or millions take are none that catalogues of messages count.
#include "text/plural_form_count.h"

#include <unicode/plurrule.h>

#include <memory>
#include <set>
#include <string>

#include "locseg/identity.h"

namespace locseg::text {

std::size_t plural_form_count(std::string_view tag) {
  const LanguageTag parsed = parse_language_tag(tag);
  if (parsed.language.empty()) return 0;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale(parsed.language.c_str(),
                           parsed.region.empty() ? nullptr : parsed.region.c_str());
  // What is not known gets the rules of the root, in which all numbers are alike.
  bool known = false;
  const std::unique_ptr<icu::StringEnumeration> all(icu::PluralRules::getAvailableLocales(status));
  while (U_SUCCESS(status) && !known) {
    const char* const name = all->next(nullptr, status);
    if (name == nullptr) break;
    known = name == parsed.language;
  }
  const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale, status));
  if (U_FAILURE(status) || !known) return 0;
  std::set<std::string> forms;
  constexpr int kMany = 1000;
  for (int number = 0; number < kMany; ++number) {
    std::string form;
    forms.insert(rules->select(number).toUTF8String(form));
  }
  return forms.size();
}

}  // namespace locseg::text
