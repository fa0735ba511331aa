// ICU's engine backtracks, so some patterns take exponential time. It counts the states that it
// saves; a search ends after so many of them, and if they take too much memory.
#include "text/pattern.h"

#include <unicode/regex.h>
#include <unicode/utext.h>

#include <limits>
#include <string>
#include <utility>

namespace locseg::text {
namespace {

constexpr std::size_t kLongestPattern = 10'000;
constexpr std::int32_t kSteps = 32;  // of 10,000 saved states each
constexpr std::int32_t kStackBytes = 4 * 1024 * 1024;

std::string_view words_for(UErrorCode status) {
  switch (status) {
    case U_REGEX_RULE_SYNTAX:
      return "a construct that is not known";
    case U_REGEX_BAD_ESCAPE_SEQUENCE:
      return "an escape that is not known";
    case U_REGEX_PROPERTY_SYNTAX:
      return "a property that is not known";
    case U_REGEX_UNIMPLEMENTED:
      return "a construct that is not supported";
    case U_REGEX_MISMATCHED_PAREN:
      return "a parenthesis without its partner";
    case U_REGEX_NUMBER_TOO_BIG:
      return "a number that is too large";
    case U_REGEX_BAD_INTERVAL:
    case U_REGEX_MAX_LT_MIN:
      return "a {minimum,maximum} that cannot be";
    case U_REGEX_INVALID_BACK_REF:
      return "a reference to a group that is not there";
    case U_REGEX_INVALID_FLAG:
      return "a flag that is not known";
    case U_REGEX_LOOK_BEHIND_LIMIT:
      return "a look-behind without a limit";
    case U_REGEX_MISSING_CLOSE_BRACKET:
      return "a set without its ']'";
    case U_REGEX_INVALID_RANGE:
      return "a range whose end is before its start";
    case U_REGEX_PATTERN_TOO_BIG:
      return "too much of a pattern";
    default:
      return "something that no pattern has";
  }
}

// Closes a text that ICU reads.
struct OpenText {
  UText text = UTEXT_INITIALIZER;
  ~OpenText() { utext_close(&text); }
};

}  // namespace

struct Pattern::Compiled {
  std::unique_ptr<icu::RegexPattern> pattern;
};

Pattern::Pattern(std::unique_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

Result<Pattern> Pattern::compile(std::string_view pattern, bool ignore_case) {
  if (pattern.size() > kLongestPattern) {
    return failure(ErrorCode::kMisuse, "the pattern is longer than 10,000 bytes");
  }
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(
      icu::StringPiece(pattern.data(), static_cast<std::int32_t>(pattern.size())));
  UErrorCode status = U_ZERO_ERROR;
  UParseError where = {};
  auto compiled = std::make_unique<Compiled>();
  compiled->pattern.reset(icu::RegexPattern::compile(
      text, ignore_case ? std::uint32_t{UREGEX_CASE_INSENSITIVE} : 0U, where, status));
  if (U_FAILURE(status) != 0 || !compiled->pattern) {
    std::string message = "the pattern has " + std::string(words_for(status));
    if (where.offset > 0) message += ", at character " + std::to_string(where.offset);
    return failure(ErrorCode::kMisuse, std::move(message));
  }
  return Pattern(std::move(compiled));
}

Search Pattern::find(std::string_view text, std::size_t from, Span& match) const {
  UErrorCode status = U_ZERO_ERROR;
  OpenText open;
  utext_openUTF8(&open.text, text.data(), static_cast<std::int64_t>(text.size()), &status);
  const std::unique_ptr<icu::RegexMatcher> matcher(compiled_->pattern->matcher(status));
  if (U_FAILURE(status) != 0) return Search::kGaveUp;
  matcher->setTimeLimit(kSteps, status);
  matcher->setStackLimit(kStackBytes, status);
  matcher->reset(&open.text);
  const bool found = matcher->find(static_cast<std::int64_t>(from), status) != 0;
  if (U_FAILURE(status) != 0) return Search::kGaveUp;
  if (!found) return Search::kNone;
  match = {static_cast<std::uint64_t>(matcher->start64(status)),
           static_cast<std::uint64_t>(matcher->end64(status))};
  return U_FAILURE(status) != 0 ? Search::kGaveUp : Search::kFound;
}

}  // namespace locseg::text
