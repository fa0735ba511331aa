// The header field `Plural-Forms` of a PO file: which form a number takes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace locseg::exchange::po {

/// For each form, whether fewer than 5 of the numbers from 0 to 1000 take it: a translation may
/// leave such numbers out ("one file"). GNU gettext draws the line there, too. Empty if the field
/// is not `nplurals=N; plural=EXPRESSION;`, with an expression of C over `n`.
[[nodiscard]] std::vector<bool> rare_plural_forms(std::string_view field);

}  // namespace locseg::exchange::po
