#include "base/try.h"
#include "check/engine/whole_run.h"
#include "locseg/check.h"

namespace locseg {

Result<CheckCounts> check_tree(std::span<const std::string> paths, const TreeOptions& tree,
                               const CheckOptions& options, FindingSink& sink) {
  Result<check::Selection> selection = check::Selection::build(options);
  LOCSEG_TRY(selection);
  check::WholeRun run(options, std::move(*selection), sink);
  LOCSEG_TRY(run.read_articles(paths, tree));
  return run.finish();
}

}  // namespace locseg
