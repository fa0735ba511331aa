// Language tags.
#pragma once

#include <string>
#include <string_view>

namespace locseg::text {

/// The parts of a BCP 47 tag that locseg looks at. Empty where the tag does not say.
struct Locale {
  std::string language;  ///< `zh`, lower case
  std::string script;    ///< `Hans`, title case
  std::string region;    ///< `CN`, upper case, or three digits

  friend bool operator==(const Locale&, const Locale&) = default;
};

/// Reads `zh-Hans-CN`, `pt_BR`, `de`, in any case; extended language subtags, variants and
/// extensions are passed over. What is no tag gives an empty language. RFC 5646, section 2.1.
[[nodiscard]] Locale parse_locale(std::string_view tag);

/// True when both name the same language, whatever their scripts and regions; false when either
/// names none.
[[nodiscard]] bool same_language(std::string_view a, std::string_view b);

}  // namespace locseg::text
