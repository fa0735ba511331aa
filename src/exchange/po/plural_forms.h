// The `Plural-Forms` of a PO header.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace locseg::exchange::po {

struct PluralForms {
  std::size_t count = 0;  ///< of forms, at least 1
  std::size_t one = 0;    ///< the index of the form for one thing, below `count`

  friend bool operator==(const PluralForms&, const PluralForms&) = default;
};

/// Reads `nplurals=2; plural=(n != 1);`. Nothing if it is not so, as in a template that was not
/// filled in, or has more than 100 forms.
[[nodiscard]] std::optional<PluralForms> parse_plural_forms(std::string_view field);

/// The value of an expression of C over `n`, as gettext has it. Nothing if it is none, divides by
/// 0 or nests more than 100 deep.
[[nodiscard]] std::optional<std::uint64_t> evaluate_plural(std::string_view expression,
                                                           std::uint64_t n);

/// For each form, whether fewer than 5 of the numbers from 0 to 1000 take it: a translation may
/// leave such numbers out ("one file"). GNU gettext draws the line there, too. Empty if
/// `parse_plural_forms` gives nothing, or some number has no form.
[[nodiscard]] std::vector<bool> rare_plural_forms(std::string_view field);

}  // namespace locseg::exchange::po
