/// The version of locseg.
#pragma once

#include <string_view>

namespace locseg {

/// Major, minor, patch. Before 1.0 a minor version may change the interface. The build reads its
/// own version here.
inline constexpr std::string_view kVersion = "0.2.0";

}  // namespace locseg
