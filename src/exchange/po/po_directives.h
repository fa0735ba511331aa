// The directives of formatted texts: what a program puts arguments in for.
#pragma once

#include <cstdint>
#include <string_view>

namespace locseg::exchange::po {

/// How an entry's flags say that directives are spelled.
enum class DirectiveStyle : std::uint8_t {
  kNone,      ///< there are none
  kPrintf,    ///< `%d`, `%1$s`, `%(name)s`, `{name}`
  kNumbered,  ///< `%1`, `%L2`: of KDE and Qt
};

/// What one of an entry's flags says: `kde-format`.
[[nodiscard]] DirectiveStyle directive_style(std::string_view flag);

/// True if both take the same arguments as the same types, in any order if they say which: `%2$s`
/// is the second `%s`. How they are spelled and formatted does not count.
[[nodiscard]] bool same_directives(DirectiveStyle style, std::string_view source,
                                   std::string_view target);

}  // namespace locseg::exchange::po
