// Word boundaries by ICU alone: its own conversion to UTF-16, a fresh iterator for every text.
#pragma once

#include <unicode/ubrk.h>
#include <unicode/unistr.h>

#include <string_view>
#include <vector>

#include "text/word_tokens.h"

namespace locseg::reference {

/// `text` must be UTF-8. `word` is ICU's rule status as it stands, so "__" is one here.
inline std::vector<text::Token> words_by_icu(std::string_view text) {
  const auto units = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator* breaks = ubrk_open(UBRK_WORD, "", units.getBuffer(), units.length(), &status);
  std::vector<text::Token> tokens;
  std::uint64_t at = 0;
  std::int32_t begin = 0;
  for (std::int32_t end = ubrk_next(breaks); end != UBRK_DONE; end = ubrk_next(breaks)) {
    std::string token;
    units.tempSubStringBetween(begin, end).toUTF8String(token);
    tokens.push_back({{at, at + token.size()}, ubrk_getRuleStatus(breaks) >= UBRK_WORD_NUMBER});
    at += token.size();
    begin = end;
  }
  ubrk_close(breaks);
  return tokens;
}

}  // namespace locseg::reference
