// One run over the articles of a command, as every way of `locseg check` and `locseg accept` needs
// it.
#pragma once

#include "command.h"
#include "empty_run.h"
#include "locseg/check.h"
#include "tree_arguments.h"

namespace locseg::cli {

// Checks what `tree` names, with progress, and says what was found out on the way.
[[nodiscard]] Result<CheckCounts> run_check(const TreeArguments& tree, const CommonOptions& common,
                                            const CheckOptions& checks, FindingSink& sink);

// Refuses a run that met no segment, or says that it did if that is allowed.
[[nodiscard]] Result<void> require_segments(const CheckCounts& counts, const EmptyRun& empty,
                                            const CommonOptions& common);

// Says which acceptances were not used, unless what is said is to be little.
void say_unused(const CheckCounts& counts, const CommonOptions& common);

// Takes findings and says nothing.
class Silence : public FindingSink {
 public:
  Result<void> put(const ArticleFindings&) override { return {}; }
};

}  // namespace locseg::cli
