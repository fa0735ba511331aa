// What a tag or a script says of a language, by the data of CLDR.
#pragma once

#include <string>
#include <string_view>

#include "text/script.h"

namespace locseg::text {

/// True for a tag of a language, perhaps with a script and a region, that CLDR has data for: `de`,
/// `zh_CN`, `zh-Hans-CN`. A language of three letters needs a region or a script, since most such
/// tags are words as well.
[[nodiscard]] bool names_language(std::string_view tag);

/// The language that `script` belongs to, if CLDR has one only that is usually written in it: `th`
/// for Thai, `ko` for Hangul, `zh` for Han, `ja` for kana. Empty for Latin, Cyrillic, Arabic and
/// others that many share.
[[nodiscard]] std::string only_language_of(Script script);

}  // namespace locseg::text
