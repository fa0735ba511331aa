/// Changes of an article as lines, for people and for `git apply`.
#pragma once

#include <string>
#include <string_view>

namespace locseg {

/// A unified diff with three lines of context, `a/NAME` and `b/NAME`; empty where nothing changed.
[[nodiscard]] std::string unified_patch(std::string_view name, std::string_view before,
                                        std::string_view after);

}  // namespace locseg
