// Texts that no spreadsheet takes for formulas.
#pragma once

#include <string>
#include <string_view>

namespace locseg::base {

/// Appends `text` so that no spreadsheet takes it for a formula: one that begins with `=`, `+`,
/// `-`, `@`, a full-width one of these, a tab, a carriage return or a line feed, or with any number
/// of `'` before such a one, gets one more `'` in front. Those are the beginnings that
/// https://owasp.org/www-community/attacks/CSV_Injection names.
void append_guarded(std::string& out, std::string_view text);

/// The text that `append_guarded` was given; what it cannot have written stays.
[[nodiscard]] std::string_view unguarded(std::string_view field);

}  // namespace locseg::base
