// Searching a store in a SQLite file.
#pragma once

#include <memory>
#include <string>

#include "store/fuzzy/fuzzy_search.h"

namespace locseg::sqlite {

[[nodiscard]] Result<std::unique_ptr<store::FuzzySearch>> open_fuzzy_search(const std::string& path,
                                                                            std::string& rebuilt);

}  // namespace locseg::sqlite
