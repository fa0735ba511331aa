/// What a command that translates is asked, and what it answers: a JSON object a line.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/facts/term_index.h"
#include "locseg/result.h"
#include "locseg/unit.h"

namespace locseg {

/// A text to translate. An empty view means "not known", or that there is none.
struct TranslationRequest {
  std::string_view id;
  std::string_view source_lang;  ///< BCP 47
  std::string_view target_lang;
  std::string_view source;
  std::string_view before;  ///< the sources around it
  std::string_view after;
  std::string_view article;
  std::string_view heading;                 ///< the source of the one that it is under
  std::span<const check::TermMatch> terms;  ///< of the glossary, that the source holds
  std::span<const Match> matches;           ///< of the memory, best first
};

/// One line, with its line feed.
[[nodiscard]] std::string to_line(const TranslationRequest& request);

struct TranslationAnswer {
  std::string id;
  std::string target;  ///< need not be UTF-8
};

/// Reads an object with `id`, a text or a number, and `target`, a text; other keys are ignored.
/// kMalformed if it is not such an object.
[[nodiscard]] Result<TranslationAnswer> parse_answer(std::string_view line);

}  // namespace locseg
