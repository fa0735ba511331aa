// Which of a store's languages are meant.
#pragma once

#include <string>

#include "locseg/leverage.h"
#include "store/fuzzy/fuzzy_search.h"

namespace locseg::leverage {

/// Fills in the languages that `options` leaves open, where the store leaves no choice. kMisuse
/// where it does, naming what it holds, and where it holds no such pair.
[[nodiscard]] Result<void> choose_languages(store::FuzzySearch& store, const std::string& path,
                                            LookupOptions& options);

}  // namespace locseg::leverage
