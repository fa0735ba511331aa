// ICU decides what a word is, so its versions count.
#include "store/fuzzy/match_version.h"

#include "store/fuzzy/match_terms.h"
#include "store/fuzzy/match_text.h"
#include "text/unicode_version.h"

namespace locseg::store {

std::string match_version() {
  return std::to_string(kMatchTextVersion) + '.' + std::to_string(kMatchTermsVersion) + ' ' +
         text::unicode_version();
}

}  // namespace locseg::store
