// Sentence boundaries: https://www.unicode.org/reports/tr29/#Sentence_Boundaries with the
// suppressions of CLDR (`ss=standard`), by ICU.
#include "text/sentences.h"

#include <string>

#include "locseg/identity.h"
#include "text/breaks.h"

namespace locseg::text {

void split_sentences(std::string_view text, std::string_view language,
                     std::vector<Span>& sentences) {
  sentences.clear();
  if (text.empty()) return;
  thread_local Breaks breaks(UBRK_SENTENCE);
  const std::string locale = parse_language_tag(language).language + "@ss=standard";
  if (!breaks.start(text, locale.c_str())) {
    sentences.push_back({0, text.size()});
    return;
  }
  std::size_t begin = 0;
  while (breaks.next()) {
    sentences.push_back({begin, breaks.end()});
    begin = breaks.end();
  }
}

}  // namespace locseg::text
