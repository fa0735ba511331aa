// What reports in SARIF 2.1.0 (OASIS, 27 March 2020) have in common: one run, of which everything
// about the tool comes first.
//
// GitHub takes 20 runs a file, the first 25,000 results of a run (of which it shows 5,000 by
// severity) and 10 MB gzipped: https://docs.github.com/code-security/reference/code-scanning What
// is over that is to be left out, and said. How well the rest packs is not known before it is
// packed: reports of real articles pack to a sixth, so that 40 MB leave room for worse.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/json_writer.h"

namespace locseg::report {

inline constexpr std::uint64_t kMaxSarifResults = 25000;
inline constexpr std::uint64_t kMaxSarifBytes = 40'000'000;

/// Writes all before the first rule. Rules follow, then a `line`, and the ends of `rules`, `driver`
/// and `tool`.
void begin_sarif(base::JsonWriter& json);

/// `"NAME": {"text": "..."}`, as SARIF has every message.
void write_sarif_text(base::JsonWriter& json, std::string_view name, std::string_view text);

/// Where an article is. Absolute paths are what they are; others are relative to the root of the
/// checkout.
void write_sarif_location(base::JsonWriter& json, std::string_view article);

/// A member of the run that says `what` about all of it.
void write_sarif_warning(base::JsonWriter& json, std::string_view what);

}  // namespace locseg::report
