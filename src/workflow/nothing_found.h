/// What is said of a run that had nothing to work on.
#pragma once

#include <cstdint>
#include <string>

namespace locseg {

/// What a run over `articles` articles looked for if it met no segment, as a sentence without a
/// full stop.
[[nodiscard]] std::string nothing_found(std::uint64_t articles);

}  // namespace locseg
