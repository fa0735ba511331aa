#include "text/exemplars.h"

#include <unicode/ulocdata.h>
#include <unicode/uset.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <string>

namespace locseg::text {

ExemplarLetters::ExemplarLetters(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  std::string locale(language);
  std::ranges::replace(locale, '-', '_');
  const std::unique_ptr<ULocaleData, void (*)(ULocaleData*)> known(
      ulocdata_open(locale.c_str(), &status), ulocdata_close);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return;
  const std::unique_ptr<USet, void (*)(USet*)> letters(
      ulocdata_getExemplarSet(known.get(), nullptr, USET_ADD_CASE_MAPPINGS, ULOCDATA_ES_STANDARD,
                              &status),
      uset_close);
  if (U_FAILURE(status)) return;
  for (std::int32_t i = 0; i < uset_getItemCount(letters.get()); ++i) {
    UChar32 first = 0;
    UChar32 last = 0;
    // What has a length is a sequence of letters, which are in the set themselves.
    if (uset_getItem(letters.get(), i, &first, &last, nullptr, 0, &status) != 0) continue;
    ranges_.emplace_back(static_cast<char32_t>(first), static_cast<char32_t>(last));
  }
}

bool ExemplarLetters::contain(char32_t c) const {
  if (ranges_.empty()) return true;
  const auto after =
      std::ranges::upper_bound(ranges_, c, {}, &std::pair<char32_t, char32_t>::first);
  return after != ranges_.begin() && c <= std::prev(after)->second;
}

}  // namespace locseg::text
