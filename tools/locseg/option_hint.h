// Hints of the library as options of the command line.
#pragma once

#include <string>
#include <string_view>

#include "locseg/result.h"

namespace locseg::cli {

// "--target-lang", "--source-lang and --target-lang"; empty for Hint::kNone.
[[nodiscard]] std::string_view option_of(Hint hint);

// The error as a line, which ends with the option that would help: "...; give --target-lang".
[[nodiscard]] std::string with_option(const Error& error);

}  // namespace locseg::cli
