// Jobs in exchange files, filled and written.
#pragma once

#include <string>
#include <string_view>

#include "article_output.h"
#include "locseg/report.h"
#include "workflow/command_supply.h"
#include "workflow/fill_article.h"
#include "workflow/open_units.h"
#include "workflow/target_supply.h"

namespace locseg::cli {

// What `path` names, see `identify_path`: articles, or an exchange file that holds jobs. Else it
// fails.
[[nodiscard]] Result<UnitPath> identify_job(const std::string& path, std::string_view format);

// kMisuse if the exchange file `job` cannot be written to `output`.
[[nodiscard]] Result<void> require_place_for(const UnitPath& job, const ArticleOutput& output);

// kMisuse if `report`, which is that of all of `job`, has no unit, unless that is allowed.
[[nodiscard]] Result<void> require_units(const UnitPath& job, const ArticleOutput& output,
                                         const PretranslationResult& report);

// Fills the exchange file `job`, writes it to `output` and adds what was filled to `report`. A file
// of a format with a filler keeps every other byte and its format.
[[nodiscard]] Result<void> fill_job(const JobFile& job, const ArticleOutput& output,
                                    TargetSupply& supply, PretranslationResult& report);

// Has `supply` ask for what is new in `job`, and writes nothing.
[[nodiscard]] Result<void> ask_for_job(const JobFile& job, CommandSupply& supply);

}  // namespace locseg::cli
