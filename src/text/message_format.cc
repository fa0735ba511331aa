// https://unicode-org.github.io/icu/userguide/format_parse/messages/. ICU's MessagePattern parses;
// its places are code units of UTF-16.
#include "text/message_format.h"

#include <unicode/localpointer.h>
#include <unicode/messagepattern.h>
#include <unicode/plurrule.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/utf8.h"
#include "text/icu_text.h"

namespace locseg::text {
namespace {

// Bytes of a UTF-8 text by its places in UTF-16, which are looked up in growing order.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {}

  std::uint64_t byte_at(std::int32_t unit) {
    if (unit < unit_) {
      unit_ = 0;
      byte_ = 0;
    }
    while (unit_ < unit && byte_ < text_.size()) {
      const base::CodePoint point = base::code_point_at(text_, byte_);
      unit_ += point.valid() && point.value >= 0x10000 ? 2 : 1;
      byte_ += point.size;
    }
    return byte_;
  }

 private:
  std::string_view text_;
  std::int32_t unit_ = 0;
  std::uint64_t byte_ = 0;
};

ArgumentKind kind_of(UMessagePatternArgType type) {
  switch (type) {
    case UMSGPAT_ARG_TYPE_SIMPLE:
      return ArgumentKind::kTyped;
    case UMSGPAT_ARG_TYPE_CHOICE:
      return ArgumentKind::kChoice;
    case UMSGPAT_ARG_TYPE_PLURAL:
      return ArgumentKind::kPlural;
    case UMSGPAT_ARG_TYPE_SELECT:
      return ArgumentKind::kSelect;
    case UMSGPAT_ARG_TYPE_SELECTORDINAL:
      return ArgumentKind::kSelectOrdinal;
    default:
      return ArgumentKind::kPlain;
  }
}

std::string fault_of(UErrorCode status) {
  switch (status) {
    case U_DEFAULT_KEYWORD_MISSING:
      return "a plural or a selection has no 'other'";
    case U_UNMATCHED_BRACES:
      return "a brace is not closed";
    case U_ARGUMENT_TYPE_MISMATCH:
      return "an argument has two types";
    default:
      return "it is no message";
  }
}

}  // namespace

Message parse_message(std::string_view text) {
  Message out;
  const icu::UnicodeString pattern = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  UErrorCode status = U_ZERO_ERROR;
  icu::MessagePattern parsed(status);
  UParseError error{};
  parsed.parse(pattern, &error, status);
  Places places(text);
  if (U_FAILURE(status)) {
    out.fault = fault_of(status);
    out.fault_at = {std::min<std::uint64_t>(places.byte_at(std::max(error.offset, 0)), text.size()),
                    text.size()};
    return out;
  }
  out.is_sound = true;
  std::vector<std::size_t> open;  // indices of arguments
  for (std::int32_t i = 0; i < parsed.countParts(); ++i) {
    const icu::MessagePattern::Part& part = parsed.getPart(i);
    switch (part.getType()) {
      case UMSGPAT_PART_TYPE_ARG_START:
        open.push_back(out.arguments.size());
        out.arguments.emplace_back();
        out.arguments.back().kind = kind_of(part.getArgType());
        out.arguments.back().span.begin = places.byte_at(part.getIndex());
        break;
      case UMSGPAT_PART_TYPE_ARG_LIMIT:
        out.arguments[open.back()].span.end = places.byte_at(part.getLimit());
        open.pop_back();
        break;
      case UMSGPAT_PART_TYPE_ARG_NAME:
      case UMSGPAT_PART_TYPE_ARG_NUMBER:
        out.arguments[open.back()].name = utf8_of(parsed.getSubstring(part));
        break;
      case UMSGPAT_PART_TYPE_ARG_TYPE:
        out.arguments[open.back()].type = utf8_of(parsed.getSubstring(part));
        break;
      case UMSGPAT_PART_TYPE_ARG_SELECTOR:
        out.arguments[open.back()].selectors.push_back(utf8_of(parsed.getSubstring(part)));
        break;
      default:
        break;
    }
  }
  return out;
}

std::vector<std::string> plural_categories(std::string_view language, bool ordinal) {
  std::vector<std::string> out;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(
      icu::StringPiece(language.data(), static_cast<std::int32_t>(language.size())), status);
  if (U_FAILURE(status) || *locale.getLanguage() == '\0') return out;
  const icu::LocalPointer<icu::PluralRules> rules(icu::PluralRules::forLocale(
      locale, ordinal ? UPLURAL_TYPE_ORDINAL : UPLURAL_TYPE_CARDINAL, status));
  if (U_FAILURE(status)) return out;
  const icu::LocalPointer<icu::StringEnumeration> words(rules->getKeywords(status));
  if (U_FAILURE(status)) return out;
  while (const char* word = words->next(nullptr, status)) {
    if (U_FAILURE(status)) break;
    out.emplace_back(word);
  }
  return out;
}

}  // namespace locseg::text
