// Days as front matter and exchange files spell them.
#pragma once

#include <string>
#include <string_view>

namespace locseg::base {

/// True for YYYY-MM-DD.
[[nodiscard]] bool is_day(std::string_view text);
/// `20260302` of `2026-03-02`; empty of what is no day.
[[nodiscard]] std::string basic_day(std::string_view text);

}  // namespace locseg::base
