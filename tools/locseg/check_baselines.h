// What `locseg check` does with baselines besides reading them.
#pragma once

#include "check/engine/check_settings.h"
#include "check_arguments.h"
#include "command.h"

namespace locseg::cli {

// --write-baseline and --update-baseline: accepts what is found, reports nothing.
[[nodiscard]] Result<int> accept_all(const CheckArguments& options, const CommonOptions& common,
                                     const CheckSettings& settings, const InputFiles& inputs);

// --prune-baseline, after a run that `counts` is of.
[[nodiscard]] Result<void> prune_baseline(const CheckArguments& options,
                                          const CommonOptions& common,
                                          const CheckSettings& settings, const CheckCounts& counts);

}  // namespace locseg::cli
