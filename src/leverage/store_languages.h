// Which of a store's languages are meant.
#pragma once

#include <string>

#include "locseg/memory.h"
#include "store/fuzzy/fuzzy_search.h"

namespace locseg::leverage {

/// Sets both languages of `options` to those of the store that they mean (select_languages). One
/// that is left open may be any, if the store leaves no choice; else kMisuse, which names what it
/// holds.
[[nodiscard]] Result<void> choose_languages(store::FuzzySearch& store, const std::string& path,
                                            LookupOptions& options);

}  // namespace locseg::leverage
