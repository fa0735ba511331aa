// What reports call the states of pages and sentences.
#pragma once

#include <string>
#include <string_view>

#include "locseg/status.h"

namespace locseg::report {

/// "up to date", "not translated".
[[nodiscard]] std::string spoken(PageState state);
/// "the source says it otherwise now".
[[nodiscard]] std::string_view meaning_of(DriftKind kind);
/// "2 stale, 1 untranslated"; empty if there is neither, and nothing that moved or changed marks.
[[nodiscard]] std::string words_for(const PageStatus& page);
/// "3 pages: 1 up to date, 2 outdated; 4 stale sentences, 1 untranslated".
[[nodiscard]] std::string sum_of(const Status& status);

}  // namespace locseg::report
