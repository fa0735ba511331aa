// The published form of a fragment.
#pragma once

#include <string>
#include <string_view>

namespace locseg::markup {

/// Appends `fragment` without the escapes that the bilingual writer added: `\*` becomes `*`, but
/// where an author must have escaped it. Right for 98 to 99 articles in 100 of seven repositories
/// whose published form is known.
void append_published(std::string_view fragment, std::string& out);

}  // namespace locseg::markup
